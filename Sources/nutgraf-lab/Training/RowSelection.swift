import NutgrafAnalysis

/// The features that are worth their place in a model.
struct RowSelection {
    /// The features.
    private(set) var keys: [UInt64] = []
    /// Their weights, ``TagLayout/lanes`` each.
    private(set) var rows: [Float] = []

    /// Keeps at most so many features, those whose weights change most, and none that rounds to nought.
    ///
    /// - Parameter scale: what a weight of one is in the model.
    init(_ weights: ChainWeights, index: FeatureIndex, most: Int, scale: Float) {
        let lanes = TagLayout.lanes
        var worth: [(Float, Int)] = []
        for number in index.numbered.indices {
            var largest: Float = 0
            for lane in 0..<lanes { largest = max(largest, abs(weights.rows[number * lanes + lane])) }
            if largest * scale < 0.5 { continue }
            worth.append((largest * Float(index.occurrences(number)).squareRoot(), number))
        }
        worth.sort { ($1.0, $0.1) < ($0.0, $1.1) }
        for (_, number) in worth.prefix(most).sorted(by: { $0.1 < $1.1 }) {
            keys.append(index.numbered[number])
            rows.append(contentsOf: weights.rows[number * lanes..<(number + 1) * lanes])
        }
    }

    private init(keys: [UInt64], rows: [Float]) {
        self.keys = keys
        self.rows = rows
    }

    /// The features of both.
    static func + (left: RowSelection, right: RowSelection) -> RowSelection {
        RowSelection(keys: left.keys + right.keys, rows: left.rows + right.rows)
    }
}
