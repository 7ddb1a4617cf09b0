/// Rows of features, laid out so that eight rows can be worked on at once.
package struct FeatureRows: Sendable {
    /// How many features a row has.
    package let features: Int
    /// How many rows there are.
    package private(set) var count = 0
    /// Eight rows after eight rows, of each of their features the eight numbers; the last ones are filled up with 0.
    private(set) var blocks: [SIMD8<Float>] = []

    /// No row.
    ///
    /// - Parameters:
    ///   - features: how many features a row has.
    ///   - expected: how many rows there will be, about.
    package init(features: Int, expected: Int = 0) {
        self.features = features
        blocks.reserveCapacity((expected + 7) / 8 * features)
    }

    /// Adds a row of zeros, and lets `fill` set its features.
    @inline(__always)
    package mutating func add(_ fill: (_ set: (_ feature: Int, _ value: Float) -> Void) -> Void) {
        let (start, lane) = place(count)
        if lane == 0 { blocks += repeatElement(.zero, count: features) }
        count += 1
        let features = features
        blocks.withUnsafeMutableBufferPointer { blocks in
            fill { feature, value in
                precondition(feature < features)
                blocks[start + feature][lane] = value
            }
        }
    }

    /// A number.
    package subscript(row row: Int, feature feature: Int) -> Float {
        let (start, lane) = place(row)
        return blocks[start + feature][lane]
    }

    private func place(_ row: Int) -> (start: Int, lane: Int) { (row / 8 * features, row % 8) }
}
