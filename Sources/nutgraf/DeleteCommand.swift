import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf delete`: erases jobs.
struct DeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Erase jobs with their stories, results and histories; only ids and times are kept.",
        discussion: "Example: nutgraf delete 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f"
    )

    @OptionGroup var connection: ConnectionOptions

    @Argument(help: ArgumentHelp("The jobs' ids.", valueName: "job"))
    var jobs: [JobID]

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await withClient(connection) { client in
            try OutcomePrinter(format: format, state: .deleted).print(try await client.delete(jobs))
        }
    }
}
