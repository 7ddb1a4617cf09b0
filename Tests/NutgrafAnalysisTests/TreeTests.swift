import NutgrafAnalysis
import Testing
import nutgraf_lab

@Suite("Boosted trees")
struct TreeTests {
    /// What a row comes to, question by question.
    private static func sum(_ row: [Float], _ numbers: [Double]) -> Float {
        var sum: Float = 0
        for tree in stride(from: 0, to: numbers.count, by: BoostedTrees.width) {
            var node = 0
            for _ in 0..<BoostedTrees.depth {
                let isRight = row[Int(numbers[tree + 2 * node])] > Float(numbers[tree + 2 * node + 1])
                node = 2 * node + (isRight ? 2 : 1)
            }
            sum += Float(numbers[tree + 2 * BoostedTrees.questions + node - BoostedTrees.questions])
        }
        return sum
    }

    @Test("Eight rows at a time come to what each of them comes to", arguments: [0, 1, 7, 8, 9, 40])
    func sums(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count + 1))
        var numbers: [Double] = []
        for _ in 0..<5 {
            for _ in 0..<BoostedTrees.questions {
                numbers += [
                    Double(Int.random(in: 0..<6, using: &generator)), Double(Int.random(in: 0..<10, using: &generator)),
                ]
            }
            for _ in 0...BoostedTrees.questions { numbers.append(Double(Int.random(in: -9...9, using: &generator))) }
        }
        var rows = FeatureRows(features: 6)
        var expected: [Float] = []
        for _ in 0..<count {
            let row = (0..<6).map { _ in Float(Int.random(in: 0..<10, using: &generator)) }
            rows.add { set in for (feature, value) in row.enumerated() { set(feature, value) } }
            expected.append(Self.sum(row, numbers))
        }
        #expect(rows.count == count)
        #expect(BoostedTrees(numbers).sums(rows) == expected)
    }

    @Test("An incomplete tree is left out, and all where one asks for no feature")
    func faults() {
        let tree = Array(repeating: 1.0, count: BoostedTrees.width)
        #expect(BoostedTrees(tree + [1, 2, 3]).numbers.count == BoostedTrees.width)
        var wrong = tree
        wrong[2] = -1
        #expect(BoostedTrees(tree + wrong).numbers.isEmpty)
        // Trees that ask for more features than a row has say nothing of it.
        var rows = FeatureRows(features: 1)
        rows.add { set in set(0, 5) }
        #expect(BoostedTrees(tree).sums(rows) == [0])
    }

    @Test("What parts the cases is learned, and the same rows give the same trees")
    func learning() {
        var generator = SeededGenerator(seed: 7)
        var columns = FeatureColumns(features: 3)
        for _ in 0..<2_000 {
            let row = (0..<3).map { _ in Double(Int.random(in: 0..<100, using: &generator)) / 100 }
            // Of one feature above a half, but where another one is high.
            columns.add(row, label: row[1] > 0.5 && row[2] < 0.8)
        }
        let trees = GradientBoosting(columns, rate: 0.2, leastRows: 20).trees
        #expect(trees.numbers == GradientBoosting(columns, rate: 0.2, leastRows: 20).trees.numbers)
        var rows = FeatureRows(features: 3)
        for row: [Float] in [[0, 0.9, 0.1], [1, 0.9, 0.1], [0, 0.2, 0.1], [1, 0.9, 0.95]] {
            rows.add { set in for (feature, value) in row.enumerated() { set(feature, value) } }
        }
        let likely = trees.sums(rows).map { Double($0).logistic }
        #expect(likely[0] > 0.9 && likely[1] > 0.9 && likely[2] < 0.1 && likely[3] < 0.1)
    }

    @Test("A stem's level tells how much summaries use it, without what is left out")
    func usage() {
        var usage = StemUsage(parts: 3)
        for part in 0..<3 {
            for _ in 0..<10 {
                usage.add(1, part: part, isUsed: part != 2, expected: 0.2)
                usage.add(2, part: part, isUsed: false, expected: 0.2)
                usage.add(3, part: part, isUsed: part == 0, expected: 1.0 / 3)
            }
        }
        usage.add(4, part: 0, isUsed: true, expected: 0.1)
        #expect(usage.level(of: 1, without: []) == StemKnowledge.usageLevels - 1)
        #expect(usage.level(of: 2, without: []) == 0)
        #expect(usage.level(of: 3, without: []) == StemKnowledge.ordinaryUsage)
        // Only the last part is left, whose summaries do not use it.
        #expect(usage.level(of: 1, without: [0, 1]) < StemKnowledge.ordinaryUsage)
        // Once is no evidence, and never none.
        #expect(usage.level(of: 4, without: []) == StemKnowledge.ordinaryUsage)
        #expect(usage.level(of: 5, without: []) == StemKnowledge.ordinaryUsage)
    }

    @Test("A model's file gives the model again")
    func file() {
        let lines = SummaryModel.shared.lines
        #expect(SummaryModel(lines: lines.map { $0[...] }).lines == lines)
        var model = SummaryModel()
        model.setCommon(["say"], level: 4)
        model.setUsage(["kill", "die"], level: 6)
        model.setUsage(["say"], level: 0)
        // The ordinary level, and one that there is not, are not noted.
        model.setUsage(["walk"], level: StemKnowledge.ordinaryUsage)
        model.setUsage(["run"], level: 9)
        let read = SummaryModel(lines: model.lines.map { $0[...] })
        #expect(read.lines == model.lines)
        #expect(read.knowledge(of: StemTable.hash("kill".utf8)).usage == 6)
        #expect(read.knowledge(of: StemTable.hash("say".utf8)).commonness == 4)
        #expect(read.knowledge(of: StemTable.hash("walk".utf8)) == StemKnowledge())
        #expect(read.knowledge(of: StemTable.hash("say".utf8)).usage == 0)
    }
}
