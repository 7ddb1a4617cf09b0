import NutgrafAnalysis

/// Measures whether the confidence of entities is what it says: of those with 0.8, eight in ten must be right.
///
/// An entity is right where at least half of its mentions are annotated, with its kind; a facility may be a location. The
/// table has a line for each tenth; the error is the mean distance between confidence and share, by entities.
struct ConfidenceEvaluation: Evaluation {
    private var right = Array(repeating: 0, count: 10)
    private var counts = Array(repeating: 0, count: 10)
    private var sums = Array(repeating: 0.0, count: 10)

    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void) {
        for entity in analysis.entities where !entity.mentions.isEmpty {
            let bin = min(9, Int(entity.confidence * 10))
            counts[bin] += 1
            sums[bin] += entity.confidence
            if entity.isRight(analysis, article) { right[bin] += 1 }
        }
    }

    var figures: [Figure] {
        var figures: [Figure] = []
        var error = 0.0
        for bin in counts.indices where counts[bin] > 0 {
            let mean = sums[bin] / Double(counts[bin])
            let share = Tally.share(right[bin], counts[bin])
            error += abs(mean - share) * Double(counts[bin])
            figures.append(
                Figure("confidence", "right of those with \(Tally.short(mean)) on average", share, of: counts[bin])
            )
        }
        let all = counts.reduce(0, +)
        figures.append(Figure("confidence", "mean error", all == 0 ? 0 : error / Double(all), of: all))
        return figures
    }
}

extension Entity {
    /// Whether half of its mentions, or more, are annotated with its kind.
    func isRight(_ analysis: Analysis, _ article: AnnotatedArticle) -> Bool {
        let map = OffsetMap(analysis.edits)
        func merged(_ kind: String) -> String { kind == "facility" ? "location" : kind }
        let gold = Set(article.mentions.filter { merged($0.kind) == merged(kind.rawValue) }.map { $0.start..<$0.end })
        let found = mentions.count {
            gold.contains(map.submitted($0.start, isEnd: false)..<map.submitted($0.end, isEnd: true))
        }
        return found * 2 >= mentions.count
    }
}
