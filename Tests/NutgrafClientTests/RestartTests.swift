import NutgrafClient
import NutgrafCollector
import NutgrafQueue
import NutgrafTestSupport
import NutgrafWire
import Synchronization
import Testing

/// A collector goes and comes back while work is under way.
@Suite(.timeLimit(.minutes(5))) struct RestartTests {
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

    /// Runs `body` while a collector runs, ends when it is time, and is followed by another on the same port and data.
    ///
    /// A collector that cannot come back fails the test, instead of leaving its clients to wait for ever.
    private func whileACollectorRestarts<Output: Sendable>(
        _ data: TestData,
        port: Int,
        gracefully: Bool,
        isTime: Signal,
        _ body: @escaping @Sendable () async throws -> Output
    ) async throws -> Output {
        let isOver = Signal()
        return try await withThrowingTaskGroup(of: Output?.self) { group in
            group.addTask {
                let configuration = CollectorConfiguration(port: port)
                try await data.withCollector(configuration) { collector in
                    await isTime.wait()
                    guard gracefully else { return }
                    collector.stop()
                    await collector.waitUntilEnded()
                }
                try await data.withCollector(configuration) { _ in await isOver.wait() }
                return nil
            }
            group.addTask {
                defer {
                    isTime.fire()
                    isOver.fire()
                }
                return try await body()
            }
            var output: Output?
            for try await part in group { output = part ?? output }
            return try #require(output)
        }
    }

    @Test(arguments: [true, false])
    func submitsSucceedOnce(gracefully: Bool) async throws {
        let data = try await TestData()
        let configuration = try await data.withCollector(CollectorConfiguration(port: FixedPort.reserve())) {
            try await $0.client().patient
        }
        let count = 300
        let some = Countdown(20)
        let port = configuration.collector.port
        let jobs = try await whileACollectorRestarts(data, port: port, gracefully: gracefully, isTime: some.isOver) {
            try await withNutgrafClient(configuration) { client in
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
        let configuration = try await data.withCollector(CollectorConfiguration(port: FixedPort.reserve())) {
            try await $0.client().patient
        }
        let count = 5000
        let some = Countdown(600)
        let port = configuration.collector.port
        let jobs = try await whileACollectorRestarts(data, port: port, gracefully: gracefully, isTime: some.isOver) {
            try await withNutgrafClient(configuration) { client in
                var jobs: [Int: JobID] = [:]
                for try await result in client.submit(contentsOf: (0..<count).map { Article(text: "Story \($0).") }) {
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
        let configuration = try await data.withCollector(CollectorConfiguration(port: FixedPort.reserve())) {
            collector in
            for number in 0..<200 { _ = try await collector.queue.submit("Story.", key: "\(number)") }
            return try await collector.client(.worker).patient
        }
        let all = Countdown(200)
        let some = Countdown(30)
        let analysis = try Analysis.test().encoded()
        let port = configuration.collector.port
        try await whileACollectorRestarts(data, port: port, gracefully: true, isTime: some.isOver) {
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

    @Test(arguments: [true, false])
    func aWatchTellsEverythingOnceAcrossARestart(gracefully: Bool) async throws {
        let data = try await TestData()
        let count = 300
        let (configuration, jobs) = try await data.withCollector(CollectorConfiguration(port: FixedPort.reserve())) {
            collector in
            var jobs: Set<JobID> = []
            for number in 0..<count { jobs.insert(try await collector.queue.submit("Story.", key: "\(number)")) }
            return (try await collector.client().patient, jobs)
        }
        // Works as a file worker does, whether or not there is a collector.
        let worker = try JobQueue.open(path: data.folder.database, as: .worker)
        let some = Countdown(100)
        let port = configuration.collector.port
        let changes = try await whileACollectorRestarts(data, port: port, gracefully: gracefully, isTime: some.isOver) {
            try await withNutgrafClient(configuration) { client in
                async let finished: Void = {
                    for _ in 0..<count { try await worker.finishNext() }
                }()
                var changes: [JobChange] = []
                var done = 0
                for try await change in client.watch(after: 0, limit: 10) {
                    changes.append(change)
                    some.step()
                    if change.state == .done { done += 1 }
                    if done == count { break }
                }
                try await finished
                return changes
            }
        }
        try await worker.close()
        #expect(Set(changes.map(\.job)) == jobs)
        let perJob = Dictionary(grouping: changes, by: \.job)
        #expect(perJob.values.allSatisfy { $0.map(\.cause) == [.submitted, .leased, .finished] })
        #expect(zip(changes, changes.dropFirst()).allSatisfy { $0.cursor < $1.cursor })
    }

    @Test func waitsGoOnAcrossARestart() async throws {
        let data = try await TestData()
        let (configuration, job) = try await data.withCollector(CollectorConfiguration(port: FixedPort.reserve())) {
            collector in
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
        var configuration = try await data.withCollector(CollectorConfiguration(port: FixedPort.reserve())) {
            try await $0.client()
        }
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

extension NutgrafClientConfiguration {
    /// Requests wait for a connection for as long as it takes.
    fileprivate var patient: NutgrafClientConfiguration {
        var patient = self
        patient.unavailableAfter = nil
        return patient
    }
}
