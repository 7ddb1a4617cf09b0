import NutgrafAnalysis

/// Learned weights as the lists have them: the table's name, the feature's name, the weight, with tabs between.
struct WeightLines {
    /// The lines, each with its end.
    private(set) var text = ""

    /// Adds a table's weights, in hundredths; what weighs less than one is left out.
    mutating func add(_ table: String, _ features: [String], _ weights: [Float]) {
        for (name, weight) in zip(features, weights) where abs(weight) >= 0.01 {
            text += "\(table)\t\(name)\t\((weight * 100).rounded() / 100)\n"
        }
    }

    /// Adds a table's weights, a block of features on each line, as whole hundredths.
    mutating func add(_ table: String, _ features: FeatureBlocks, _ weights: [Float]) {
        for block in features.blocks {
            let numbers = weights[block.features].map { "\(Int(($0 * 100).rounded()))" }
            text += "\(table)\t\(block.name)\t\(numbers.joined(separator: " "))\n"
        }
    }
}
