import NutgrafClient
import NutgrafCollector
import NutgrafTestSupport
import NutgrafWire
import Synchronization
import Testing

/// Many articles at once.
@Suite(.timeLimit(.minutes(5))) struct BulkSubmitTests {
    /// Articles without end, which says how many were taken and when nobody takes them any more.
    private struct Endless: Sequence, Sendable {
        final class Tap: Sendable {
            let count = Mutex(0)
            let isFull = Signal()
            let isLetGo = Signal()
            let capacity: Int

            init(capacity: Int) {
                self.capacity = capacity
            }
        }

        final class Iterator: IteratorProtocol {
            private let tap: Tap

            init(_ tap: Tap) {
                self.tap = tap
            }

            deinit {
                tap.isLetGo.fire()
            }

            func next() -> Article? {
                let count = tap.count.withLock { count in
                    count += 1
                    return count
                }
                if count == tap.capacity { tap.isFull.fire() }
                return Article(text: "Story \(count).")
            }
        }

        let tap: Tap

        func makeIterator() -> Iterator { Iterator(tap) }
    }

    private struct Broken: Error {}

    private func texts(_ count: Int) -> [Article] { (0..<count).map { Article(text: "Story \($0).") } }

    @Test func everyArticleGetsItsJob() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                let submissions = (0..<1000).map { Submission(key: "\($0)", article: Article(text: "Story \($0).")) }
                var jobs: [Int: JobID] = [:]
                for try await result in client.submit(contentsOf: submissions) {
                    #expect(result.key == "\(result.index)")
                    #expect(!result.isRepeated)
                    jobs[result.index] = try result.job.get()
                }
                #expect(jobs.count == 1000)
                #expect(Set(jobs.values).count == 1000)
                // The second time they are there already.
                for try await result in client.submit(contentsOf: submissions) {
                    #expect(result.isRepeated)
                    #expect(try result.job.get() == jobs[result.index])
                }
            }
            #expect(try await collector.queue.counts()[.queued] == 1000)
        }
    }

    @Test func anArticleThatIsRefusedIsRefusedAlone() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.text = 1000
        try await TestData().withCollector(configuration) { collector in
            try await withNutgrafClient(collector.client()) { client in
                var articles = texts(20)
                articles[3].text = ""
                articles[7].text = String(repeating: "x", count: 1001)
                articles[9].title = String(repeating: "x", count: 70_000)
                var codes: [Int: NutgrafError.Code] = [:]
                var count = 0
                for try await result in client.submit(contentsOf: articles, priority: 9) {
                    count += 1
                    if case .failure(let error) = result.job { codes[result.index] = error.code }
                }
                #expect(count == 20)
                #expect(codes == [3: .invalidRequest, 7: .tooLarge, 9: .tooLarge])
            }
            let lease = try await collector.queue.lease(worker: "w", limit: 20, waitingUpTo: .zero)
            #expect(lease.count == 17)
        }
    }

    @Test func whatComesAloneIsNotKeptWaiting() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                let (articles, feed) = AsyncStream<Article>.makeStream()
                var results = client.submit(contentsOf: articles).makeAsyncIterator()
                for number in 0..<5 {
                    feed.yield(Article(text: "Story \(number)."))
                    let index = try await results.next()?.index
                    #expect(index == number)
                }
                feed.finish()
                for _ in 0..<2 {
                    let end = try await results.next()
                    #expect(end == nil)
                }
            }
        }
    }

    @Test func anInputThatThrowsEndsTheResultsAfterThoseBefore() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                let articles = AsyncThrowingStream<Article, any Error> { feed in
                    for article in texts(700) { feed.yield(article) }
                    feed.finish(throwing: Broken())
                }
                var indices: Set<Int> = []
                await #expect(throws: Broken.self) {
                    for try await result in client.submit(contentsOf: articles) {
                        _ = try result.job.get()
                        indices.insert(result.index)
                    }
                }
                #expect(indices == Set(0..<700))
            }
            #expect(try await collector.queue.counts()[.queued] == 700)
        }
    }

    @Test func aReaderThatStopsReadingStopsTheInput() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                let tap = Endless.Tap(capacity: 1025)
                do {
                    var results = client.submit(contentsOf: Endless(tap: tap)).makeAsyncIterator()
                    _ = try await results.next()
                    await tap.isFull.wait()
                    // Time enough for all the others, if anybody took them.
                    for _ in 0..<50 { _ = try await client.ping() }
                    #expect(tap.count.withLock(\.self) <= 1026)
                    for _ in 0..<3000 { _ = try await results.next() }
                    #expect(tap.count.withLock(\.self) <= 4026)
                }
                await tap.isLetGo.wait()
            }
        }
    }

    @Test(arguments: [true, false])
    func leavingTheLoopOrItsTaskEndsEverything(byCancelling: Bool) async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                let tap = Endless.Tap(capacity: 3000)
                let task = Task {
                    for try await result in client.submit(contentsOf: Endless(tap: tap))
                    where !byCancelling && result.index > 2000 { return }
                    throw Broken()
                }
                if byCancelling {
                    await tap.isFull.wait()
                    task.cancel()
                    await #expect(throws: CancellationError.self) { try await task.value }
                } else {
                    try await task.value
                }
                await tap.isLetGo.wait()
                // The connection has its places back.
                _ = try await client.submit(Article(text: "Another."))
            }
        }
    }

    @Test func whatNoRepeatWouldMendEndsTheResults() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client(.worker)) { client in
                let tap = Endless.Tap(capacity: 1)
                await expect(.forbidden) {
                    for try await _ in client.submit(contentsOf: Endless(tap: tap)) { Issue.record("a result") }
                }
                await tap.isLetGo.wait()
            }
            var configuration = try await collector.client()
            configuration.token = "nutgraf_000000000000_" + String(repeating: "0", count: 64)
            try await withNutgrafClient(configuration) { client in
                await expect(.unauthenticated) {
                    for try await _ in client.submit(contentsOf: texts(3)) { Issue.record("a result") }
                }
            }
        }
    }

    /// Runs a client against a server that reacts to its submissions.
    private func withServer(
        react: @escaping @Sendable (SubmitRequest) -> Result<SubmitResponse, NutgrafError>,
        _ body: (NutgrafClient) async throws -> Void
    ) async throws {
        let data = try await TestData()
        let welcome = try Welcome.test().frame()
        let answer: @Sendable (Int, Frame) -> FakeServer.Reaction = { _, frame in
            switch frame.kind {
            case .hello: return .send([welcome])
            case .submit:
                do {
                    let request = try MessageCoder.decode(SubmitRequest.self, from: frame.payload)
                    let response = try react(request).get()
                    return .send([try Frame(answer: response, to: .submit, requestID: frame.requestID)])
                } catch {
                    let error = error as? NutgrafError ?? NutgrafError(.internalError, "\(error)")
                    return .send([Frame(error: error, requestID: frame.requestID)])
                }
            default:
                let pong = try? Frame(answer: Pong(time: .init(milliseconds: 0)), to: .ping, requestID: frame.requestID)
                return .send([pong].compactMap(\.self))
            }
        }
        try await FakeServer.run(data, react: answer) { server in
            let configuration = NutgrafClientConfiguration(
                collector: CollectorAddress(host: "127.0.0.1", port: server.port),
                trust: .certificateAuthority(file: data.folder.authorityCertificate),
                token: "any"
            )
            try await withNutgrafClient(configuration, body)
        }
    }

    private static func job(_ submission: Submission) -> SubmitOutcome {
        SubmitOutcome(job: JobID(high: 0, low: UInt64(submission.key) ?? 0), repeated: false)
    }

    @Test func anOverloadedCollectorIsAskedAgain() async throws {
        let asked = Mutex<[String: Int]>([:])
        let overload = NutgrafError(.overloaded, "too much", retryAfter: .milliseconds(1))
        let refusals = Mutex(3)
        try await withServer { request in
            // At first everything is refused, then every article by itself, once.
            let isRefused = refusals.withLock { refusals in
                refusals -= 1
                return refusals >= 0
            }
            if isRefused { return .failure(overload) }
            let outcomes = request.submissions.map { submission in
                let times = asked.withLock { asked in
                    asked[submission.key, default: 0] += 1
                    return asked[submission.key]
                }
                return times == 1 ? SubmitOutcome(error: overload) : Self.job(submission)
            }
            return .success(SubmitResponse(outcomes: outcomes))
        } _: { client in
            let submissions = (0..<600).map { Submission(key: "\($0)", article: Article(text: "Story.")) }
            var jobs: Set<UInt64> = []
            for try await result in client.submit(contentsOf: submissions) { jobs.insert(try result.job.get().low) }
            #expect(jobs == Set(0..<600))
        }
        #expect(asked.withLock { $0.values.allSatisfy { $0 == 2 } })
    }

    @Test func whatSpoilsARequestIsFoundAndNamed() async throws {
        try await withServer { request in
            if request.submissions.contains(where: { $0.key == "77" || $0.key == "300" }) {
                return .failure(NutgrafError(.invalidRequest, "spoilt"))
            }
            return .success(SubmitResponse(outcomes: request.submissions.map(Self.job)))
        } _: { client in
            let submissions = (0..<400).map { Submission(key: "\($0)", article: Article(text: "Story.")) }
            var spoilt: Set<Int> = []
            var count = 0
            for try await result in client.submit(contentsOf: submissions) {
                count += 1
                if case .failure(let error) = result.job {
                    #expect(error.code == .invalidRequest)
                    spoilt.insert(result.index)
                }
            }
            #expect(count == 400)
            #expect(spoilt == [77, 300])
        }
    }

    @Test func anAnswerThatCannotBeToldApartEndsTheResults() async throws {
        try await withServer { _ in
            .success(SubmitResponse(outcomes: []))
        } _: { client in
            await expect(.protocolViolation) {
                for try await _ in client.submit(contentsOf: texts(3)) { Issue.record("a result") }
            }
        }
    }
}
