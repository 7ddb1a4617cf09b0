import Foundation
import NutgrafProgram
import NutgrafTypes
import Testing

/// What others have written, on a terminal.
@Suite struct PrintableTests {
    @Test func controlCharactersAreReplacedAndNothingElse() {
        let text = "\u{1B}[2Jgone\u{7}\r\n\u{9B}x\u{202E}y\u{2028}z\u{7F}"
        #expect(text.printable == "?[2Jgone????x?y?z?".replacing("?", with: "\u{FFFD}"))
        for text in ["", "a b-1", "Ünïcödé 東京 👩‍👩‍👧 नमस्ते"] { #expect(text.printable == text) }
    }

    @Test func aStatusHasNoneOfThem() {
        let time = Timestamp(milliseconds: 0)
        let status = JobStatus(
            job: JobID(high: 1, low: 1),
            state: .queued,
            articleID: "\u{1B}]0;x\u{7}",
            priority: 0,
            attempts: 1,
            maximumAttempts: 3,
            submitted: time,
            updated: time,
            failures: [JobFailure(attempt: 1, time: time, worker: "w\u{1B}", message: "no\nnews\u{1B}")]
        )
        let lines = StatusText(status).lines
        #expect(!lines.contains("\u{1B}") && !lines.contains("\u{7}"))
        #expect(lines.split(separator: "\n").count == 3)
    }

    @Test func jsonOnATerminalIsTheSameJSONWithoutThem() throws {
        let words = ["a\u{9B}2J\u{7F}\u{202E}\u{2028}é\u{1B}\"\n"]
        let line = try JSONLine.text(words, isForTerminal: true)
        #expect(line == #"["a\u009b2J\u007f\u202e\u2028é\u001b\"\n"]"# + "\n")
        #expect(try JSONDecoder().decode([String].self, from: Data(line.utf8)) == words)
        #expect(try JSONLine.text(words, isForTerminal: false).unicodeScalars.contains("\u{9B}"))
    }
}
