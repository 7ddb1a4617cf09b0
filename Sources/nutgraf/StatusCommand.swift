import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf status`: says how far jobs are.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how far jobs are.",
        discussion: "Example: nutgraf status 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f"
    )

    @OptionGroup var connection: ConnectionOptions

    @Argument(help: ArgumentHelp("The jobs' ids.", valueName: "job"))
    var jobs: [JobID]

    @Flag(help: "Also tell what has become of the jobs so far.")
    var history = false

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await withClient(connection) { client in
            var isMissing = false
            for (job, status) in zip(jobs, try await client.status(of: jobs)) {
                guard let status else {
                    StandardStream.error.write("nutgraf: there is no job \(job)\n")
                    isMissing = true
                    continue
                }
                let changes = history ? try await client.history(of: job) : nil
                switch format {
                case .json: try JSONLine.write(StatusDocument(status, history: changes))
                case .text: StandardStream.output.write(StatusText(status, history: changes).lines)
                }
            }
            if isMissing { throw ExitCode(66) }
        }
    }
}
