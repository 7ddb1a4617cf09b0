import NutgrafClient
import NutgrafCollector
import NutgrafTestSupport
import NutgrafWire
import Synchronization
import Testing

/// A collector goes and comes back while work is under way.
@Suite struct RestartTests {
    /// Counts up to a number, and says so.
    private final class Countdown: Sendable {
        private let left: Mutex<Int>
        let isOver = Signal()

        init(_ count: Int) {
            left = Mutex(count)
        }

        func step() {
            let isLast = left.withLock { left in
                left -= 1
                return left == 0
            }
            if isLast { isOver.fire() }
        }
    }

    /// Runs a collector until `isTime`, then another on the same port and data until `isOver`.
    private func runTwice(
        _ data: TestData,
        port: Int,
        gracefully: Bool,
        isTime: Signal,
        isOver: Signal
    ) async throws {
        let configuration = CollectorConfiguration(port: port)
        try await data.withCollector(configuration) { collector in
            await isTime.wait()
            guard gracefully else { return }
            collector.stop()
            await collector.waitUntilEnded()
        }
        try await data.withCollector(configuration) { _ in await isOver.wait() }
    }

    @Test(arguments: [true, false])
    func submitsSucceedOnce(gracefully: Bool) async throws {
        let data = try await TestData()
        let configuration = try await data.withCollector(.fixed()) { try await $0.client().patient }
        let count = 300
        let some = Countdown(20)
        let over = Signal()
        let jobs = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await runTwice(
                    data,
                    port: configuration.collector.port,
                    gracefully: gracefully,
                    isTime: some.isOver,
                    isOver: over
                )
            }
            defer { over.fire() }
            return try await withNutgrafClient(configuration) { client in
                try await withThrowingTaskGroup(of: JobID.self) { submits in
                    for number in 0..<count {
                        submits.addTask {
                            defer { some.step() }
                            return try await client.submit(Article(text: "Story \(number)."))
                        }
                    }
                    return try await submits.reduce(into: Set()) { $0.insert($1) }
                }
            }
        }
        #expect(jobs.count == count)
        let stored = try await data.withCollector { try await $0.queue.counts()[.queued] }
        #expect(stored == count)
    }

    @Test(arguments: [true, false])
    func manySubmitsAtOnceSucceedOnce(gracefully: Bool) async throws {
        let data = try await TestData()
        let configuration = try await data.withCollector(.fixed()) { try await $0.client().patient }
        let count = 5000
        let some = Countdown(600)
        let over = Signal()
        let jobs = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await runTwice(
                    data,
                    port: configuration.collector.port,
                    gracefully: gracefully,
                    isTime: some.isOver,
                    isOver: over
                )
            }
            defer { over.fire() }
            return try await withNutgrafClient(configuration) { client in
                var jobs: [Int: JobID] = [:]
                let articles = (0..<count).lazy.map { Article(text: "Story \($0).") }
                for try await result in client.submit(contentsOf: Array(articles)) {
                    jobs[result.index] = try result.job.get()
                    some.step()
                }
                return jobs
            }
        }
        #expect(Set(jobs.keys) == Set(0..<count))
        #expect(Set(jobs.values).count == count)
        let stored = try await data.withCollector { try await $0.queue.counts()[.queued] }
        #expect(stored == count)
    }

    @Test func noAttemptIsSpentByAGracefulRestart() async throws {
        let data = try await TestData()
        let configuration = try await data.withCollector(.fixed()) { collector in
            for number in 0..<200 { _ = try await collector.queue.submit("Story.", key: "\(number)") }
            return try await collector.client(.worker).patient
        }
        let all = Countdown(200)
        let some = Countdown(30)
        let over = Signal()
        let analysis = try Analysis.test().encoded()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await runTwice(
                    data,
                    port: configuration.collector.port,
                    gracefully: true,
                    isTime: some.isOver,
                    isOver: over
                )
            }
            defer { over.fire() }
            try await withNutgrafClient(configuration) { client in
                await withTaskGroup(of: Void.self) { workers in
                    for _ in 0..<4 {
                        workers.addTask {
                            while !Task.isCancelled {
                                do {
                                    let leases = try await client.request(LeaseRequest(limit: 3, wait: 1_000)).leases
                                    if leases.isEmpty { continue }
                                    let finished = leases.map {
                                        FinishedJob(job: $0.job, token: $0.token, analysis: analysis)
                                    }
                                    let outcomes = try await client.request(FinishRequest(jobs: finished)).outcomes
                                    for outcome in outcomes {
                                        #expect(outcome.error == nil)
                                        all.step()
                                        some.step()
                                    }
                                } catch let error as NutgrafError where error.code == .unavailable {
                                    // A lease that was under way when the connection closed; the loop asks again.
                                } catch {
                                    if !Task.isCancelled { Issue.record("\(error)") }
                                    all.isOver.fire()
                                    return
                                }
                            }
                        }
                    }
                    await all.isOver.wait()
                    workers.cancelAll()
                }
            }
        }
        try await data.withCollector { collector in
            #expect(try await collector.queue.counts()[.done] == 200)
            try await withNutgrafClient(collector.client(.admin)) { client in
                for number in 0..<200 {
                    let job = try await collector.queue.submit("Story.", key: "\(number)")
                    #expect(try await client.status(of: job).attempts == 1)
                }
            }
        }
    }

    @Test func waitsGoOnAcrossARestart() async throws {
        let data = try await TestData()
        let (configuration, job) = try await data.withCollector(.fixed()) { collector in
            (try await collector.client().patient, try await collector.queue.submit("A story.", key: "k"))
        }
        let port = configuration.collector.port
        try await withNutgrafClient(configuration) { client in
            let ended = Task { try await client.wait(for: job).state }
            try await data.withCollector(CollectorConfiguration(port: port)) { collector in
                _ = try await client.ping()
                collector.stop()
                await collector.waitUntilEnded()
            }
            try await data.withCollector(CollectorConfiguration(port: port)) { collector in
                _ = try await client.ping()
                try await collector.queue.finishNext()
                let state = try await ended.value
                #expect(state == .done)
            }
        }
    }

    @Test func aCollectorThatComesLateIsFound() async throws {
        let data = try await TestData()
        var configuration = try await data.withCollector(.fixed()) { try await $0.client() }
        configuration.unavailableAfter = .milliseconds(50)
        let port = configuration.collector.port
        try await withNutgrafClient(configuration) { client in
            await expect(.unavailable) { try await client.ping() }
            try await data.withCollector(CollectorConfiguration(port: port)) { _ in
                var isThere = false
                while !isThere { isThere = (try? await client.ping()) != nil }
            }
        }
    }
}

extension CollectorConfiguration {
    /// A port below those that the system gives away, so that nobody takes it between two collectors.
    fileprivate static func fixed() -> CollectorConfiguration {
        CollectorConfiguration(port: .random(in: 20_000..<32_000))
    }
}

extension NutgrafClientConfiguration {
    /// Requests wait for a connection for as long as it takes.
    fileprivate var patient: NutgrafClientConfiguration {
        var patient = self
        patient.unavailableAfter = nil
        return patient
    }
}
