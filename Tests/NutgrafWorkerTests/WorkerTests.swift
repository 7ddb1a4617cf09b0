import Logging
import NutgrafAnalysis
import NutgrafCBOR
import NutgrafTypes
import NutgrafWire
import NutgrafWorker
import ServiceLifecycle
import Testing

@Suite struct WorkerTests {
    private static let text = "Minister Ada Lindqvist said on Monday that the bridge will be built."

    /// Runs a worker until `body` is over, then stops it gracefully and waits for its end.
    private func withWorker(
        on source: ScriptedSource,
        threads: Int = 1,
        _ adjust: (inout WorkerConfiguration) -> Void = { _ in },
        onStuck: @escaping @Sendable () -> Void = { Issue.record("an analysis is said to be stuck") },
        _ body: () async -> Void
    ) async throws {
        var configuration = WorkerConfiguration(threads: threads)
        configuration.leaseWait = .milliseconds(20)
        adjust(&configuration)
        let worker = Worker(
            configuration: configuration,
            source: source,
            analyzer: Analyzer(),
            logger: Logger(label: "worker") { _ in SwiftLogNoOpLogHandler() },
            onStuck: onStuck
        )
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: worker)],
                logger: Logger(label: "group") { _ in SwiftLogNoOpLogHandler() }
            )
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            await body()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test("Every job that is leased is analysed and handed in")
    func finishes() async throws {
        let leases = try (1...20).map { try Lease.of($0, text: "\(Self.text) It has number \($0).") }
        let source = ScriptedSource([Array(leases[..<4]), Array(leases[4..<8]), Array(leases[8...])])
        try await withWorker(on: source, threads: 3) {
            await source.until { events in events.filter { if case .finished = $0 { true } else { false } }.count == 20
            }
        }
        #expect(Set(source.analyses.keys) == Set(leases.map(\.job)))
        for (_, encoded) in source.analyses {
            let analysis = try MessageCoder.decode(Analysis.self, from: encoded)
            #expect(analysis.entities.contains { $0.name == "Ada Lindqvist" })
        }
    }

    @Test("A graceful stop ends what is begun and gives the rest back")
    func stops() async throws {
        // The first takes a while; the others wait for the only thread.
        let long = String(repeating: Self.text + " ", count: 20_000)
        let leases = try [Lease.of(1, text: long)] + (2...8).map { try Lease.of($0, text: Self.text) }
        let source = ScriptedSource([leases])
        try await withWorker(on: source) {
            await source.until { $0.contains(.leased(8)) }
        }
        let events = source.events.dropFirst()
        let finished = events.count { if case .finished = $0 { true } else { false } }
        let released = events.count { if case .released = $0 { true } else { false } }
        #expect(finished + released == 8)
        #expect(released >= 1)
    }

    @Test("Nothing is handed in for a lease that is gone")
    func lostLease() async throws {
        let long = String(repeating: Self.text + " ", count: 60_000)
        let lost = try Lease.of(1, text: long)
        let source = ScriptedSource([[lost], [try Lease.of(2, text: Self.text)]])
        source.lose(lost.job)
        try await withWorker(on: source, { $0.heartbeat = .milliseconds(1) }) {
            await source.until { $0.contains(.finished(JobID(high: 0x7000, low: 2))) }
        }
        #expect(!source.events.contains(.finished(lost.job)))
        #expect(!source.events.contains(.released(lost.job)))
    }

    @Test("An article over its time limit fails and may be tried again")
    func timeLimit() async throws {
        let lease = try Lease.of(1, text: String(repeating: Self.text + " ", count: 5000))
        let source = ScriptedSource([[lease]])
        try await withWorker(on: source, { $0.articleTimeLimit = .nanoseconds(1) }, onStuck: {}) {
            await source.until { $0.count == 2 }
        }
        guard case .failed(lease.job, permanent: false, let message) = source.events.last else {
            Issue.record("\(source.events)")
            return
        }
        #expect(message.contains("longer than"))
    }

    @Test("What is no article fails for good")
    func noArticle() async throws {
        let lease = Lease(1, article: EncodedCBOR(bytes: [0x61, 0x61]))
        let source = ScriptedSource([[lease]])
        try await withWorker(on: source) {
            await source.until { $0.count == 2 }
        }
        guard case .failed(lease.job, permanent: true, _) = source.events.last else {
            Issue.record("\(source.events)")
            return
        }
    }

    @Test("A hand-in that fails is repeated")
    func repeatsHandIn() async throws {
        let lease = try Lease.of(1, text: Self.text)
        let source = ScriptedSource([[lease]])
        source.failFinishes(with: [NutgrafError(.database, "locked"), NutgrafError(.database, "locked")])
        source.answerFinishesWithFaults(1)
        try await withWorker(on: source) {
            await source.until { $0.contains(.finished(lease.job)) }
        }
        #expect(source.events == [.leased(1), .finished(lease.job)])
    }

    @Test("A stop does not wait for ever for a source that is gone")
    func drainTimeout() async throws {
        // It was tried before, so that the worker waits for its end before it asks for more.
        let leases = [try Lease.of(1, text: Self.text, attempt: 2)]
        let source = ScriptedSource([leases])
        source.neverFinish()
        try await withWorker(on: source, { $0.drainTimeout = .milliseconds(50) }) {
            await source.until { $0.count == 2 }
        }
        #expect(source.analyses.isEmpty)
    }

    @Test("A job that was tried before is done alone")
    func alone() async throws {
        let others = try (1...3).map { try Lease.of($0, text: String(repeating: Self.text, count: 500)) }
        let suspect = try Lease.of(9, text: Self.text, attempt: 2)
        let last = try Lease.of(10, text: Self.text)
        let source = ScriptedSource([others, [suspect], [last]])
        try await withWorker(on: source, threads: 4) {
            await source.until { $0.contains(.finished(last.job)) }
        }
        let events = source.events
        let suspectEnd = try #require(events.firstIndex(of: .finished(suspect.job)))
        let before = events[..<suspectEnd]
        for other in others { #expect(before.contains(.finished(other.job))) }
        #expect(before.filter { $0 == .leased(1) }.count == 1, "the last job is leased after the suspect's end")
    }

    @Test("A worker whose token is no worker's ends with the reason")
    func forbidden() async throws {
        let source = ScriptedSource([])
        source.failLeases(with: NutgrafError(.forbidden, "not a worker"))
        await #expect(throws: NutgrafError.self) { try await withWorker(on: source) {} }
    }
}
