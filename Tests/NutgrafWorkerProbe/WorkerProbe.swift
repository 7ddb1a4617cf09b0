import Glibc
import Logging
import NutgrafAnalysis
import NutgrafQueue
import NutgrafService
import NutgrafTypes
import NutgrafWorker

/// A worker on a database file, as a process of its own, that hangs on stories which begin with "Hang": it leaves no
/// way to be stopped, as an endless loop would not. It obeys signals as the worker does.
@main
struct WorkerProbe {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let seconds = arguments.dropFirst().compactMap { Int($0) }
        guard let file = arguments.first, arguments.count == 3, seconds.count == 2 else {
            print("usage: nutgraf-worker-probe FILE LEASE-SECONDS ARTICLE-SECONDS")
            exit(64)
        }
        LoggingSystem.bootstrap(StreamLogHandler.standardError(label:))
        var settings = QueueSettings()
        settings.leaseDuration = .seconds(seconds[0])
        let queue = try JobQueue.open(path: file, as: .worker, settings: settings)
        var configuration = WorkerConfiguration(threads: 1)
        configuration.articleTimeLimit = .seconds(seconds[1])
        let analyzer = Analyzer()
        let logger = Logger(label: "nutgraf-worker-probe")
        let worker = Worker(
            configuration: configuration,
            sources: [QueueJobSource(queue: queue, worker: "probe")],
            analyze: { article, checkpoint in
                while article.text.hasPrefix("Hang") { sleep(3600) }
                return try analyzer.analyze(article, checkpoint: checkpoint)
            },
            logger: logger,
            onStuck: { _exit(70) }
        )
        try await ServiceRun.run([worker], logger: logger)
    }
}
