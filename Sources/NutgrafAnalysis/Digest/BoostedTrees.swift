/// A sum of small decision trees over a row of numbers.
package struct BoostedTrees: Sendable {
    /// Questions on the way to a leaf.
    package static let depth = 3
    /// Questions of a tree.
    package static let questions = (1 << depth) - 1
    /// The numbers that make a tree: for each question a feature and a threshold, then the leaves.
    package static let width = 2 * questions + (1 << depth)

    /// The trees, one after the other.
    package private(set) var numbers: [Double] = []

    /// No tree.
    package init() {}

    /// Takes trees from a file; an incomplete last one is left out.
    package init(_ numbers: [Double]) {
        self.numbers = Array(numbers.prefix(numbers.count / Self.width * Self.width))
    }

    /// Adds a tree.
    ///
    /// - Parameters:
    ///   - questions: the feature and threshold of each question, from the root level by level; a row with more than
    ///     the threshold goes right.
    ///   - leaves: what each leaf adds.
    package mutating func add(questions: [(feature: Int, threshold: Double)], leaves: [Double]) {
        precondition(questions.count == Self.questions && leaves.count == Self.questions + 1)
        for question in questions { numbers += [Double(question.feature), question.threshold] }
        numbers += leaves
    }

    /// The sum of the leaves that a row comes to.
    package func sum(_ row: [Double]) -> Double {
        var sum = 0.0
        var tree = 0
        while tree < numbers.count {
            var node = 0
            for _ in 0..<Self.depth {
                let feature = Int(numbers[tree + 2 * node])
                let value = row.indices.contains(feature) ? row[feature] : 0
                node = 2 * node + (value > numbers[tree + 2 * node + 1] ? 2 : 1)
            }
            sum += numbers[tree + 2 * Self.questions + node - Self.questions]
            tree += Self.width
        }
        return sum
    }
}
