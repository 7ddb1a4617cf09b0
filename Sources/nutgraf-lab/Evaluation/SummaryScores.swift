/// Sums of what a way of summarising reached over articles.
struct SummaryScores {
    private var sum = Rouge()
    private var articles = 0
    private var withBest = 0
    private var words = 0

    /// Counts a summary.
    ///
    /// - Parameters:
    ///   - rouge: its measures.
    ///   - hasBest: whether the annotator's best sentence is in it.
    ///   - words: how many words it has.
    mutating func note(_ rouge: Rouge, hasBest: Bool, words: Int) {
        sum += rouge
        articles += 1
        if hasBest { withBest += 1 }
        self.words += words
    }

    /// The means, as figures.
    func figures(_ name: String) -> [Figure] {
        let count = Double(max(1, articles))
        return [
            Figure("summary", "\(name), ROUGE-1", sum.one / count, of: articles),
            Figure("summary", "\(name), ROUGE-2", sum.two / count, of: articles),
            Figure("summary", "\(name), ROUGE-Lsum", sum.lsum / count, of: articles),
            Figure("summary", "\(name), best included", Double(withBest) / count, of: articles),
        ]
    }

    /// One line for people.
    func line(_ name: String) -> String {
        let count = Double(max(1, articles))
        func digits(_ value: Double) -> String {
            let tenths = String(Int((value * 10_000).rounded()))
            // A share of one or more has a digit before its point.
            guard tenths.utf8.count <= 4 else { return "\(tenths.dropLast(4)).\(tenths.suffix(4))" }
            return "." + String(repeating: "0", count: 4 - tenths.utf8.count) + tenths
        }
        let measures = [sum.one, sum.two, sum.lsum].map { digits($0 / count) }.joined(separator: " ")
        let padded = name + String(repeating: " ", count: max(1, 36 - name.utf8.count))
        return
            "\(padded) \(measures)  best \(digits(Double(withBest) / count))  words \(Int(Double(words) / count * 10) / 10)"
    }
}
