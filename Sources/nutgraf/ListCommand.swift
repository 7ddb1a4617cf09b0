import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf list`: says which jobs there are.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Say which jobs there are, the latest first.",
        discussion: "Example: nutgraf list --state dead --since 2026-11-24 --limit 20"
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @Option(help: "queued, running, done, dead, cancelled or deleted; may be given more than once.")
    var state: [JobState] = []

    @Option(help: "The story's own id, as its sender gave it.")
    var id: String?

    @Option(help: ArgumentHelp("Submitted no earlier, such as 2026-11-24 or 2026-11-24T09:30:00Z.", valueName: "time"))
    var since: Timestamp?

    @Option(help: ArgumentHelp("Submitted earlier.", valueName: "time"))
    var before: Timestamp?

    @Option(help: "Whose, for an administrator, who otherwise sees everybody's.")
    var owner: String?

    @Option(help: "How many at most; all of them by default.")
    var limit: Int?

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func validate() throws {
        guard limit ?? 1 > 0 else { throw ValidationError("--limit must be 1 or more.") }
    }

    func run() async throws {
        try await withClient(connection) { client in
            let filter = JobFilter(
                states: state.isEmpty ? nil : state,
                articleID: id,
                submittedFrom: since,
                submittedBefore: before,
                owner: owner
            )
            var count = 0
            for try await status in client.list(filter, pageSize: min(limit ?? .max, NutgrafClient.defaultPageSize)) {
                switch format {
                case .json: try JSONLine.write(StatusDocument(status))
                case .text: StandardStream.output.write(StatusText(status).lines)
                }
                count += 1
                if count == limit { break }
            }
        }
    }
}
