/// Weighs features to a probability: the logistic function of their weighted sum.
package struct LogisticModel: Sendable {
    /// The weight of each feature.
    package var weights: [Double]

    /// A model of given weights.
    package init(weights: [Double]) {
        self.weights = weights
    }

    /// The probability, 0 to 1, for some features.
    package func probability(_ features: [Double]) -> Double {
        var sum = 0.0
        for (weight, feature) in zip(weights, features) { sum += weight * feature }
        return 1 / (1 + Self.exponential(-min(max(sum, -30), 30)))
    }

    /// e to a power between -30 and 30, without a mathematics library: the same on every machine.
    private static func exponential(_ power: Double) -> Double {
        var value = 1 + power / 65_536
        for _ in 0..<16 { value *= value }
        return value
    }
}
