import NutgrafAnalysis

/// How much more the annotators' summaries use each stem than other words that stand where it stands.
///
/// The articles are dealt out into parts, so that what an article teaches can be left out where that article is read:
/// else its own summary would tell which of its words are in it.
package struct StemUsage {
    /// Uses that are added to those counted and to those expected, so that a rare stem is near the ordinary.
    private static let prior = 1.6
    /// A stem of fewer articles is ordinary.
    private static let fewest = 3.0
    /// The logarithm of uses by expected uses at which each level but the lowest begins.
    private static let bounds = [-0.6, -0.35, -0.15, 0.15, 0.3, 0.5]

    private struct Count {
        var used = 0.0
        var expected = 0.0
        var articles = 0.0
    }

    private var counts: [[UInt64: Count]]

    /// Nothing is counted.
    ///
    /// - Parameter parts: how many parts the articles have.
    package init(parts: Int) {
        counts = Array(repeating: [:], count: parts)
    }

    /// Counts a stem of an article.
    ///
    /// - Parameters:
    ///   - key: the stem's hash.
    ///   - part: the article's part.
    ///   - isUsed: whether the article's summary uses it.
    ///   - expected: the share of stems in such places that summaries use.
    package mutating func add(_ key: UInt64, part: Int, isUsed: Bool, expected: Double) {
        counts[part][key, default: Count()].articles += 1
        counts[part][key, default: Count()].expected += expected
        if isUsed { counts[part][key, default: Count()].used += 1 }
    }

    /// The level of a stem, by its hash.
    ///
    /// - Parameter parts: what these teach is left out.
    package func level(of key: UInt64, without parts: [Int]) -> Int {
        var sum = Count()
        for part in counts.indices where !parts.contains(part) {
            guard let count = counts[part][key] else { continue }
            sum.used += count.used
            sum.expected += count.expected
            sum.articles += count.articles
        }
        guard sum.articles >= Self.fewest else { return StemKnowledge.ordinaryUsage }
        let more = (sum.used + Self.prior).naturalLogarithm - (sum.expected + Self.prior).naturalLogarithm
        return Self.bounds.count { more > $0 }
    }

    /// Tells a model the levels.
    ///
    /// - Parameter stems: the stems of the articles, each once, in order.
    func note(_ stems: [String], in model: inout SummaryModel) {
        for level in 0..<StemKnowledge.usageLevels {
            model.setUsage(stems.filter { self.level(of: StemTable.hash($0.utf8), without: []) == level }, level: level)
        }
    }
}
