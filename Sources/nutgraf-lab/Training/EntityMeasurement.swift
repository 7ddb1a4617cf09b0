import NutgrafAnalysis

/// All sets that a model of entities is measured on.
struct EntityMeasurement {
    private let sets: [NameSet]

    /// Reads the sets.
    init(corpora: String) throws {
        sets = try NameSet.names.map { try NameSet($0, corpora: corpora) }
    }

    /// The lines of all figures of a model.
    func lines(_ model: EntityModel) -> [String] {
        let clock = ContinuousClock()
        return sets.map { set in
            var score = MentionScore()
            let time = clock.measure { for item in set.items { score.note(set.names(item, model)) } }
            return "\(set.name): \(score.line) \(time.components.attoseconds / 1_000_000_000_000_000) ms"
        }
    }
}
