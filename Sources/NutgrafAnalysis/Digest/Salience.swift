/// Says how much a story is about each entity.
package struct Salience {
    /// Fitted by `nutgraf-lab fit salience` on the annotated training articles: whether the abstract names an entity.
    private static let model = LogisticModel(weights: [
        -3.925, 4.833, 4.544, 1.42, -1.349, -0.158, 3.669, 1.533, 0.191, -0.036, -0.074, 0.088, 0.331,
    ])

    private let story: Story
    private let mentions: [Mention]
    private let quotes: [Quote]

    /// Takes what was found in the story.
    package init(_ story: Story, mentions: [Mention], quotes: [Quote]) {
        self.story = story
        self.mentions = mentions
        self.quotes = quotes
    }

    /// For each entity how likely a short account of the story names it, 0 to 1, against the likeliest, which has 1.
    package func values(_ drafts: [EntityDraft]) -> [Double] {
        var spoken = Array(repeating: 0, count: drafts.count)
        for quote in quotes {
            if let speaker = quote.speaker { spoken[speaker] += 1 }
        }
        var values: [Double] = []
        values.reserveCapacity(drafts.count)
        for (number, draft) in drafts.enumerated() {
            let features = SalienceFeatures(
                mentions: draft.mentions.count,
                allMentions: mentions.count,
                isInTitle: !draft.titleMentions.isEmpty,
                firstSentence: draft.mentions.first.map { story.tokens[mentions[$0].tokens.lowerBound].sentence },
                quotes: spoken[number],
                kind: draft.kind
            )
            values.append(Self.model.probability(features.values))
        }
        let highest = values.max() ?? 1
        return values.map { ($0 / max(highest, 0.000_001)).roundedToThousandths }
    }
}
