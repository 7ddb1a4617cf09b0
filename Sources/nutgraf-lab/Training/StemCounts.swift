import NutgrafAnalysis

/// Counts in how many articles each stem occurs.
struct StemCounts {
    /// The least shares of articles of the levels 4 to 1: e⁻¹ to e⁻⁴, so that a level is a step of the logarithm.
    private static let shares = [0.368, 0.135, 0.05, 0.018]

    private var counts: [String: Int] = [:]
    private let articles: Int

    /// Counts.
    init(_ articles: [AnnotatedArticle]) {
        self.articles = articles.count
        var stemmer = PorterStemmer()
        var pace = Pace(checkpoint: { () throws(Never) in })
        for article in articles {
            let story = Story(ByteText(article.text), pace: &pace)
            var seen: Set<String> = []
            for token in story.tokens where token.kind == .word || token.kind == .number {
                let lower = story.vocabulary[story.vocabulary[token.form].lower].form
                seen.insert(String(decoding: stemmer.stem(lower.utf8), as: UTF8.self))
            }
            for stem in seen where !stem.isEmpty { counts[stem, default: 0] += 1 }
        }
    }

    /// The stems that a model's file can hold, in order.
    var stems: [String] { counts.keys.filter { !$0.contains(" ") }.sorted() }

    /// Tells a model how common the stems are.
    func note(in model: inout SummaryModel) {
        var levels: [[String]] = Array(repeating: [], count: 5)
        for (stem, count) in counts {
            let share = Double(count) / Double(max(1, articles))
            guard let step = Self.shares.firstIndex(where: { share > $0 }), !stem.contains(" ") else { continue }
            levels[4 - step].append(stem)
        }
        for level in 1...4 { model.setCommon(levels[level].sorted(), level: level) }
    }
}
