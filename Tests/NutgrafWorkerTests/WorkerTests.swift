import NutgrafCBOR
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import NutgrafWorker
import Testing

@Suite(.timeLimit(.minutes(5))) struct WorkerTests {
    private static let text = "Minister Ada Lindqvist said on Monday that the bridge will be built."

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
        let (lost, cancelled) = (try Lease.of(1, text: "endless"), try Lease.of(2, text: "endless"))
        let last = try Lease.of(3, text: Self.text)
        let source = ScriptedSource([[lost, cancelled, last]])
        source.lose(lost.job)
        source.lose(cancelled.job, NutgrafError(.cancelled, "called off"))
        let log = LogLines()
        try await withWorker(
            on: source,
            adjust: { $0.heartbeat = .milliseconds(1) },
            // Only the loss of its lease ends such an analysis.
            analyze: { article, checkpoint in
                while article.text == "endless" { try checkpoint() }
                return try analyze(article, checkpoint)
            },
            logger: log.logger
        ) {
            await source.until { $0.contains(.finished(last.job)) }
        }
        #expect(source.events == [.leased(3), .finished(last.job)])
        let end = log.end()
        for count in ["\"finished\": 1", "\"lease-lost\": 1", "\"cancelled\": 1", "\"undelivered\": 0"] {
            #expect(end.contains(count), "\(end)")
        }
    }

    @Test("A result whose lease is gone is dropped and counted")
    func lateResult() async throws {
        let late = try Lease.of(1, text: Self.text)
        let source = ScriptedSource([[late], [try Lease.of(2, text: Self.text)]])
        source.refuseFinishes(of: late.job, with: NutgrafError(.leaseLost, "another has it"))
        let log = LogLines()
        try await withWorker(on: source, logger: log.logger) {
            await source.until { $0.contains(.finished(JobID(high: 0x7000, low: 2))) }
        }
        #expect(source.analyses[late.job] == nil)
        let end = log.end()
        #expect(end.contains("\"lease-lost\": 1") && end.contains("\"finished\": 1"), "\(end)")
    }

    @Test("A lease that its source gives for a short time is extended in time")
    func shortLease() async throws {
        let lease = try Lease.of(1, text: "short", milliseconds: 6000)
        let source = ScriptedSource([[lease]])
        try await withWorker(
            on: source,
            analyze: { article, checkpoint in
                // Longer than the lease, so that only extensions keep it: one comes at each third of it.
                while source.extensions < 4 { try checkpoint() }
                return try analyze(article, checkpoint)
            }
        ) {
            await source.until { $0.contains(.finished(lease.job)) }
        }
    }

    @Test("A source that drains is asked for no more jobs until it was reached again")
    func draining() async throws {
        let first = try Lease.of(1, text: "wait for the drain")
        let source = ScriptedSource([[first]])
        source.drain()
        let second = try Lease.of(2, text: Self.text)
        try await withWorker(
            on: source,
            adjust: { $0.heartbeat = .milliseconds(1) },
            analyze: { article, checkpoint in
                while article.text != Self.text, !source.events.contains(.waitedForReconnection) { try checkpoint() }
                return try analyze(article, checkpoint)
            }
        ) {
            await source.until { $0.contains(.finished(first.job)) }
            source.add([second])
            source.reconnect()
            await source.until { $0.contains(.finished(second.job)) }
        }
        let events = source.events
        let waited = try #require(events.firstIndex(of: .waitedForReconnection))
        #expect(events[..<waited].filter { $0 == .leased(1) }.count == 1)
    }

    @Test("An article over its time limit fails and may be tried again")
    func timeLimit() async throws {
        let lease = try Lease.of(1, text: String(repeating: Self.text + " ", count: 5000))
        let source = ScriptedSource([[lease]])
        try await withWorker(on: source, adjust: { $0.articleTimeLimit = .nanoseconds(1) }, onStuck: {}) {
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
        try await withWorker(on: source, adjust: { $0.drainTimeout = .milliseconds(50) }) {
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
        await #expect(throws: NutgrafError.self) { try await runWorker(on: source) }
    }
}
