import ArgumentParser
import Glibc
import Logging
import NutgrafAnalysis
import NutgrafProgram
import NutgrafService
import NutgrafWorker

/// `nutgraf-worker`: the service that analyses articles.
@main
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nutgraf-worker",
        abstract: "Leases jobs, analyses their articles and hands the results back, until SIGTERM or Ctrl-C.",
        discussion: """
            On the collector's own host: nutgraf-worker --queue /var/lib/nutgraf/nutgraf.sqlite
            On another: nutgraf-worker --collector collector.example.org --ca-file ca.pem --token-file worker.token
            For several, repeat the flags; in the environment and in a file, put commas between the values.
            """,
        version: "nutgraf-worker 0.1.0, \(Analyzer.version)"
    )

    @OptionGroup(title: "Where the jobs come from") var sources: SourceOptions

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

    /// The program's beginning.
    static func main() async {
        ManualPage.printIfAsked(of: .worker, Self.self)
        FreedMemory.keep()
        await main(nil)
    }

    func run() async throws {
        try await ProgramExit.run("nutgraf-worker") {
            var flags: [Setting: String?] = [.threads: threads, .name: name, .articleSeconds: articleSeconds]
            for more in [sources.flags, queueOptions.flags, service.flags] { flags.merge(more) { _, last in last } }
            let settings = try Settings(flags: flags, file: sources.configFile)
            let logger = try ServiceRun.logger("nutgraf-worker", settings)
            let configuration = try WorkerConfiguration(settings)
            let sources = try await WorkerSources(settings, worker: settings[.name] ?? Self.defaultName, logger: logger)
            let analyzer = Analyzer()
            let worker = Worker(
                configuration: configuration,
                sources: sources.all,
                analyze: { try analyzer.analyze($0, checkpoint: $1) },
                logger: logger,
                // A thread that does not stop cannot be waited for: EX_SOFTWARE, and no destructors.
                onStuck: { _exit(70) }
            )
            try await ServiceRun.run([worker], logger: logger, closingWith: { try await sources.close() })
        }
    }

    private static var defaultName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        let length = gethostname(&buffer, buffer.count - 1) == 0 ? buffer.firstIndex(of: 0) ?? 0 : 0
        let host = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
        return "\(host.isEmpty ? "worker" : host)/\(getpid())"
    }
}
