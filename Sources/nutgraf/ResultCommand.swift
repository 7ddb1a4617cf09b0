import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf result`: prints what was found.
struct ResultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "result",
        abstract: "Print what was found in jobs' stories.",
        discussion: "Example: nutgraf result --format json 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f"
    )

    @OptionGroup var connection: ConnectionOptions

    @Argument(help: ArgumentHelp("The jobs' ids.", valueName: "job"))
    var jobs: [JobID]

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await withClient(connection) { client in
            let printer = ResultPrinter(client: client, format: format, isAlone: jobs.count == 1)
            var exit: ExitCode?
            for (job, status) in zip(jobs, try await client.status(of: jobs)) {
                if try await printer.print(job, status, file: nil) { continue }
                // Of several reasons the last counts: no such job, not ended yet, or ended without a result.
                exit = ExitCode(status.map { $0.state.isFinal ? 65 : 75 } ?? 66)
            }
            if let exit { throw exit }
        }
    }
}
