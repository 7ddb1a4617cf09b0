/// An entity while its mentions are gathered.
package struct EntityDraft: Sendable {
    /// What sort of thing it is.
    package var kind: EntityKind
    /// The numbers of its mentions, in order.
    package var mentions: [Int] = []
    /// The names used, in order of their first use, each once.
    package var names: [String] = []
    /// The ISO 3166-1 alpha-2 code of its country.
    package var country: String?
    /// How sure its surest mention is, 0 to 1.
    package var confidence = 0.0
    /// Where the title names it.
    package var titleMentions: [TextRange] = []
    /// Whether it is a woman or a man, by first name or title.
    package var gender: WordClass = []

    /// The fullest of its names: of people the one with most words, else the longest.
    package var name: String {
        var best = ""
        var bestSize = (-1, -1)
        for name in names {
            let size = (kind == .person ? name.utf8.count { $0 == 0x20 } : 0, name.utf8.count)
            if size > bestSize {
                best = name
                bestSize = size
            }
        }
        return best
    }
}
