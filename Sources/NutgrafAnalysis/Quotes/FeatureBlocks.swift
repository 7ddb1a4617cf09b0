/// Numbers the features of a choice, in blocks: the combinations of a few values, or all pairs of many.
package struct FeatureBlocks: Sendable {
    /// Features that follow each other.
    package struct Block: Sendable {
        /// What the list calls them.
        package var name: String
        /// Their numbers.
        package var features: Range<Int>
    }

    /// The blocks, in the order of their numbers.
    package private(set) var blocks: [Block] = []
    /// How many features there are.
    package var count: Int { blocks.last?.features.upperBound ?? 0 }

    /// Adds all combinations of some factors' values.
    ///
    /// - Returns: the number of the first one; the others follow, the last factor fastest.
    mutating func add(_ name: String, _ factors: [String]...) -> Int {
        add(name, count: factors.reduce(1) { $0 * $1.count })
    }

    /// Adds each value of some factors, and each pair of values of two of them.
    mutating func addPairs(_ name: String, _ factors: [(name: String, values: [String])]) -> FeaturePairs {
        let sizes = factors.map(\.values.count)
        let singles = add(name, count: sizes.reduce(0, +))
        var pairs: [Int] = []
        for number in factors.indices.dropLast() {
            let rest = sizes.dropFirst(number + 1).reduce(0, +)
            pairs.append(add("\(name), \(factors[number].name) and", count: sizes[number] * rest))
        }
        return FeaturePairs(sizes: sizes, singles: singles, pairs: pairs)
    }

    private mutating func add(_ name: String, count size: Int) -> Int {
        let first = count
        blocks.append(Block(name: name, features: first..<(first + size)))
        return first
    }
}
