import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf watch`: tells of each change of jobs as it happens.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Tell of each change of jobs as it happens, until all of them have ended.",
        discussion: """
            A line has the job, the change's cursor (--after goes on behind it), its time in UTC, and the job's state.

            Example: nutgraf watch 0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f
            Example: nutgraf watch | grep --line-buffered ' done ' | nutgraf result
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @Argument(
        help: ArgumentHelp(
            "The jobs' ids, '-' for those in standard input; without any, all of the owner's, without end.",
            valueName: "job"
        )
    )
    var jobs: [JobArgument] = []

    @Option(help: "The cursor of the change behind which to begin.")
    var after: Int64?

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await withClient(connection) { client in
            var ids: [JobID] = []
            for try await batch in JobBatches(jobs) { ids += batch }
            // None in a pipe that was asked for is none to be watched.
            guard jobs.isEmpty || !ids.isEmpty else { return }
            let changes = jobs.isEmpty ? client.watch(after: after) : client.watch(ids, after: after)
            for try await change in changes {
                switch format {
                case .json: try JSONLine.write(ChangeDocument(change))
                case .text: StandardStream.output.write(StatusText.line(change))
                }
            }
        }
    }
}
