import NutgrafAnalysis
import Testing

@Suite("Work keeps pace with the text and heeds its caller")
struct PaceTests {
    private struct Stopped: Error {}

    private final class Counter {
        var count = 0
    }

    private static let patterns: [String] = [
        "word ", "Kappa ", "Kappa of ", "\"", "“a” ", "Kappa\n", "a", "A", "(", ".", "â", "asâ ", "A. ", "'",
        "Aa-",
        "Ministry of Kappa and ", "said “Kappa ", "“We go now,” he said. ", "U.S. ",
        "Anna Kappa said “we all go” and ",
        "[(", "\n", "Kappa Lambda met Nu Xi. ", "12, ", "May ", "Mr ", "KAPPA ", "the mill of Ann Bray and ",
        "kappalambdakappalambdakappalambdakappalambdakappalambda ",
    ]

    private func checkpoints(_ pattern: String, bytes: Int) -> Int {
        let text = String(repeating: pattern, count: max(1, bytes / pattern.utf8.count))
        let counter = Counter()
        let analysis = Analyzer().analyze(Article(text: text)) { () throws(Never) in counter.count += 1 }
        #expect(analysis.submittedText.utf8.count == text.utf8.count)
        return counter.count
    }

    @Test("Twice the text is at most about twice the work", arguments: patterns)
    func linear(pattern: String) {
        let once = checkpoints(pattern, bytes: 128 * 1_024)
        let twice = checkpoints(pattern, bytes: 256 * 1_024)
        #expect(once >= 2)
        #expect(twice <= 2 * once + 8)
    }

    @Test("What the checkpoint throws ends the analysis", arguments: [1, 2, 5, 9])
    func stops(after limit: Int) {
        let text = String(repeating: Stories.mine, count: 200)
        let counter = Counter()
        #expect(throws: Stopped.self) {
            try Analyzer().analyze(Article(text: text)) { () throws(Stopped) in
                counter.count += 1
                if counter.count == limit { throw Stopped() }
            }
        }
        #expect(counter.count == limit)
    }

    @Test("A hundred thousand lines of one word")
    func manyLines() {
        let text = String(repeating: "Kappa\n", count: 100_000)
        #expect(Analyzer().analyze(Article(text: text)).sentences.count == 100_000)
    }
}
