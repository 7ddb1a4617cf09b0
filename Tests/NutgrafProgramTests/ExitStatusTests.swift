import ArgumentParser
import Foundation
import NutgrafProgram
import NutgrafTypes
import Testing

/// What the exit codes mean, wherever that is said.
@Suite struct ExitStatusTests {
    @Test func theReadmeSaysOfEachCodeWhatTheManualSays() throws {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(contentsOf: package.appendingPathComponent("README.md"), encoding: .utf8)
        for status in ExitStatus.all {
            let row = "| \(status.codes) | \(status.meaning.replacing("|", with: "\\|")) |"
            #expect(readme.contains(row), "\(row)")
        }
    }

    @Test func everyCodeOfAnErrorIsInTheTable() {
        let codes = Set(
            ExitStatus.all.flatMap {
                $0.codes.split(separator: ",").compactMap { Int32($0.trimmingCharacters(in: .whitespaces)) }
            }
        )
        let errors: [NutgrafError.Code] = [
            .invalidRequest, .tooLarge, .keyConflict, .wrongState, .cursorExpired, .notFound, .unavailable, .database,
            .noResult, .overloaded, .draining, .timeout, .cancelled, .leaseLost, .protocolViolation,
            .unsupportedVersion, .unknownKind, .tls, .unauthenticated, .forbidden, .configuration, .internalError,
            NutgrafError.Code(rawValue: "a later one"),
        ]
        for error in errors {
            #expect(codes.contains(ProgramExit.code(for: NutgrafError(error, "")).rawValue), "\(error)")
        }
    }

    @Test func aManualPageHasWhatHelpHas() throws {
        let page = try ManualPage(of: .worker, Command.self).source
        #expect(page.contains(".SH \"NAME\"\nnutgraf\\-worker \\- does \\(aqit\\(aq"))
        #expect(page.contains("\\fB\\-\\-how\\-many\\fR \\fIcount\\fR\nHow many. Default: 3.\n"))
        #expect(page.contains(".nf\n.RS 4\nnutgraf\\-worker \\-\\-how\\-many 4\n.RE\n.fi"))
        #expect(page.contains("\n.B NUTGRAF_THREADS\n"))
        #expect(!page.contains("Example:") && !page.contains("\\-\\-help"))
    }

    private struct Command: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "nutgraf-worker",
            abstract: "Does 'it'.",
            discussion: """
                Well.

                Example: nutgraf-worker --how-many 4
                """,
            version: "nutgraf-worker 1"
        )

        @Option(help: ArgumentHelp("How many.", valueName: "count"))
        var howMany = 3
    }
}
