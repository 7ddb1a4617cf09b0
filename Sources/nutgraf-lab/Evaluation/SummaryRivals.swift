import NutgrafAnalysis

/// What other ways of summarising reach within the words that ours may take.
struct SummaryRivals {
    private let limit: Int
    private var sums: [SummaryScores]

    /// - Parameter limit: the most words.
    init(limit: Int) {
        self.limit = limit
        sums = Array(repeating: SummaryScores(), count: SummaryBaselines.names.count)
    }

    /// Measures them on an article.
    ///
    /// - Parameters:
    ///   - article: the article.
    ///   - numbering: numbers the words for ROUGE.
    mutating func note(_ article: AnnotatedArticle, numbering: inout RougeWords) {
        var place = 0
        SummaryBaselines(article, limit: limit, numbering: &numbering).measure { _, rouge, hasBest, words in
            sums[place].note(rouge, hasBest: hasBest, words: words)
            place += 1
        }
    }

    /// Their sums by the name of the way.
    var scores: [(name: String, scores: SummaryScores)] { Array(zip(SummaryBaselines.names, sums)) }
}
