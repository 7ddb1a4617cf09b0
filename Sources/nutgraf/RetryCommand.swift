import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf retry`: has jobs tried again.
struct RetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Have jobs tried again that are dead or were cancelled.",
        discussion: """
            Example: nutgraf retry 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f
            Example: nutgraf list --state dead | nutgraf retry
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var arguments: JobArguments

    func run() async throws {
        try await withClient(connection) { client in
            try await arguments.each(then: .queued) { try await client.retry($0) }
        }
    }
}
