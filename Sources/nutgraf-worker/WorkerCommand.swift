import ArgumentParser
import Glibc
import Logging
import NutgrafAnalysis
import NutgrafClient
import NutgrafProgram
import NutgrafQueue
import NutgrafService
import NutgrafTypes
import NutgrafWorker
import SystemPackage

/// `nutgraf-worker`: the service that analyses articles.
@main
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nutgraf-worker",
        abstract: "Leases jobs, analyses their articles and hands the results back, until SIGTERM or Ctrl-C.",
        discussion: """
            On the collector's own host: nutgraf-worker --queue /var/lib/nutgraf/nutgraf.sqlite
            On another: nutgraf-worker --collector collector.example.org --ca-file ca.pem --token-file worker.token
            """,
        version: "nutgraf-worker 0.1.0, \(Analyzer.version)"
    )

    @OptionGroup var connection: ConnectionOptions

    @Option(
        help: ArgumentHelp("The collector's database file, on this host (NUTGRAF_QUEUE).", valueName: "file")
    )
    var queue: String?

    @Option(help: "How many articles to analyse at once (NUTGRAF_THREADS); as many as cores by default.")
    var threads: String?

    @Option(help: "The worker's name in leases and logs (NUTGRAF_NAME); host and process by default.")
    var name: String?

    @Option(
        help: ArgumentHelp(
            "How long an article's analysis may take (NUTGRAF_ARTICLE_SECONDS); 30 by default. At twice that time "
                + "the worker ends.",
            valueName: "seconds"
        )
    )
    var articleSeconds: String?

    @OptionGroup(title: "The queue, with --queue") var queueOptions: QueueOptions

    @OptionGroup(title: "The service") var service: ServiceOptions

    func run() async throws {
        try await ProgramExit.run("nutgraf-worker") {
            var flags: [Setting: String?] = [
                .queue: queue, .threads: threads, .name: name, .articleSeconds: articleSeconds,
            ]
            for more in [connection.flags, queueOptions.flags, service.flags] { flags.merge(more) { _, last in last } }
            let settings = try Settings(flags: flags, file: connection.configFile)
            let logger = try ServiceRun.logger("nutgraf-worker", settings)
            let worker = settings[.name] ?? Self.defaultName
            switch (settings[.queue], settings[.collector]) {
            case (let path?, nil):
                let queue = try JobQueue.open(
                    path: path,
                    as: .worker,
                    settings: try QueueSettings(settings),
                    logger: logger
                )
                let source = QueueJobSource(queue: queue, path: path, worker: worker)
                do {
                    try await work(on: source, settings, logger)
                } catch {
                    try? await queue.close()
                    throw error
                }
                try await queue.close()
            case (nil, _?):
                var configuration = try NutgrafClientConfiguration(settings, name: worker)
                configuration.unavailableAfter = nil
                try await work(at: configuration, settings, logger)
            default:
                throw NutgrafError(
                    .configuration,
                    "a worker needs either --queue (NUTGRAF_QUEUE) or --collector (NUTGRAF_COLLECTOR)"
                )
            }
        }
    }

    /// Works for a collector; a connection that can never be made ends the worker.
    private func work(
        at configuration: NutgrafClientConfiguration,
        _ settings: Settings,
        _ logger: Logger
    ) async throws {
        let client = try NutgrafClient(configuration, logger: logger)
        try await withThrowingTaskGroup { group in
            group.addTask { try await client.run() }
            group.addTask { try await work(on: CollectorJobSource(client: client), settings, logger) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func work(on source: some JobSource, _ settings: Settings, _ logger: Logger) async throws {
        let worker = Worker(
            configuration: try WorkerConfiguration(settings),
            source: source,
            analyzer: Analyzer(),
            logger: logger,
            // A thread that does not stop cannot be waited for: EX_SOFTWARE, and no destructors.
            onStuck: { _exit(70) }
        )
        try await ServiceRun.run([worker], logger: logger)
    }

    private static var defaultName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        let length = gethostname(&buffer, buffer.count - 1) == 0 ? buffer.firstIndex(of: 0) ?? 0 : 0
        let host = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
        return "\(host.isEmpty ? "worker" : host)/\(getpid())"
    }
}
