import NutgrafQueue
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWorker
import ServiceLifecycle
import Testing

@Suite(.timeLimit(.minutes(5))) struct FileSourceTests {
    @Test("A job that another process commits wakes the waiting worker: no timer of its own would, within the hour")
    func wakes() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("nutgraf.sqlite")
        let collector = try JobQueue.open(path: path, as: .collector)
        let queue = try JobQueue.open(path: path, as: .worker)
        var configuration = WorkerConfiguration(threads: 1)
        configuration.leaseWait = .seconds(3600)
        let worker = Worker(
            configuration: configuration,
            sources: [QueueJobSource(queue: queue, worker: "desk")],
            analyze: analyze,
            logger: quietLogger,
            onStuck: {}
        )
        let group = ServiceGroup(configuration: .init(services: [.init(service: worker)], logger: quietLogger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for number in 0..<3 {
                while queue.counters.waitingCalls == 0 { await Task.yield() }
                let submission = Submission(key: "\(number)", article: Article(text: "A bridge will be built."))
                let outcome = try #require(try await collector.submit([submission], owner: "desk").first)
                let job = try #require(outcome.job)
                let ends = try await collector.waitForChange(of: [job], owner: nil, upTo: .seconds(3600))
                #expect(ends.first??.state == .done)
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        try await queue.close()
        try await collector.close()
    }
}
