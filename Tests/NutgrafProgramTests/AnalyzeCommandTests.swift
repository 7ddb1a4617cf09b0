import ArgumentParser
import Testing

@testable import nutgraf

@Suite("nutgraf analyze")
struct AnalyzeCommandTests {
    @Test("the length of summaries is words or sentences, at least one", arguments: ["--words", "--sentences"])
    func lengths(option: String) throws {
        _ = try AnalyzeCommand.parse([option, "1", "story.txt"])
        #expect(throws: (any Error).self) { try AnalyzeCommand.parse([option, "0", "story.txt"]) }
        #expect(throws: (any Error).self) { try AnalyzeCommand.parse([option, "two", "story.txt"]) }
    }

    @Test("words and sentences exclude each other")
    func both() {
        #expect(throws: (any Error).self) {
            try AnalyzeCommand.parse(["--words", "40", "--sentences", "2", "story.txt"])
        }
    }
}
