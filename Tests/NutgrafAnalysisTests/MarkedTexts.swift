import NutgrafAnalysis
@testable import nutgraf_lab

/// Small invented texts with marked names, and models that learn from them.
enum MarkedTexts {
    /// A text in which names stand in brackets, each behind its kind: `[person Ada Lindqvist] came.`
    static func text(_ marked: String, without unmarked: EntityKind...) -> TrainingText {
        var text = TrainingText(bytes: [], spans: [])
        var rest = marked[...]
        while let open = rest.firstIndex(of: "[") {
            text.bytes += rest[..<open].utf8
            let close = rest[open...].firstIndex(of: "]") ?? rest.endIndex
            let words = rest[rest.index(after: open)..<close].split(separator: " ", maxSplits: 1)
            let start = text.bytes.count
            text.bytes += words[1].utf8
            let kind = EntityKind(rawValue: String(words[0]))
            text.spans.append(.init(start: start, end: text.bytes.count, kinds: TrainingText.bit(kind)))
            rest = close < rest.endIndex ? rest[rest.index(after: close)...] : ""
        }
        text.bytes += rest.utf8
        text.unmarked = unmarked.reduce(0) { $0 | TrainingText.bit($1) }
        return text
    }

    /// Articles that name people, bodies and places.
    static let articles: [TrainingText] = {
        let people = ["Ada Lindqvist", "Bo Hansen", "Cleo Marsh", "Dag Omdal", "Eva Roth", "Finn Tasker"]
        let bodies = ["Norvik Works", "Velda Trust", "Harbour Council", "Tern Bank"]
        let places = ["Marrow", "Osthaven", "Pellworth", "Quillby"]
        return (0..<24).map { number in
            let person = people[number % people.count]
            let surname = person.split(separator: " ")[1]
            let body = bodies[number % bodies.count]
            let place = places[(number / 2) % places.count]
            var text = text(
                """
                [person \(person)] of the [organization \(body)] spoke in [location \(place)] on day \(number).

                The [organization \(body)] will pay, [person \(surname)] said. Nobody in [location \(place)] asked why.
                """
            )
            text.article = number
            return text
        }
    }()

    /// What is known of a few of their words.
    static let knowledge: WordKnowledge = {
        var records: [String: WordRecord] = [:]
        for (number, word) in ["norvik", "velda", "harbour", "tern", "works", "trust", "council", "bank"].enumerated() {
            var record = WordRecord()
            record.coarse = UInt8(number % 4)
            record.middle = UInt8(number)
            record.fine = UInt16(number)
            record.finest = UInt16(number)
            record.company = UInt16(number + 1)
            record.bits = WordTrait.clustered | (number < 4 ? 1 << 28 : WordTrait.organizationWord)
            records[word] = record
        }
        let phrase = FeatureHash.phrase(FeatureHash.word("tern"), FeatureHash.word("bank"))
        return WordKnowledge(
            records: records,
            phrases: [phrase: 1 << UInt32(PhraseTable.List.company.rawValue)]
        )
    }()

    /// A model of the articles, with the second pass.
    static let trained = Result { try model(folds: 2) }

    /// The bytes of a model that learned from texts.
    static func model(
        of texts: [TrainingText] = articles,
        seed: UInt64 = 1,
        folds: Int = 0,
        without families: Set<FeatureFamily> = []
    ) throws -> [UInt8] {
        var settings = EntityTrainer.Settings()
        settings.seed = seed
        settings.epochs = 6
        settings.folds = folds
        settings.foldEpochs = 3
        settings.least = 1
        settings.without = families
        let progress = TrainingProgress(steps: 1, isTerminal: false) { _ in }
        let trainer = EntityTrainer(settings, progress: progress)
        return try trainer.model(texts, knowledge, frequent: ["the", "Tern"])
    }

    /// The names that a model finds in a text, each behind its kind.
    static func names(_ text: String, _ model: EntityModel) -> [String] {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(text), pace: &pace)
        return MentionFinder(story, model: model, pace: &pace).mentions.map {
            "\($0.kind?.rawValue ?? "") \(story.text.string($0.start..<$0.end))"
        }
    }
}
