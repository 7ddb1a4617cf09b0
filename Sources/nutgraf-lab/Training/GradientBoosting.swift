import NutgrafAnalysis

/// Grows trees one after the other, each on what those before it leave unexplained (Friedman 2001), for the
/// likelihood of a case. Without chance: the same rows give the same trees.
struct GradientBoosting {
    private static let rounds = 60
    private static let rate = 0.1
    private static let leastRows = 40
    /// Holds leaves of few rows near nothing.
    private static let ridge = 4.0
    private static let bins = 24

    /// The trees; the constant is left to their leaves.
    private(set) var trees = BoostedTrees()

    private let rows: [[Double]]
    private let labels: [Bool]
    private let thresholds: [[Double]]
    /// For each feature and row the bin.
    private let places: [[UInt8]]

    /// Grows trees.
    ///
    /// - Parameters:
    ///   - rows: the features of each row.
    ///   - labels: whether it is a case.
    init(_ rows: [[Double]], labels: [Bool]) {
        self.rows = rows
        self.labels = labels
        let features = rows.first?.count ?? 0
        var thresholds: [[Double]] = []
        var places: [[UInt8]] = []
        for feature in 0..<features {
            let sorted = rows.map { $0[feature] }.sorted()
            var bounds: [Double] = []
            for bin in 1..<Self.bins {
                let bound = (sorted[sorted.count * bin / Self.bins] * 10_000).rounded() / 10_000
                if bound != bounds.last { bounds.append(bound) }
            }
            thresholds.append(bounds)
            places.append(rows.map { row in UInt8(bounds.count { row[feature] > $0 }) })
        }
        self.thresholds = thresholds
        self.places = places
        grow()
    }

    private mutating func grow() {
        var sums = Array(repeating: 0.0, count: rows.count)
        for _ in 0..<Self.rounds {
            var slopes: [Double] = []
            var curves: [Double] = []
            for (sum, label) in zip(sums, labels) {
                let probability = sum.logistic
                slopes.append((label ? 1 : 0) - probability)
                curves.append(probability * (1 - probability))
            }
            var nodes = Array(repeating: 0, count: rows.count)
            var questions: [(feature: Int, threshold: Double)] = []
            for level in 0..<BoostedTrees.depth {
                for node in ((1 << level) - 1)..<((1 << (level + 1)) - 1) {
                    let members = nodes.indices.filter { nodes[$0] == node }
                    let question = bestQuestion(members, slopes, curves)
                    questions.append(question)
                    for row in members {
                        nodes[row] = 2 * node + (rows[row][question.feature] > question.threshold ? 2 : 1)
                    }
                }
            }
            var slopeSums = Array(repeating: 0.0, count: BoostedTrees.questions + 1)
            var curveSums = slopeSums
            for (row, node) in nodes.enumerated() {
                slopeSums[node - BoostedTrees.questions] += slopes[row]
                curveSums[node - BoostedTrees.questions] += curves[row]
            }
            let leaves = zip(slopeSums, curveSums).map { Self.rate * $0 / ($1 + Self.ridge) }
            trees.add(questions: questions, leaves: leaves)
            for (row, node) in nodes.enumerated() { sums[row] += leaves[node - BoostedTrees.questions] }
        }
    }

    /// The question that parts some rows best; where none does, one that sends all to the left.
    private func bestQuestion(
        _ members: [Int],
        _ slopes: [Double],
        _ curves: [Double]
    ) -> (feature: Int, threshold: Double) {
        var best = (feature: 0, threshold: 1e6)
        let slope = members.reduce(0) { $0 + slopes[$1] }
        let curve = members.reduce(0) { $0 + curves[$1] }
        var most = slope * slope / (curve + Self.ridge) + 1e-9
        for feature in thresholds.indices {
            var bins = Array(repeating: (count: 0, slope: 0.0, curve: 0.0), count: Self.bins)
            for row in members {
                let place = Int(places[feature][row])
                bins[place].count += 1
                bins[place].slope += slopes[row]
                bins[place].curve += curves[row]
            }
            var left = (count: 0, slope: 0.0, curve: 0.0)
            for (place, threshold) in thresholds[feature].enumerated() {
                left.count += bins[place].count
                left.slope += bins[place].slope
                left.curve += bins[place].curve
                guard left.count >= Self.leastRows, members.count - left.count >= Self.leastRows else { continue }
                let rest = (slope: slope - left.slope, curve: curve - left.curve)
                let gain =
                    left.slope * left.slope / (left.curve + Self.ridge)
                    + rest.slope * rest.slope / (rest.curve + Self.ridge)
                if gain > most {
                    most = gain
                    best = (feature, threshold)
                }
            }
        }
        return best
    }
}
