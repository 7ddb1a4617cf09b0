/// A word, a number or a mark.
package struct Token: Sendable {
    /// What sort of token it is.
    package enum Kind: UInt8, Sendable {
        case word
        case number
        /// `’s`, `’ll` and their like behind a word.
        case clitic
        /// An address of the web or of mail.
        case address
        /// `@name` or `#subject`.
        case handle
        case openQuote
        case closeQuote
        case hyphen
        case dash
        case comma
        case stop
        case openBracket
        case closeBracket
        case mark
    }

    /// The first byte.
    package var start: Int
    /// The byte after the last one.
    package var end: Int
    /// The word's number in the ``Vocabulary``.
    package var form: Int
    /// What sort of token it is.
    package var kind: Kind
    /// Whether it begins with a capital.
    package var isCapitalized: Bool
    /// Whether a blank stands before it.
    package var followsBlank: Bool
    /// Whether a sentence or a quotation begins here, so that its capital says nothing.
    package var isOpening: Bool
    /// Whether it is a capital with a full stop, as in "J. Smith".
    package var isInitial: Bool
    /// The number of its sentence.
    package var sentence: Int
}
