import NutgrafAnalysis

/// Learns what makes one choice of sentences better than another of the same article: a ridge regression of the gain
/// over the article's mean, every article counting the same.
struct ChoiceRegression {
    /// A choice and what it gains.
    struct Choice {
        /// The features of ``SummaryChoice``.
        var features: [Double]
        /// How good it is.
        var gain: Double
    }

    private static let ridge = 3.0

    /// The weights of the features. Only the order that they make matters: the largest is 100, so that the file keeps
    /// enough digits.
    let weights: [Double]

    /// Fits the weights.
    ///
    /// - Parameter groups: for each article its choices.
    init(_ groups: [[Choice]]) {
        let size = SummaryChoice.count
        var rows: [(features: [Double], gain: Double, weight: Double)] = []
        for choices in groups where choices.count > 1 {
            let share = 1 / Double(choices.count)
            let mean = choices.reduce(0) { $0 + $1.gain * share }
            var means = Array(repeating: 0.0, count: size)
            for choice in choices { for column in 0..<size { means[column] += choice.features[column] * share } }
            for choice in choices {
                rows.append((zip(choice.features, means).map { $0 - $1 }, choice.gain - mean, share))
            }
        }
        // Columns count as if they had the same variance.
        let articles = Double(max(1, groups.count))
        var deviations = Array(repeating: 0.0, count: size)
        for row in rows {
            for column in 0..<size { deviations[column] += row.weight * row.features[column] * row.features[column] }
        }
        deviations = deviations.map { ($0 / articles).squareRoot() + 1e-9 }
        var system = LinearSystem(size: size)
        for row in rows {
            for column in 0..<size {
                let value = row.weight * row.features[column] / deviations[column]
                for other in 0...column {
                    system.matrix[column * size + other] += value * row.features[other] / deviations[other]
                }
                system.right[column] += value * row.gain
            }
        }
        let penalty = Self.ridge * articles / Double(max(1, rows.count))
        for column in 0..<size { system.matrix[column * size + column] += penalty }
        let raw = zip(system.solution(), deviations).map { $0 / $1 }
        let largest = raw.reduce(1e-9) { max($0, abs($1)) }
        weights = raw.map { $0 * 100 / largest }
    }

    /// The choices that some weights find best, the first ones of equals.
    static func best(_ count: Int, of choices: [Choice], by weights: [Double]) -> [Choice] {
        let worths = choices.map { zip($0.features, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        return choices.indices.sorted { (worths[$1], $0) < (worths[$0], $1) }.prefix(count).map { choices[$0] }
    }
}
