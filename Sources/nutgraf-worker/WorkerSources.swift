import Logging
import NutgrafClient
import NutgrafProgram
import NutgrafQueue
import NutgrafService
import NutgrafTypes
import NutgrafWorker

/// The sources that a worker's settings name.
struct WorkerSources: Sendable {
    private let queues: [JobQueue]
    /// The sources: files first, then collectors, in the settings' order.
    let all: [any JobSource]

    /// Opens the files and makes a client for each collector.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - worker: The worker's name.
    ///   - logger: Where events are logged.
    /// - Throws: ``NutgrafError`` where no source is named, one is named twice, or one cannot be used: what is wrong
    ///   at the start is told before any work begins. That a collector cannot be reached is not wrong.
    init(_ settings: Settings, worker: String, logger: Logger) async throws {
        let (files, collectors) = (settings.list(.queue), settings.list(.collector))
        guard !files.isEmpty || !collectors.isEmpty else {
            throw NutgrafError(
                .configuration,
                "a worker needs a --queue (NUTGRAF_QUEUE) or a --collector (NUTGRAF_COLLECTOR), or several"
            )
        }
        for names in [files, collectors] where Set(names).count < names.count {
            throw NutgrafError(.configuration, "a source is named twice in \(names.joined(separator: ", "))")
        }
        let clients = try Self.clients(settings, worker: worker, logger: logger)
        var queues: [JobQueue] = []
        do {
            for file in files { queues.append(try Self.open(file, settings, logger)) }
        } catch {
            for queue in queues { try? await queue.close() }
            throw error
        }
        self.queues = queues
        all = queues.map { QueueJobSource(queue: $0, worker: worker) } + clients.map(CollectorJobSource.init(client:))
    }

    /// Closes the files.
    func close() async throws {
        for queue in queues { try await queue.close() }
    }

    private static func open(_ file: String, _ settings: Settings, _ logger: Logger) throws -> JobQueue {
        var settings = try QueueSettings(settings)
        // Half of the time within which a new job is to be seen, 20 ms; the rest is for the look and the claim.
        settings.pollInterval = .milliseconds(10)
        return try JobQueue.open(path: file, as: .worker, settings: settings, logger: logger)
    }

    private static func clients(
        _ settings: Settings,
        worker: String,
        logger: Logger
    ) throws -> [NutgrafClient] {
        try settings.ofEachCollector().map { settings in
            var configuration = try NutgrafClientConfiguration(settings, name: worker)
            configuration.unavailableAfter = nil
            return try NutgrafClient(configuration, logger: logger)
        }
    }
}
