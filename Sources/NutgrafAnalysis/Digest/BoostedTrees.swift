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

    /// No tree.
    package init() {}

    /// Takes trees from a file; an incomplete last one is left out, and all where one asks for no feature.
    package init(_ numbers: [Double]) {
        let whole = numbers.prefix(numbers.count / Self.width * Self.width).map(Float.init)
        for tree in stride(from: 0, to: whole.count, by: Self.width) {
            for question in 0..<Self.questions {
                let feature = whole[tree + 2 * question]
                guard (0..<1_000).contains(feature) else { return }
                features = max(features, Int(feature) + 1)
            }
        }
        self.numbers = whole
    }

    /// Adds a tree.
    ///
    /// - Parameters:
    ///   - questions: the feature and threshold of each question, from the root level by level; a row with more than
    ///     the threshold goes right.
    ///   - leaves: what each leaf adds.
    package mutating func add(questions: [(feature: Int, threshold: Float)], leaves: [Float]) {
        precondition(questions.count == Self.questions && leaves.count == Self.questions + 1)
        for question in questions {
            numbers += [Float(question.feature), question.threshold]
            features = max(features, question.feature + 1)
        }
        numbers += leaves
    }

    /// For each row the sum of the leaves that it comes to.
    ///
    /// Eight rows go through a tree at once, all of its questions asked of each: quicker than to follow each row's
    /// way, whose next question waits for the answer to the last.
    package func sums(_ rows: FeatureRows) -> [Float] {
        guard features <= rows.features else { return Array(repeating: 0, count: rows.count) }
        var sums: [Float] = []
        sums.reserveCapacity(rows.blocks.count / max(1, rows.features) * 8)
        rows.blocks.withUnsafeBufferPointer { blocks in
            numbers.withUnsafeBufferPointer { numbers in
                guard let first = blocks.baseAddress, let trees = numbers.baseAddress else { return }
                for start in stride(from: 0, to: blocks.count, by: max(1, rows.features)) {
                    let sum = Self.sum(first + start, trees, count: numbers.count)
                    for lane in 0..<8 { sums.append(sum[lane]) }
                }
            }
        }
        sums += repeatElement(0, count: max(0, rows.count - sums.count))
        sums.removeLast(sums.count - rows.count)
        return sums
    }

    @inline(__always)
    private static func sum(
        _ block: UnsafePointer<SIMD8<Float>>,
        _ numbers: UnsafePointer<Float>,
        count: Int
    ) -> SIMD8<Float> {
        var sum = SIMD8<Float>.zero
        var tree = 0
        while tree < count {
            @inline(__always)
            func answer(_ question: Int) -> SIMDMask<SIMD8<Int32>> {
                let place = tree + 2 * question
                return block[Int(numbers[place])] .> SIMD8(repeating: numbers[place + 1])
            }
            @inline(__always)
            func leaves(_ question: Int) -> SIMD8<Float> {
                let left = tree + 2 * Self.questions + 2 * (question - 3)
                return SIMD8(repeating: numbers[left])
                    .replacing(with: SIMD8(repeating: numbers[left + 1]), where: answer(question))
            }
            let left = leaves(3).replacing(with: leaves(4), where: answer(1))
            let right = leaves(5).replacing(with: leaves(6), where: answer(2))
            sum += left.replacing(with: right, where: answer(0))
            tree += Self.width
        }
        return sum
    }
}
