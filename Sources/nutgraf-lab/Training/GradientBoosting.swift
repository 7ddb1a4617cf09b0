import NutgrafAnalysis

/// Grows trees one after the other, each on what those before it leave unexplained (Friedman 2001), for the
/// likelihood of a case. Without chance: the same rows give the same trees.
package struct GradientBoosting {
    private static let rounds = 60
    /// Holds leaves of few rows near nothing.
    private static let ridge = 4.0
    private static let bins = 32

    /// The trees. The first one holds the likelihood of any row too.
    package private(set) var trees = BoostedTrees()

    private let rate: Double
    private let leastRows: Double
    private let columns: [[Float]]
    private let thresholds: [[Float]]
    /// For each feature and row the bin.
    private let places: [[UInt8]]

    /// Grows trees.
    ///
    /// - Parameters:
    ///   - rows: what is learned from.
    ///   - rate: how much of what is left each tree explains.
    ///   - leastRows: a leaf has at least so many rows.
    package init(_ rows: FeatureColumns, rate: Double, leastRows: Int) {
        self.rate = rate
        self.leastRows = Double(leastRows)
        columns = rows.columns
        thresholds = columns.map(Self.thresholds)
        places = zip(columns, thresholds).map { column, bounds in
            column.map { value in UInt8(bounds.count { value > $0 }) }
        }
        grow(rows.labels)
    }

    /// Bounds between bins of about as many rows each, as the file can hold them.
    private static func thresholds(_ column: [Float]) -> [Float] {
        let sorted = column.sorted()
        var bounds: [Float] = []
        guard let last = sorted.last else { return bounds }
        for bin in 1..<bins {
            let bound = Float((Double(sorted[sorted.count * bin / bins]) * 10_000).rounded() / 10_000)
            if bound != bounds.last, bound < last { bounds.append(bound) }
        }
        return bounds
    }

    private mutating func grow(_ labels: [Bool]) {
        guard !labels.isEmpty else { return }
        let share = (Double(labels.count(where: \.self)) + 0.5) / (Double(labels.count) + 1)
        let likelihood = share.naturalLogarithm - (1 - share).naturalLogarithm
        var sums = Array(repeating: likelihood, count: labels.count)
        // Of each row the slope, the curvature and one.
        var pulls = Array(repeating: SIMD4<Double>(), count: labels.count)
        for round in 0..<Self.rounds {
            for (row, label) in labels.enumerated() {
                let probability = sums[row].logistic
                pulls[row] = SIMD4((label ? 1 : 0) - probability, probability * (1 - probability), 1, 0)
            }
            var nodes = [Array(Int32(0)..<Int32(labels.count))]
            var questions: [(feature: Int, threshold: Float)] = []
            for _ in 0..<BoostedTrees.depth {
                var next: [[Int32]] = []
                for members in nodes {
                    let question = bestQuestion(members, pulls)
                    questions.append(question)
                    let column = columns[question.feature]
                    next.append(members.filter { column[Int($0)] <= question.threshold })
                    next.append(members.filter { column[Int($0)] > question.threshold })
                }
                nodes = next
            }
            var leaves: [Float] = []
            for members in nodes {
                let sum = members.reduce(SIMD4<Double>()) { $0 + pulls[Int($1)] }
                let leaf = rate * sum.x / (sum.y + Self.ridge)
                for row in members { sums[Int(row)] += leaf }
                leaves.append(Float(round == 0 ? leaf + likelihood : leaf))
            }
            trees.add(questions: questions, leaves: leaves)
        }
    }

    /// The question that parts some rows best; where none does, one that sends all to the left.
    private func bestQuestion(_ members: [Int32], _ pulls: [SIMD4<Double>]) -> (feature: Int, threshold: Float) {
        var best: (feature: Int, threshold: Float) = (0, 1e6)
        let all = members.reduce(SIMD4<Double>()) { $0 + pulls[Int($1)] }
        var most = all.x * all.x / (all.y + Self.ridge) + 1e-9
        for feature in thresholds.indices where !thresholds[feature].isEmpty {
            var bins = Array(repeating: SIMD4<Double>(), count: Self.bins)
            bins.withUnsafeMutableBufferPointer { bins in
                places[feature].withUnsafeBufferPointer { places in
                    pulls.withUnsafeBufferPointer { pulls in
                        for row in members { bins[Int(places[Int(row)])] += pulls[Int(row)] }
                    }
                }
            }
            var left = SIMD4<Double>()
            for (place, threshold) in thresholds[feature].enumerated() {
                left += bins[place]
                let right = all - left
                guard left.z >= leastRows, right.z >= leastRows else { continue }
                let gain = left.x * left.x / (left.y + Self.ridge) + right.x * right.x / (right.y + Self.ridge)
                if gain > most {
                    most = gain
                    best = (feature, threshold)
                }
            }
        }
        return best
    }
}
