/// Capitalised words in a row, as a token that is one of them sees them: "Nobel Peace Prize" is told by its end.
package struct CapitalRun {
    /// Where the token stands: 0 for the first word, 2 for the last, 1 between.
    package var place: UInt64
    /// How many words there are.
    package var length: Int
    /// The second and the first word before the row.
    package var twoBefore: UnsafePointer<WordTraits>
    package var before: UnsafePointer<WordTraits>
    /// The first and the last word of the row.
    package var first: UnsafePointer<WordTraits>
    package var last: UnsafePointer<WordTraits>
    /// The word behind the row.
    package var behind: UnsafePointer<WordTraits>
}
