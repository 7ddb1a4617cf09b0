import ArgumentParser
import NutgrafTypes
import Testing

@testable import nutgraf

/// Days and moments on the command line.
@Suite("Dates of a command line") struct DateArgumentTests {
    @Test(
        "A day or a moment is read whole",
        arguments: [
            ("2026-11-24", 1_795_478_400_000), ("2026-11-24T09:30:00Z", 1_795_512_600_000),
            ("2026-11-24T09:30:00.250Z", 1_795_512_600_250), ("2026-11-24T10:30:00+01:00", 1_795_512_600_000),
        ]
    )
    func times(text: String, milliseconds: Int64) {
        #expect(Timestamp(argument: text)?.milliseconds == milliseconds)
        for rest in ["x", " ", "T", "Z", "1", "-"] {
            #expect(Timestamp(argument: text + rest) == nil, "\(text)\(rest)")
        }
    }

    @Test(
        "What is neither is refused",
        arguments: ["", "garbage", "2026-02-30", "2026-11-24T", "24.11.2026", "Thursday"]
    )
    func refused(text: String) throws {
        #expect(Timestamp(argument: text) == nil)
        for command in ["analyze", "submit"] {
            let error = #expect(throws: (any Error).self) {
                try NutgrafCommand.parseAsRoot([command, "--published", text, "story.txt"])
            }
            #expect(error.map { NutgrafCommand.exitCode(for: $0) } == .validationFailure)
        }
        _ = try NutgrafCommand.parseAsRoot(["analyze", "--published", "2026-11-24", "story.txt"])
    }
}
