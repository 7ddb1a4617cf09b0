import NutgrafAnalysis

/// What other ways of summarising choose, from the corpus's own sentences: whole sentences in the order of the
/// ranking, each that still fits into the limit, the first one in any case.
///
/// This holds of the lead too: it does not stop at a sentence that does not fit, but takes later ones that do. So
/// defined it reaches the ROUGE-1 of .431 that the corpora state of it on dev.
struct SummaryBaselines {
    /// The names of the ways, in the order in which they are shown.
    static let names = ["lead", "TextRank", "LexRank", "annotator's picks", "greedy oracle"]

    private static let damping = 0.85
    private static let steps = 40
    /// LexRank's graph has an edge where the cosine is at least so high (Erkan and Radev 2004).
    private static let leastCosine = 0.1

    private let article: AnnotatedArticle
    private let limit: Int
    private let texts: [String]
    private let words: [[Int]]
    private let sizes: [Int]
    private let reference: [Int]

    /// - Parameters:
    ///   - article: the article.
    ///   - limit: at most so many words.
    ///   - numbering: numbers the words for ROUGE.
    init(_ article: AnnotatedArticle, limit: Int, numbering: inout RougeWords) {
        self.article = article
        self.limit = limit
        let text = ByteText(article.text)
        texts = article.sentences.map { text.string($0.start..<$0.end) }
        words = texts.map { numbering.words(of: $0) }
        sizes = texts.map { $0.split { $0.isWhitespace }.count }
        reference = numbering.words(of: article.abstract)
    }

    /// Measures what each way chooses.
    func measure(_ note: (_ name: String, _ rouge: Rouge, _ hasBest: Bool, _ words: Int) -> Void) {
        let rankings = [
            Array(texts.indices), order(textRank()), order(lexRank()), article.best,
        ]
        let choices = rankings.map(fitting) + [oracle()]
        for (name, chosen) in zip(Self.names, choices) {
            let rouge = Rouge(chosen.map { words[$0] }, reference: [reference])
            note(
                name,
                rouge,
                article.best.first.map(chosen.contains) ?? false,
                chosen.reduce(0) { $0 + sizes[$1] }
            )
        }
    }

    private func fitting(_ ranking: [Int]) -> [Int] {
        var chosen: [Int] = []
        var size = 0
        for index in ranking where chosen.isEmpty || size + sizes[index] <= limit {
            chosen.append(index)
            size += sizes[index]
        }
        return chosen.sorted()
    }

    private func order(_ ranks: [Double]) -> [Int] { ranks.indices.sorted { (ranks[$1], $0) < (ranks[$0], $1) } }

    /// Adds the sentence that raises ROUGE most, while one does.
    private func oracle() -> [Int] {
        var chosen: [Int] = []
        var size = 0
        var most = 0.0
        while true {
            var found: Int?
            for index in texts.indices where !chosen.contains(index) && size + sizes[index] <= limit {
                let larger = (chosen + [index]).sorted()
                let sum = Rouge(larger.map { words[$0] }, reference: [reference]).sum
                if sum > most {
                    most = sum
                    found = index
                }
            }
            guard let found else { return chosen.isEmpty && !texts.isEmpty ? [0] : chosen.sorted() }
            chosen.append(found)
            size += sizes[found]
        }
    }

    /// Mihalcea and Tarau 2004: shared words by the logarithms of the lengths.
    private func textRank() -> [Double] {
        rank { first, second in
            let lengths =
                Double(words[first].count).naturalLogarithm + Double(words[second].count).naturalLogarithm
            guard lengths > 0 else { return 0 }
            return Double(Set(words[first]).intersection(words[second]).count) / lengths
        }
    }

    private func lexRank() -> [Double] {
        var frequency: [Int: Int] = [:]
        for sentence in words { for word in Set(sentence) { frequency[word, default: 0] += 1 } }
        let vectors = words.map { sentence in
            sentence.reduce(into: [Int: Double]()) { vector, word in
                vector[word, default: 0] += (Double(words.count) / Double(frequency[word] ?? 1)).naturalLogarithm
            }
        }
        // Sums in the order of the words' numbers: those of a dictionary's order would differ from run to run.
        let sorted = vectors.map { $0.sorted { $0.key < $1.key } }
        let norms = sorted.map { $0.reduce(0) { $0 + $1.value * $1.value }.squareRoot() }
        return rank { first, second in
            let dot = sorted[first].reduce(0) { $0 + $1.value * (vectors[second][$1.key] ?? 0) }
            let cosine = norms[first] * norms[second] > 0 ? dot / (norms[first] * norms[second]) : 0
            return cosine >= Self.leastCosine ? 1 : 0
        }
    }

    private func rank(_ similarity: (Int, Int) -> Double) -> [Double] {
        let count = words.count
        var edges = Array(repeating: 0.0, count: count * count)
        for first in 0..<count {
            for second in 0..<first {
                edges[first * count + second] = similarity(first, second)
                edges[second * count + first] = edges[first * count + second]
            }
        }
        let sums = (0..<count).map { row in (0..<count).reduce(0.0) { $0 + edges[row * count + $1] } }
        var ranks = Array(repeating: 1.0, count: count)
        for _ in 0..<Self.steps {
            ranks = (0..<count).map { here in
                let flow = (0..<count).reduce(0.0) { sum, there in
                    sums[there] > 0 ? sum + ranks[there] * edges[there * count + here] / sums[there] : sum
                }
                return 1 - Self.damping + Self.damping * flow
            }
        }
        return ranks
    }
}
