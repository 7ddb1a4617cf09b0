import NutgrafAnalysis

/// The texts that the tagger learns from.
struct EntityCorpora {
    /// All texts, those written otherwise among them.
    private(set) var texts: [TrainingText] = []
    /// How words are written within sentences.
    private(set) var counts = CaseCounts()
    /// What words stand between.
    private(set) var company = CompanyClusters()

    /// Reads the corpora in a folder.
    ///
    /// - Parameters:
    ///   - folder: the folder.
    ///   - news: files of more annotated articles, which count as much as those of the folder.
    ///   - newsWeight: how much these count.
    /// - Throws: `ValidationError` that names what cannot be read.
    init(folder: String, news: [String] = [], newsWeight: Float) throws {
        let articles = try (["\(folder)/news/train.jsonl"] + news).flatMap { try AnnotatedCorpus(file: $0).articles }
        let news = AnnotatedNews.texts(articles)
        try note(TextFile.bytes("\(folder)/text/current_events.txt"))
        for var text in news {
            note(text.bytes)
            text.weight = newsWeight
            texts.append(text)
        }
        for (number, corpus) in OpenCorpus.training.enumerated() {
            let file = try TaggedTokenFile(
                "\(folder)/ner/\(corpus.name).tsv",
                convention: corpus.convention
            )
            for var text in file.texts {
                note(text.bytes)
                text.weight = corpus.weight
                if !corpus.isModel { text.habits = UInt64(number + 1) }
                texts.append(text)
                guard corpus.isModel else { continue }
                // Plain people often write without capitals, or with nothing else.
                var copy = text.written(texts.count % 4 == 0 ? .capitals : .small)
                copy.weight = 0.3 * corpus.weight
                copy.isCopy = true
                texts.append(copy)
            }
        }
        // A third of the news once more in each other way of writing.
        for text in news where !text.isHeadline {
            var copy = text.written([LetterCase.capitals, .small, .title][text.article % 3])
            copy.weight = 0.3 * newsWeight
            copy.isCopy = true
            texts.append(copy)
        }
    }

    private mutating func note(_ bytes: [UInt8]) {
        counts.count(bytes)
        company.add(bytes)
    }
}
