import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf watch`: tells of each change of jobs as it happens.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Tell of each change of jobs as it happens, until all of them have ended.",
        discussion: """
            Each line begins with the change's cursor: --after goes on behind it.

            Example: nutgraf watch 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f
            """
    )

    @OptionGroup var connection: ConnectionOptions

    @Argument(help: ArgumentHelp("The jobs' ids; without any, all of the owner's, without end.", valueName: "job"))
    var jobs: [JobID] = []

    @Option(help: "The cursor of the change behind which to begin.")
    var after: Int64?

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await withClient(connection) { client in
            let changes = jobs.isEmpty ? client.watch(after: after) : client.watch(jobs, after: after)
            for try await change in changes {
                switch format {
                case .json: try JSONLine.write(ChangeDocument(change))
                case .text:
                    StandardStream.output.write("\(change.cursor)  \(change.job)  \(StatusText.line(change))\n")
                }
            }
        }
    }
}
