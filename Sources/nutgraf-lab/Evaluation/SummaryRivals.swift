import NutgrafAnalysis

/// What other ways of summarising reach, within the words asked for and within those that ours may take: a comparison
/// of ours with the first alone would count a tenth more words as skill.
struct SummaryRivals {
    private let limits: [Int]
    private var sums: [[SummaryScores]]

    /// - Parameter budget: the words asked for.
    init(budget: Int) {
        let most = SummaryLength.words(budget).limit
        limits = most > budget ? [budget, most] : [budget]
        sums = limits.map { _ in Array(repeating: SummaryScores(), count: SummaryBaselines.names.count) }
    }

    /// Measures them on an article.
    ///
    /// - Parameters:
    ///   - article: the article.
    ///   - numbering: numbers the words for ROUGE.
    mutating func note(_ article: AnnotatedArticle, numbering: inout RougeWords) {
        for (variant, limit) in limits.enumerated() {
            var place = 0
            SummaryBaselines(article, limit: limit, numbering: &numbering).measure { _, rouge, hasBest, words in
                sums[variant][place].note(rouge, hasBest: hasBest, words: words)
                place += 1
            }
        }
    }

    /// Their sums by the name of the way and its limit.
    var scores: [(name: String, scores: SummaryScores)] {
        zip(limits, sums).flatMap { limit, sums in
            zip(SummaryBaselines.names, sums).map { ("\($0), up to \(limit) words", $1) }
        }
    }
}
