import NutgrafTypes
import NutgrafWorker
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct StuckTests {
    @Test("An analysis that does not stop at twice its limit: the other jobs are given back, then the end is told")
    func stuck() async throws {
        let hanging = try Lease.of(1, text: "hang")
        let others = try (2...4).map { try Lease.of($0, text: "a") }
        let expected = Set([.leased(4)] + others.map { ScriptedSource.Event.released($0.job) })
        let source = ScriptedSource([[hanging] + others])
        let (ends, end) = AsyncStream<Void>.makeStream()
        let released = Mutex<[ScriptedSource.Event]>([])
        let mayEnd = Mutex(false)
        try await withWorker(
            on: source,
            adjust: { $0.articleTimeLimit = .milliseconds(5) },
            // It looks at no checkpoint, as an endless loop would not.
            analyze: { article, checkpoint in
                while article.text == "hang", !mayEnd.withLock({ $0 }) {}
                return try analyze(article, checkpoint)
            },
            onStuck: {
                released.withLock { $0 = source.events }
                end.yield()
                // The real one ends the process here.
                mayEnd.withLock { $0 = true }
            }
        ) {
            for await _ in ends { break }
        }
        #expect(released.withLock { Set($0) } == expected)
    }
}
