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
    /// The sum of how sure its mentions are.
    package var totalConfidence = 0.0
    /// Whether the lists have one of its names as of its kind.
    package var isListed = false
    /// Where the title names it.
    package var titleMentions: [TextRange] = []
    /// Whether it is a woman or a man, by first name or title.
    package var gender: WordClass = []

    /// Adds a name that is used for it, if it is new.
    mutating func note(name: String) {
        // Few names each; the bound keeps an entity of many spellings cheap.
        if names.count < 32, !names.contains(name) { names.append(name) }
    }

    /// What tells how sure the entity is; see ``Confidence``.
    package var confidenceFeatures: [Double] {
        Confidence.features(
            mean: mentions.isEmpty ? confidence : totalConfidence / Double(mentions.count),
            highest: confidence,
            mentions: mentions.count,
            words: name.utf8.count { $0 == 0x20 } + 1,
            isListed: isListed
        )
    }

    /// Whether one name of a group is but the plural of another, as "Russians" of "Russian", and no other name.
    package func isPlural(_ one: String, of other: String) -> Bool {
        kind == .group && (one == other + "s" || other == one + "s")
    }

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
