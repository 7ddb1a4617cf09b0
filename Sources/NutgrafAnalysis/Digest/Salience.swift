/// Says how much a story is about each entity.
package struct Salience {
    /// Fitted by `nutgraf-lab fit salience` on the annotated training articles: whether the abstract names an entity.
    private static let model = LogisticModel(weights: [
        -3.69, 3.719, 4.005, 1.371, -1.135, -0.1, 2.354, 1.327, 0.304, -0.026, -0.076, 0.244, 0.344, 3.25, -0.676,
    ])

    private let story: Story
    private let mentions: [Mention]
    private let quotes: [Quote]
    private let support: [Double]

    /// Takes what was found in the story.
    ///
    /// - Parameter support: for each entity what ``Summarizer/support(of:)`` says.
    package init(_ story: Story, mentions: [Mention], quotes: [Quote], support: [Double]) {
        self.story = story
        self.mentions = mentions
        self.quotes = quotes
        self.support = support
    }

    /// For each entity what tells how much the story is about it.
    package func features(_ drafts: [EntityDraft]) -> [SalienceFeatures] {
        var spoken = Array(repeating: 0, count: drafts.count)
        for quote in quotes {
            if let speaker = quote.speaker { spoken[speaker] += 1 }
        }
        return drafts.enumerated().map { number, draft in
            SalienceFeatures(
                mentions: draft.mentions.count,
                allMentions: mentions.count,
                isInTitle: !draft.titleMentions.isEmpty,
                firstSentence: draft.mentions.first.map(sentence),
                earlyMentions: draft.mentions.count { sentence($0) < SalienceFeatures.earlySentences },
                quotes: spoken[number],
                kind: draft.kind,
                support: support[number]
            )
        }
    }

    /// For each entity how likely a short account of the story names it, 0 to 1, against the likeliest, which has 1.
    package func values(_ drafts: [EntityDraft]) -> [Double] {
        let values = features(drafts).map { Self.model.probability($0.values) }
        let highest = values.max() ?? 1
        return values.map { ($0 / max(highest, 0.000_001)).roundedToThousandths }
    }

    private func sentence(_ mention: Int) -> Int { story.tokens[mentions[mention].tokens.lowerBound].sentence }
}
