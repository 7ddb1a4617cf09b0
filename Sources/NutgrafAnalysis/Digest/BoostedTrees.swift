/// A sum of small decision trees over a row of numbers.
package struct BoostedTrees: Sendable {
    /// Questions on the way to a leaf.
    package static let depth = 3
    /// Questions of a tree.
    package static let questions = (1 << depth) - 1
    /// The numbers that make a tree: for each question a feature and a threshold, then the leaves.
    package static let width = 2 * questions + (1 << depth)

    /// A feature and a threshold, as four rows at once are asked.
    private struct Question: Sendable, Hashable {
        /// Where the feature's numbers lie behind the first ones of their rows, in bytes.
        var place: Int
        var threshold: SIMD4<Float>
    }

    /// A tree as four rows at once go through it.
    private struct Tree: Sendable {
        /// Where the answers to its questions lie, in bytes.
        var answers: (Int32, Int32, Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0, 0, 0)
        /// For each two leaves side by side the bits of the left one, then those in which the right one differs.
        var leaves: (Bits, Bits, Bits, Bits, Bits, Bits, Bits, Bits) = (
            .zero, .zero, .zero, .zero, .zero, .zero, .zero, .zero
        )
    }

    /// Four floating point numbers, or four answers: all bits for yes.
    private typealias Bits = SIMD4<UInt32>

    /// The trees, one after the other.
    package private(set) var numbers: [Float] = []
    /// How many features the trees ask for.
    private var features = 0
    /// All that the trees ask, each once: many ask the same.
    private var questions: [Question] = []
    private var trees: [Tree] = []

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
        func answer(_ question: Int) -> Int32 {
            let feature = Int(tree[2 * question])
            features = max(features, feature + 1)
            let asked = Question(place: feature * Self.blockBytes, threshold: SIMD4(repeating: tree[2 * question + 1]))
            let place = questions.firstIndex(of: asked) ?? questions.count
            if place == questions.count { questions.append(asked) }
            return Int32(place * Self.blockBytes)
        }
        func leaf(_ number: Int) -> UInt32 { tree[2 * Self.questions + number].bitPattern }
        func left(_ pair: Int) -> Bits { Bits(repeating: leaf(2 * pair)) }
        func difference(_ pair: Int) -> Bits { Bits(repeating: leaf(2 * pair) ^ leaf(2 * pair + 1)) }
        trees.append(
            Tree(
                answers: (answer(0), answer(1), answer(2), answer(3), answer(4), answer(5), answer(6)),
                leaves: (
                    left(0), difference(0), left(1), difference(1), left(2), difference(2), left(3), difference(3)
                )
            )
        )
    }

    /// How many bytes the numbers or answers of all rows have that are worked on at once, and those of half of them.
    private static let blockBytes = FeatureRows.lanes * MemoryLayout<Float>.stride
    private static let halfBytes = blockBytes / 2

    /// For each row the sum of the leaves that it comes to.
    ///
    /// Eight rows are asked each different question once, and then go through one tree after the other, each of whose
    /// leaves is weighed against its neighbour: quicker than to follow each row's way, whose next question waits for
    /// the answer to the last.
    package func sums(_ rows: FeatureRows) -> [Float] {
        guard features <= rows.features else { return Array(repeating: 0, count: rows.count) }
        let blocks = (rows.count + FeatureRows.lanes - 1) / FeatureRows.lanes
        return Array(unsafeUninitializedCapacity: blocks * FeatureRows.lanes) { sums, count in
            let sums = UnsafeMutableRawBufferPointer(sums)
            rows.numbers.withUnsafeBytes { numbers in
                withUnsafeTemporaryAllocation(byteCount: questions.count * Self.blockBytes, alignment: 16) { answers in
                    for block in 0..<blocks {
                        let place = block * Self.blockBytes
                        ask(UnsafeRawBufferPointer(rebasing: numbers[(place * rows.features)...]), into: answers)
                        let sum = sum(UnsafeRawBufferPointer(answers))
                        sums.storeBytes(of: sum.0, toByteOffset: place, as: SIMD4<Float>.self)
                        sums.storeBytes(of: sum.1, toByteOffset: place + Self.halfBytes, as: SIMD4<Float>.self)
                    }
                }
            }
            count = rows.count
        }
    }

    /// Answers all questions for the first eight rows.
    @inline(__always)
    private func ask(_ rows: UnsafeRawBufferPointer, into answers: UnsafeMutableRawBufferPointer) {
        var place = 0
        for question in questions {
            @inline(__always)
            func ask(_ side: Int) {
                let row = rows.loadUnaligned(fromByteOffset: question.place &+ side, as: SIMD4<Float>.self)
                let answer = Bits.zero.replacing(with: Bits(repeating: .max), where: row .> question.threshold)
                answers.storeBytes(of: answer, toByteOffset: place &+ side, as: Bits.self)
            }
            ask(0)
            ask(Self.halfBytes)
            place &+= Self.blockBytes
        }
    }

    /// The sums of eight rows, by the answers.
    @inline(__always)
    private func sum(_ answers: UnsafeRawBufferPointer) -> (SIMD4<Float>, SIMD4<Float>) {
        var sums = (SIMD4<Float>.zero, SIMD4<Float>.zero)
        for tree in trees {
            sums.0 += Self.leaf(of: tree, answers, 0)
            sums.1 += Self.leaf(of: tree, answers, Self.halfBytes)
        }
        return sums
    }

    /// What four rows come to in a tree.
    @inline(__always)
    private static func leaf(of tree: Tree, _ answers: UnsafeRawBufferPointer, _ side: Int) -> SIMD4<Float> {
        @inline(__always)
        func answer(_ place: Int32) -> Bits { answers.load(fromByteOffset: Int(place) &+ side, as: Bits.self) }
        @inline(__always)
        func either(_ left: Bits, _ right: Bits, _ answer: Bits) -> Bits { left ^ ((left ^ right) & answer) }
        let (leaves, answers) = (tree.leaves, tree.answers)
        let leftmost = leaves.0 ^ (leaves.1 & answer(answers.3))
        let left = leaves.2 ^ (leaves.3 & answer(answers.4))
        let right = leaves.4 ^ (leaves.5 & answer(answers.5))
        let rightmost = leaves.6 ^ (leaves.7 & answer(answers.6))
        let leaf = either(
            either(leftmost, left, answer(answers.1)),
            either(right, rightmost, answer(answers.2)),
            answer(answers.0)
        )
        return unsafeBitCast(leaf, to: SIMD4<Float>.self)
    }
}
