import ArgumentParser
import NutgrafClient
import NutgrafProgram

/// `nutgraf stats`: says how the collector is doing.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Say how the collector is doing; for administrators.",
        discussion: "Example: nutgraf stats --token-file admin.token"
    )

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await withClient(connection) { client in
            let statistics = try await client.statistics()
            switch format {
            case .json: try JSONLine.write(StatisticsDocument(statistics))
            case .text: StandardStream.output.write(Self.lines(statistics))
            }
        }
    }

    private static func lines(_ statistics: CollectorStatistics) -> String {
        let throughput = statistics.throughput
        let rows: [(String, String)] = [
            ("time", "\(statistics.time)"),
            ("jobs", list(JobState.allCases.map { ($0.rawValue, statistics.jobs[$0] ?? 0) })),
            ("oldest wait", statistics.oldestWait.map { "\($0.wholeMilliseconds / 1000) s" } ?? "nothing waits"),
            (
                "done in the last",
                list([
                    ("minute", throughput.oneMinute), ("5 minutes", throughput.fiveMinutes),
                    ("15 minutes", throughput.fifteenMinutes),
                ])
            ),
            ("leases", list(statistics.workers.map { ($0.worker, $0.leases) })),
            ("bytes", list([("database", statistics.databaseBytes), ("write-ahead log", statistics.walBytes)])),
            ("connections", "\(statistics.connections)"),
            ("refusals", list(statistics.refusals.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })),
            (
                "since its start",
                list([
                    ("writes", statistics.writes), ("commits", statistics.commits),
                    ("commits of several writes", statistics.sharedCommits),
                ])
            ),
        ]
        let width = rows.map(\.0.count).max() ?? 0
        let columns = Terminal.output.columns
        return rows.map { name, value in
            // Broken as if it stood behind blanks, in whose place the name then comes.
            let text = Columns.wrapped(value, columns: columns, indent: width + 2)
            return name + text.dropFirst(name.count)
        }.joined()
    }

    private static func list(_ items: [(String, Int)]) -> String {
        items.isEmpty ? "none" : items.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}

/// Statistics with a time that people can read.
private struct StatisticsDocument: Encodable {
    private var time: String
    private var jobs: [String: Int]
    private var oldestWaitMilliseconds: Int64?
    private var throughput: CollectorStatistics.Throughput
    private var workers: [CollectorStatistics.WorkerLeases]
    private var databaseBytes: Int
    private var walBytes: Int
    private var connections: Int
    private var refusals: [String: Int]
    private var writes: Int
    private var commits: Int
    private var sharedCommits: Int

    init(_ statistics: CollectorStatistics) {
        time = "\(statistics.time)"
        jobs = Dictionary(statistics.jobs.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
        oldestWaitMilliseconds = statistics.oldestWait?.wholeMilliseconds
        throughput = statistics.throughput
        workers = statistics.workers
        databaseBytes = statistics.databaseBytes
        walBytes = statistics.walBytes
        connections = statistics.connections
        refusals = statistics.refusals
        writes = statistics.writes
        commits = statistics.commits
        sharedCommits = statistics.sharedCommits
    }
}
