import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf cancel`: calls jobs off.
struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Call jobs off; the worker of one that runs is told and stops.",
        discussion: """
            Example: nutgraf cancel 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f
            Example: nutgraf list --state queued | nutgraf cancel
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var arguments: JobArguments

    func run() async throws {
        try await withClient(connection) { client in
            try await arguments.each(then: .cancelled) { try await client.cancel($0) }
        }
    }
}
