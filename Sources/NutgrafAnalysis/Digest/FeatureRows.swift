/// Rows of features, laid out so that eight rows can be worked on at once.
package struct FeatureRows: Sendable {
    /// So many rows are worked on at once.
    static let lanes = 8

    /// How many features a row has.
    package let features: Int
    /// How many rows there are.
    package private(set) var count = 0
    /// Eight rows after eight rows, of each of their features the eight numbers; the last ones are filled up with 0.
    private(set) var numbers: [Float] = []

    /// No row.
    ///
    /// - Parameters:
    ///   - features: how many features a row has.
    ///   - expected: how many rows there will be, about.
    package init(features: Int, expected: Int = 0) {
        self.features = features
        numbers.reserveCapacity((expected + Self.lanes - 1) / Self.lanes * Self.lanes * features)
    }

    /// Adds a row of zeros, and lets `fill` set its features.
    @inline(__always)
    package mutating func add(_ fill: (_ set: (_ feature: Int, _ value: Float) -> Void) -> Void) {
        let place = place(count)
        if count % Self.lanes == 0 { numbers += repeatElement(0, count: Self.lanes * features) }
        count += 1
        let features = features
        numbers.withUnsafeMutableBufferPointer { numbers in
            fill { feature, value in
                precondition(feature < features)
                numbers[place &+ feature &* Self.lanes] = value
            }
        }
    }

    /// A number.
    package subscript(row row: Int, feature feature: Int) -> Float { numbers[place(row) + feature * Self.lanes] }

    /// Where a row begins.
    private func place(_ row: Int) -> Int { row / Self.lanes * Self.lanes * features + row % Self.lanes }
}
