import NutgrafAnalysis

/// The sets that a model of entities is measured on: the news and texts made of them, and the open corpora.
struct EntityMeasurement {
    private var sets: [(name: String, texts: [(text: TrainingText, story: TrainingText?)])] = []

    /// Reads the sets.
    init(corpora: String) throws {
        let news = AnnotatedNews.texts(try AnnotatedCorpus(file: "\(corpora)/news/dev.jsonl").articles)
        let stories = news.filter { !$0.isHeadline }
        sets.append(("news dev", stories.map { ($0, nil) }))
        sets.append(
            (
                "headlines",
                news.filter(\.isHeadline).map { headline in (headline, stories.first { $0.article == headline.article })
                }
            )
        )
        sets.append(("headlines alone", news.filter(\.isHeadline).map { ($0, nil) }))
        sets.append(("capitals", stories.map { ($0.written(.capitals), nil) }))
        sets.append(("lower case", stories.map { ($0.written(.small), nil) }))
        sets.append(("title case", stories.map { ($0.written(.title), nil) }))
        for corpus in OpenCorpus.measuring {
            let file = try TaggedTokenFile(
                "\(corpora)/ner/\(corpus.name).tsv",
                convention: corpus.convention,
                sentences: 1
            )
            sets.append((corpus.name, file.texts.map { ($0, nil) }))
        }
    }

    /// The lines of all figures of a model.
    func lines(_ model: EntityModel) -> [String] {
        let clock = ContinuousClock()
        return sets.map { name, texts in
            var score = MentionScore(model)
            let time = clock.measure { for (text, story) in texts { score.note(text, under: story) } }
            return "\(name): \(score.line) \(time.components.attoseconds / 1_000_000_000_000_000) ms"
        }
    }
}
