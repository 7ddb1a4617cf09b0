/// Says how much a story is about each entity.
package struct Salience {
    private let story: Story
    private let mentions: [Mention]
    private let quotes: [Quote]

    /// Takes what was found in the story.
    package init(_ story: Story, mentions: [Mention], quotes: [Quote]) {
        self.story = story
        self.mentions = mentions
        self.quotes = quotes
    }

    /// For each entity a number from 0 to 1, the highest 1 where there is any entity.
    ///
    /// It grows with the logarithm of the mentions, and with being in the title, in the first fifth of the
    /// story, and quoted.
    package func values(_ drafts: [EntityDraft]) -> [Double] {
        var spoken = Array(repeating: 0, count: drafts.count)
        for quote in quotes {
            if let speaker = quote.speaker { spoken[speaker] += 1 }
        }
        let early = story.text.count / 5
        var values: [Double] = []
        for (number, draft) in drafts.enumerated() {
            var value = Self.halvings(draft.mentions.count + 1)
            if !draft.titleMentions.isEmpty { value += 1.5 }
            if let first = draft.mentions.first, mentions[first].start <= early { value += 1 }
            value += 0.3 * Double(min(spoken[number], 4))
            if draft.kind == .group { value *= 0.7 }
            values.append(value)
        }
        let highest = values.max() ?? 1
        return values.map { ($0 / max(highest, 0.001)).roundedToThousandths }
    }

    /// The logarithm to base 2 with straight lines between the powers, without a mathematics library.
    private static func halvings(_ count: Int) -> Double {
        guard count > 1 else { return 0 }
        let power = Int.bitWidth - 1 - count.leadingZeroBitCount
        return Double(power) + Double(count - 1 << power) / Double(1 << power)
    }
}
