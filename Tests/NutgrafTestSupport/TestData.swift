import NutgrafCollector
import NutgrafQueue
import NutgrafTLS
import NutgrafTypes

/// A collector's data folder, on which collectors are started one after the other.
package struct TestData: Sendable {
    /// Keeps the folder for as long as this lives.
    package let root: TemporaryFolder
    /// The data folder itself.
    package let folder: DataFolder

    /// Makes a folder as `nutgraf-collector init` does.
    package init(hosts: [String] = ["127.0.0.1", "localhost"]) async throws {
        root = try TemporaryFolder()
        folder = DataFolder(path: root.file("data"))
        try await folder.create(hosts: hosts, now: SystemWallClock().now())
    }

    /// Opens the database as a worker on the same host does, while `body` runs.
    package func withWorkersQueue<Output: Sendable>(_ body: (JobQueue) async throws -> Output) async throws -> Output {
        let queue = try JobQueue.open(path: folder.database, as: .worker)
        let output: Result<Output, any Error>
        do {
            output = .success(try await body(queue))
        } catch {
            output = .failure(error)
        }
        try await queue.close()
        return try output.get()
    }

    /// Runs a collector on the folder for as long as `body` runs, and ends it.
    package func withCollector<Output: Sendable>(
        _ configuration: CollectorConfiguration = .test,
        settings: QueueSettings = QueueSettings(),
        counters: RequestCounters = RequestCounters(),
        logs: LogLines = LogLines(),
        _ body: (TestCollector) async throws -> Output
    ) async throws -> Output {
        let queue = try JobQueue.open(path: folder.database, as: .collector, settings: settings, logger: logs.logger)
        let output: Result<Output, any Error>
        do {
            let collector = Collector(
                configuration: configuration,
                tls: try TLSServerContext(
                    certificateChainFile: folder.serverCertificate,
                    privateKeyFile: folder.serverKey
                ),
                queue: queue,
                counters: counters,
                logger: logs.logger
            )
            output = .success(
                try await TestCollector.run(collector, queue: queue, data: self, logs: logs, body)
            )
        } catch {
            output = .failure(error)
        }
        try await queue.close()
        return try output.get()
    }
}

extension CollectorConfiguration {
    /// Any free port.
    package static var test: CollectorConfiguration { CollectorConfiguration(port: 0) }
}
