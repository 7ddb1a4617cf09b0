import NutgrafTestSupport
import NutgrafTypes
import NutgrafWorker
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct SeveralSourcesTests {
    private static let text = "Minister Ada Lindqvist said on Monday that the bridge will be built."

    @Test("Each source gets its own results")
    func results() async throws {
        let first = ScriptedSource([try (1...10).map { try Lease.of($0, text: Self.text) }], name: "first")
        let second = ScriptedSource([try (11...20).map { try Lease.of($0, text: Self.text) }], name: "second")
        try await withWorker(on: first, second, threads: 2) {
            await first.until { $0.count == 11 }
            await second.until { $0.count == 11 }
        }
        #expect(Set(first.analyses.keys.map(\.low)) == Set(1...10))
        #expect(Set(second.analyses.keys.map(\.low)) == Set(11...20))
    }

    @Test("A source that does not answer stops no other")
    func away() async throws {
        let away = ScriptedSource([[try Lease.of(1, text: Self.text)]], name: "away")
        away.neverFinish()
        let here = ScriptedSource([], name: "here")
        let batches = try (0..<20).map { batch in
            try (0..<3).map { try Lease.of(UInt64(100 + batch * 3 + $0), text: Self.text) }
        }
        try await withWorker(on: away, here, adjust: { $0.drainTimeout = .milliseconds(50) }) {
            await away.until { $0.count == 2 }
            for batch in batches { here.add(batch) }
            await here.until { events in events.count { if case .finished = $0 { true } else { false } } == 60 }
        }
        #expect(away.analyses.isEmpty)
    }

    @Test("A source that will never give a job is given up; the others go on")
    func givenUp() async throws {
        let closed = ScriptedSource([[try Lease.of(1, text: Self.text)]], name: "closed")
        closed.neverFinish()
        let forbidden = ScriptedSource([], name: "forbidden")
        forbidden.failLeases(with: NutgrafError(.forbidden, "not a worker"))
        let open = ScriptedSource([], name: "open")
        let log = LogLines()
        let job = try Lease.of(2, text: Self.text)
        try await withWorker(on: closed, forbidden, open, logger: log.logger) {
            await closed.until { $0.count == 2 }
            closed.fail(with: NutgrafError(.unauthenticated, "the token is revoked"))
            for source in ["closed", "forbidden"] {
                while !log.end(of: source).contains("finished") { await Task.yield() }
            }
            open.add([job])
            await open.until { $0.count == 2 }
        }
        #expect(open.analyses.count == 1)
        #expect(log.text.contains("this source is given up"))
        #expect(log.end(of: "closed").contains("\"undelivered\": 1"), "\(log.end(of: "closed"))")
    }

    @Test("When no source is left the worker ends with the first reason")
    func noneLeft() async throws {
        let first = ScriptedSource([], name: "first")
        let second = ScriptedSource([], name: "second")
        for source in [first, second] { source.fail(with: NutgrafError(.unauthenticated, "the token is revoked")) }
        let error = await #expect(throws: NutgrafError.self) { try await runWorker(on: first, second) }
        #expect(error?.code == .unauthenticated)
    }

    @Test("A job that was tried before is done alone, other sources' jobs included")
    func alone() async throws {
        let suspect = try Lease.of(1, text: "suspect", attempt: 2)
        let first = ScriptedSource([[suspect]], name: "first")
        let second = ScriptedSource(try (10..<40).map { [try Lease.of($0, text: Self.text)] }, name: "second")
        let running = Mutex<(now: Int, most: Int)>((0, 0))
        let besideSuspect = Mutex(0)
        try await withWorker(
            on: first,
            second,
            threads: 4,
            analyze: { article, checkpoint in
                running.withLock { state in
                    state.now += 1
                    state.most = max(state.most, state.now)
                    if article.text == "suspect" { besideSuspect.withLock { $0 = state.now } }
                }
                defer { running.withLock { $0.now -= 1 } }
                return try analyze(article, checkpoint)
            }
        ) {
            await first.until { $0.contains(.finished(suspect.job)) }
            await second.until { events in events.count { if case .finished = $0 { true } else { false } } == 30 }
        }
        #expect(besideSuspect.withLock { $0 } == 1)
    }
}
