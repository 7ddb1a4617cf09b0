/// Turns gathered entities into those of the result, the most salient first.
struct EntityDesk {
    private let story: Story
    private let mentions: [Mention]

    init(_ story: Story, mentions: [Mention]) {
        self.story = story
        self.mentions = mentions
    }

    /// The entities with their final numbers.
    ///
    /// - Parameters:
    ///   - drafts: the gathered entities.
    ///   - quotes: what they said.
    ///   - support: for each of them how much the best sentences name it.
    ///   - pace: counts the work.
    /// - Returns: the entities, and for each draft its entity's number.
    func entities<Failure>(
        _ drafts: [EntityDraft],
        quotes: [Quote],
        support: [Double],
        pace: inout Pace<Failure>
    ) throws(Failure) -> (entities: [Entity], numbers: [Int]) {
        let salience = Salience(story, mentions: mentions, quotes: quotes, support: support).values(drafts)
        let order = drafts.indices.sorted { (salience[$1], $0) < (salience[$0], $1) }
        var roles = RoleFinder(story, mentions: mentions)
        var numbers = Array(repeating: 0, count: drafts.count)
        var entities: [Entity] = []
        for (number, index) in order.enumerated() {
            try pace.spend(256)
            numbers[index] = number
            let draft = drafts[index]
            let name = draft.name
            var ranges: [TextRange] = []
            for mention in draft.mentions {
                try pace.spend(8)
                ranges.append(TextRange(start: mentions[mention].start, end: mentions[mention].end))
            }
            let role = draft.kind == .person ? roles.role(of: draft.mentions) : nil
            entities.append(
                Entity(
                    id: number,
                    kind: draft.kind,
                    name: name,
                    aliases: draft.names.filter { $0 != name && !draft.isPlural($0, of: name) },
                    role: role,
                    country: draft.country,
                    salience: salience[index],
                    confidence: Confidence.of(draft.confidenceFeatures),
                    mentions: ranges,
                    titleMentions: draft.titleMentions
                )
            )
        }
        return (entities, numbers)
    }
}

extension Quote {
    /// The same quotation with its speaker's final number.
    func renumbered(_ numbers: [Int]) -> Quote {
        var quote = self
        quote.speaker = speaker.map { numbers[$0] }
        return quote
    }
}
