import CNutgrafModel

/// A sum of small decision trees over a row of numbers.
package struct BoostedTrees: Sendable {
    /// Questions on the way to a leaf.
    package static let depth = 3
    /// Questions of a tree.
    package static let questions = (1 << depth) - 1
    /// The numbers that make a tree: for each question a feature and a threshold, then the leaves.
    package static let width = 2 * questions + (1 << depth)

    /// The trees, one after the other.
    package private(set) var numbers: [Float] = []
    /// How many features the trees ask for.
    private var features = 0
    /// All that the trees ask, each once: many ask the same.
    private var questions: [nutgraf_question] = []
    private var trees: [nutgraf_tree] = []

    /// No tree.
    package init() {}

    /// Takes trees from a file; an incomplete last one is left out, and all where one asks for no feature.
    package init(_ numbers: [Double]) {
        let whole = numbers.prefix(numbers.count / Self.width * Self.width).map(Float.init)
        let starts = stride(from: 0, to: whole.count, by: Self.width)
        for tree in starts {
            for question in 0..<Self.questions {
                guard (0..<1_000).contains(whole[tree + 2 * question]) else { return }
            }
        }
        for tree in starts { add(Array(whole[tree..<tree + Self.width])) }
    }

    /// Adds a tree.
    ///
    /// - Parameters:
    ///   - questions: the feature and threshold of each question, from the root level by level; a row with more than
    ///     the threshold goes right.
    ///   - leaves: what each leaf adds.
    package mutating func add(questions: [(feature: Int, threshold: Float)], leaves: [Float]) {
        precondition(questions.count == Self.questions && leaves.count == Self.questions + 1)
        add(questions.flatMap { [Float($0.feature), $0.threshold] } + leaves)
    }

    private mutating func add(_ tree: [Float]) {
        numbers += tree
        func question(_ number: Int) -> UInt32 {
            let (feature, threshold) = (Int(tree[2 * number]), tree[2 * number + 1])
            features = max(features, feature + 1)
            let known = questions.firstIndex { Int($0.feature) == feature && $0.threshold == threshold }
            if known == nil { questions.append(nutgraf_question(feature: UInt32(feature), threshold: threshold)) }
            return UInt32(known ?? questions.count - 1)
        }
        func leaf(_ number: Int) -> UInt32 { tree[2 * Self.questions + number].bitPattern }
        trees.append(
            nutgraf_tree(
                questions: (
                    question(0), question(1), question(2), question(3), question(4), question(5), question(6)
                ),
                leaves: (leaf(0), leaf(1), leaf(2), leaf(3), leaf(4), leaf(5), leaf(6), leaf(7))
            )
        )
    }

    /// For each row the sum of the leaves that it comes to.
    ///
    /// Eight rows are asked each different question once, and then go through one tree after the other, each of whose
    /// leaves is weighed against its neighbour: quicker than to follow each row's way, whose next question waits for
    /// the answer to the last.
    package func sums(_ rows: FeatureRows) -> [Float] {
        guard features <= rows.features else { return Array(repeating: 0, count: rows.count) }
        let lanes = FeatureRows.lanes
        var sums = Array(repeating: Float(0), count: (rows.count + lanes - 1) / lanes * lanes)
        var answers = Array(repeating: Int32(0), count: questions.count * lanes)
        rows.numbers.withUnsafeBufferPointer { numbers in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let first = numbers.baseAddress, let sum = sums.baseAddress else { return }
                for place in stride(from: 0, to: sums.count, by: lanes) {
                    nutgraf_add_trees(
                        first + place * rows.features,
                        questions,
                        questions.count,
                        trees,
                        trees.count,
                        &answers,
                        sum + place
                    )
                }
            }
        }
        sums.removeLast(sums.count - rows.count)
        return sums
    }
}
