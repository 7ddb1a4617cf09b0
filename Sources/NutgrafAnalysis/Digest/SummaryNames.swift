/// Who and what a story names, as the summary needs it.
package struct SummaryNames: Sendable {
    /// The mentions, in order.
    package let mentions: [Mention]
    /// For each mention, the number of its entity.
    package let entityOfMention: [Int]
    /// For each entity, how often it is named.
    package let frequency: [Int]
    /// For each entity, whether the title names it.
    package let isInTitle: [Bool]

    /// Takes linked mentions.
    package init(mentions: [Mention], entityOfMention: [Int], drafts: [EntityDraft]) {
        self.mentions = mentions
        self.entityOfMention = entityOfMention
        frequency = drafts.map(\.mentions.count)
        isInTitle = drafts.map { !$0.titleMentions.isEmpty }
    }

    /// Nobody and nothing, where names are not looked for.
    package init() {
        self.init(mentions: [], entityOfMention: [], drafts: [])
    }
}
