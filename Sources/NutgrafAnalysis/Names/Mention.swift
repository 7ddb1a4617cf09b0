/// A place where the text names somebody or something.
package struct Mention: Sendable {
    /// The tokens of the name, without titles and possessive endings.
    package var tokens: Range<Int>
    /// The first byte.
    package var start: Int
    /// The byte after the last one.
    package var end: Int
    /// What sort of thing is named.
    package var kind: EntityKind?
    /// How sure it is that the name ends and begins there and is of its kind, 0 to 1.
    package var confidence: Double

    /// Makes a mention.
    package init(tokens: Range<Int>, start: Int, end: Int, kind: EntityKind?, confidence: Double) {
        self.tokens = tokens
        self.start = start
        self.end = end
        self.kind = kind
        self.confidence = confidence
    }
}
