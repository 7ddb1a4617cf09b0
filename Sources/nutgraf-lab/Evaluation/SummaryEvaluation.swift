import NutgrafAnalysis

/// Measures summaries of at most 60 words by ROUGE against the annotator's, and whether they have the sentence that
/// the annotator finds best; beside them other ways of summarising, held to the same.
struct SummaryEvaluation: Evaluation {
    /// The words of a summary, where nothing else is said.
    static let budget = 60

    private var numbering = RougeWords()
    private var own = SummaryScores()
    private var others = SummaryRivals(limit: budget)

    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void) {
        guard !article.abstract.isEmpty else { return }
        let map = OffsetMap(analysis.edits)
        let texts = analysis.summary.sentences.map { String($0.substring(of: analysis.text) ?? "") }
        let reference = numbering.words(of: article.abstract)
        let rouge = Rouge(texts.map { numbering.words(of: $0) }, reference: [reference])
        let best = article.best.first.map { article.sentences[$0] }
        let hasBest = analysis.summary.sentences.contains { sentence in
            let range = map.submitted(sentence.start, isEnd: false)..<map.submitted(sentence.end, isEnd: true)
            return best.map { SummarySample.isMost(of: $0, in: range) } ?? false
        }
        own.note(rouge, hasBest: hasBest, words: texts.reduce(0) { $0 + $1.split { $0.isWhitespace }.count })
        if !hasBest { report("\(article.id) summary without the best sentence: \(texts.joined(separator: " | "))") }
        others.note(article, numbering: &numbering)
    }

    var figures: [Figure] {
        own.figures("nutgraf") + others.scores.flatMap { $0.scores.figures($0.name) }
    }
}
