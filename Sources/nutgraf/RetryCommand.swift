import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf retry`: has jobs tried again.
struct RetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Have jobs tried again that are dead or were cancelled.",
        discussion: "Example: nutgraf retry 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f"
    )

    @OptionGroup var connection: ConnectionOptions

    @Argument(help: ArgumentHelp("The jobs' ids.", valueName: "job"))
    var jobs: [JobID]

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await withClient(connection) { client in
            try OutcomePrinter(format: format, state: .queued).print(try await client.retry(jobs))
        }
    }
}
