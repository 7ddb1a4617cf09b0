import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf cancel`: calls jobs off.
struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Call jobs off; the worker of one that runs is told and stops.",
        discussion: "Example: nutgraf cancel 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f"
    )

    @OptionGroup var connection: ConnectionOptions

    @Argument(help: ArgumentHelp("The jobs' ids.", valueName: "job"))
    var jobs: [JobID]

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await withClient(connection) { client in
            try OutcomePrinter(format: format, state: .cancelled).print(try await client.cancel(jobs))
        }
    }
}
