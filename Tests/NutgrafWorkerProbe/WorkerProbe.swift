import Glibc
import Logging
import NutgrafAnalysis
import NutgrafQueue
import NutgrafTypes
import NutgrafWorker

/// A worker on a database file, as a process of its own, that hangs on stories which begin with "Hang": it leaves no
/// way to be stopped, as an endless loop would not.
@main
struct WorkerProbe {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: nutgraf-worker-probe FILE")
            exit(64)
        }
        LoggingSystem.bootstrap(StreamLogHandler.standardError(label:))
        var settings = QueueSettings()
        settings.leaseDuration = .seconds(5)
        let queue = try JobQueue.open(path: CommandLine.arguments[1], as: .worker, settings: settings)
        var configuration = WorkerConfiguration(threads: 1)
        configuration.articleTimeLimit = .milliseconds(100)
        let analyzer = Analyzer()
        let worker = Worker(
            configuration: configuration,
            sources: [QueueJobSource(queue: queue, worker: "probe")],
            analyze: { article, checkpoint in
                while article.text.hasPrefix("Hang") { sleep(3600) }
                return try analyzer.analyze(article, checkpoint: checkpoint)
            },
            logger: Logger(label: "nutgraf-worker-probe"),
            onStuck: { _exit(70) }
        )
        try await worker.run()
    }
}
