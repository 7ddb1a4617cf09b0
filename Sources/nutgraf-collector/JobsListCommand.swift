import ArgumentParser
import NutgrafProgram
import NutgrafQueue
import NutgrafTypes

/// `nutgraf-collector jobs list`: says which jobs there are, dead ones with their errors.
struct JobsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Say how many jobs there are in each state, and which they are, the latest first.",
        discussion: "Example: nutgraf-collector jobs --state dead --limit 20"
    )

    @OptionGroup var options: DataOptions

    @Option(help: "queued, running, done, dead, cancelled or deleted; may be given more than once.")
    var state: [JobState] = []

    @Option(help: "Whose; everybody's by default.")
    var owner: String?

    @Option(help: "How many at most.")
    var limit = 50

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be 1 or more.") }
    }

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            try await withQueue(try options.folder()) { queue in
                if format == .text { StandardStream.output.write(JobCounts.text(try await queue.counts()) + "\n") }
                let filter = JobFilter(states: state.isEmpty ? nil : state, owner: owner)
                var left = limit
                var cursor: String?
                repeat {
                    let page = try await queue.list(filter, owner: nil, after: cursor, limit: left)
                    for status in page.jobs { try write(status) }
                    left -= page.jobs.count
                    cursor = page.next
                } while cursor != nil && left > 0
                if cursor != nil, format == .text {
                    StandardStream.output.write("There are more; see them with a larger --limit.\n")
                }
            }
        }
    }

    private func write(_ status: JobStatus) throws {
        switch format {
        case .json: try JSONLine.write(StatusDocument(status))
        case .text: StandardStream.output.write(StatusText(status).lines)
        }
    }
}
