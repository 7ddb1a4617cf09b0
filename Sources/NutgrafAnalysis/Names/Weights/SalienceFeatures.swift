/// What tells how much a story is about an entity.
package struct SalienceFeatures: Sendable {
    /// How many numbers ``values`` has.
    package static let count = 15
    /// The first so many sentences are early.
    package static let earlySentences = 3

    /// How often the text names it.
    package var mentions: Int
    /// How often the text names anything.
    package var allMentions: Int
    /// Whether the title names it.
    package var isInTitle: Bool
    /// The number of the sentence that names it first; `nil` where the text does not.
    package var firstSentence: Int?
    /// How many of its mentions are in an early sentence.
    package var earlyMentions: Int
    /// How many quotations are its.
    package var quotes: Int
    /// What sort of thing it is.
    package var kind: EntityKind
    /// How many of the best three sentences are expected to name it.
    package var support: Double

    /// The features of an entity.
    package init(
        mentions: Int,
        allMentions: Int,
        isInTitle: Bool,
        firstSentence: Int?,
        earlyMentions: Int,
        quotes: Int,
        kind: EntityKind,
        support: Double
    ) {
        self.mentions = mentions
        self.allMentions = allMentions
        self.isInTitle = isInTitle
        self.firstSentence = firstSentence
        self.earlyMentions = earlyMentions
        self.quotes = quotes
        self.kind = kind
        self.support = support
    }

    /// The features as numbers of the size of 1, the first always 1.
    package var values: [Double] {
        let first = firstSentence ?? 1_000
        return [
            1, Self.halvings(mentions + 1) / 4, Double(mentions) / Double(max(allMentions, 1)), isInTitle ? 1 : 0,
            first == 0 ? 1 : 0, first == 1 ? 1 : 0, 1 / Double(first + 1), firstSentence == nil ? 1 : 0,
            quotes > 0 ? 1 : 0, kind == .person ? 1 : 0, kind == .organization ? 1 : 0, kind == .group ? 1 : 0,
            kind == .location ? 1 : 0, min(1, support / 2), Double(earlyMentions) / Double(Self.earlySentences),
        ]
    }

    /// The logarithm to base 2 with straight lines between the powers, without a mathematics library.
    private static func halvings(_ count: Int) -> Double {
        guard count > 1 else { return 0 }
        let power = Int.bitWidth - 1 - count.leadingZeroBitCount
        return Double(power) + Double(count - 1 << power) / Double(1 << power)
    }
}
