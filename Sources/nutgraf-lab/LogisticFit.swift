import NutgrafAnalysis

/// Fits a logistic model by gradient descent with a small penalty on large weights.
struct LogisticFit {
    private static let rounds = 4_000
    private static let rate = 1.0
    private static let penalty = 0.000_1

    private let count: Int
    private var examples: [(features: [Double], isRight: Bool)] = []

    /// Begins without examples, with so many features each.
    init(count: Int) {
        self.count = count
    }

    /// Adds an example.
    mutating func add(_ features: [Double], _ isRight: Bool) { examples.append((features, isRight)) }

    /// The weights of the features; the same examples give the same weights.
    func weights() -> [Double] {
        var model = LogisticModel(weights: Array(repeating: 0, count: count))
        guard !examples.isEmpty else { return model.weights }
        for _ in 0..<Self.rounds {
            var gradient = Array(repeating: 0.0, count: count)
            for example in examples {
                let error = (example.isRight ? 1 : 0) - model.probability(example.features)
                for (feature, value) in example.features.enumerated() where value != 0 {
                    gradient[feature] += error * value
                }
            }
            for feature in 0..<count {
                model.weights[feature] +=
                    Self.rate * (gradient[feature] / Double(examples.count) - Self.penalty * model.weights[feature])
            }
        }
        return model.weights
    }
}
