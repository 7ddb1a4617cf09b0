import Logging
import NutgrafAnalysis
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWorker
import ServiceLifecycle
import Testing

/// Analyses as the shipped worker does.
func analyze(_ article: Article, _ checkpoint: @escaping () throws -> Void) throws -> Analysis {
    try Analyzer().analyze(article, checkpoint: checkpoint)
}

/// A logger that says nothing.
let quietLogger = Logger(label: "worker") { _ in SwiftLogNoOpLogHandler() }

/// Runs a worker until `body` is over, then stops it gracefully and waits for its end.
func withWorker(
    on sources: ScriptedSource...,
    threads: Int = 1,
    adjust: (inout WorkerConfiguration) -> Void = { _ in },
    analyze: @escaping Worker.Analyze = analyze,
    onStuck: @escaping @Sendable () -> Void = { Issue.record("an analysis is said to be stuck") },
    logger: Logger = quietLogger,
    _ body: () async -> Void
) async throws {
    var configuration = WorkerConfiguration(threads: threads)
    configuration.leaseWait = .milliseconds(20)
    adjust(&configuration)
    let worker = Worker(
        configuration: configuration,
        sources: sources,
        analyze: analyze,
        logger: logger,
        onStuck: onStuck
    )
    let group = ServiceGroup(configuration: .init(services: [.init(service: worker)], logger: quietLogger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        await body()
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
    }
}

/// Runs a worker that ends by itself.
func runWorker(on sources: ScriptedSource...) async throws {
    let worker = Worker(
        configuration: WorkerConfiguration(threads: 1),
        sources: sources,
        analyze: analyze,
        logger: quietLogger,
        onStuck: { Issue.record("an analysis is said to be stuck") }
    )
    try await worker.run()
}

extension LogLines {
    /// What a worker has said of a source's jobs at its end, such as `"lease-lost": 1`.
    func end(of source: String = "script") -> String {
        let lines = text.split(separator: "\n").filter {
            $0.contains("stopped") && $0.contains("\"source\": \(source)")
        }
        return lines.last.map(String.init) ?? "nothing of \(source) in: \(text)"
    }
}
