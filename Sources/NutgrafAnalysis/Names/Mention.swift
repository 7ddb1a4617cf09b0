/// A place where the text names somebody or something.
package struct Mention: Sendable {
    /// The tokens of the name, without titles and possessive endings.
    package var tokens: Range<Int>
    /// The first byte.
    package var start: Int
    /// The byte after the last one.
    package var end: Int
    /// What sort of thing is named; `nil` while it is not known.
    package var kind: EntityKind?
    /// What a list says of the name.
    package var known: KnownName?
    /// The tokens of the title or role before the name.
    package var title: Range<Int>?
    /// How sure the kind is, 0 to 1.
    package var confidence: Double
}

extension Mention {
    /// A mention of which no more is known than where it is and its kind.
    package init(tokens: Range<Int>, start: Int, end: Int, kind: EntityKind, confidence: Double) {
        self.init(tokens: tokens, start: start, end: end, kind: kind, known: nil, title: nil, confidence: confidence)
    }
}
