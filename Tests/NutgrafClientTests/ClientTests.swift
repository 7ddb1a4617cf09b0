import NutgrafClient
import NutgrafCollector
import NutgrafTestSupport
import NutgrafWire
import Testing

/// The client library against a collector.
@Suite(.timeLimit(.minutes(5))) struct ClientTests {
    @Test func anArticleGoesInAndItsAnalysisComesOut() async throws {
        try await TestData().withCollector { collector in
            // Larger than a hello may be, by far.
            let size = 20 << 20
            try await withNutgrafClient(collector.client()) { client in
                #expect(try await client.ping() > .zero)
                let job = try await client.submit(Article(text: "A story.", id: "own"), key: "k", priority: 2)
                #expect(try await client.submit(Article(text: "A story.", id: "own"), key: "k") == job)
                let status = try await client.status(of: job)
                #expect(status.state == .queued)
                #expect(status.articleID == "own")
                async let end = client.wait(for: job)
                try await collector.queue.finishNext(textBytes: size)
                #expect(try await end.state == .done)
                let analysis = try await client.result(of: job)
                #expect(analysis == .test(textBytes: size))
            }
        }
    }

    @Test func errorsHaveTheirCodes() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.text = 100
        try await TestData().withCollector(configuration) { collector in
            try await withNutgrafClient(collector.client()) { client in
                // The first request of a connection already knows what the collector takes.
                await expect(.tooLarge) { try await client.submit(Article(text: String(repeating: "x", count: 101))) }
                await expect(.invalidRequest) { try await client.submit(Article(text: "")) }
                let job = try await client.submit(Article(text: "A story."), key: "k")
                await expect(.keyConflict) { try await client.submit(Article(text: "Another."), key: "k") }
                await expect(.noResult) { try await client.result(of: job) }
                let missing = JobID(high: 1, low: 1)
                await expect(.notFound) { try await client.result(of: missing) }
                await expect(.notFound) { try await client.status(of: missing) }
                await expect(.notFound) { try await client.wait(for: missing) }
                await expect(.forbidden) { try await client.request(LeaseRequest(limit: 1, wait: 0)) }
                #expect(try await client.status(of: [missing, job]).map { $0?.job } == [nil, job])
                #expect(try await client.status(of: []).isEmpty)
            }
        }
    }

    @Test func whatIsTooLongForAFrameFailsAloneAndOnce() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.frame = 64 << 10
        try await TestData().withCollector(configuration) { collector in
            let logs = LogLines()
            try await withNutgrafClient(collector.client(.admin), logger: logs.logger) { client in
                let text = String(repeating: "x", count: 64 << 10)
                // Made before the limits are known, and after.
                let submission = Submission(key: "k", article: Article(text: text))
                for _ in 0..<2 {
                    await expect(.tooLarge) { try await client.request(SubmitRequest(submissions: [submission])) }
                }
                _ = try await client.ping()
            }
            #expect(logs.text.split(separator: "\n").filter { $0.contains("connected") }.count == 1)
        }
    }

    @Test func longListsAreSplitFromTheFirstRequestOn() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.batch = 7
        try await TestData().withCollector(configuration) { collector in
            var jobs: [JobID] = []
            for start in stride(from: 0, to: 1000, by: 250) {
                let submissions = (start..<start + 250).map {
                    Submission(key: "\($0)", article: Article(text: "Story \($0)."))
                }
                jobs += try await collector.queue.submit(submissions, owner: "desk").compactMap(\.job)
            }
            #expect(jobs.count == 1000)
            try await withNutgrafClient(collector.client()) { client in
                let statuses = try await client.status(of: jobs)
                #expect(statuses.map { $0?.job } == jobs)
            }
        }
    }

    @Test func theEndsOfManyJobsComeEachOnce() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.batch = 40
        try await TestData().withCollector(configuration) { collector in
            let submissions = (0..<120).map { Submission(key: "\($0)", article: Article(text: "Story \($0).")) }
            let jobs = try await collector.queue.submit(submissions, owner: "desk").compactMap(\.job)
            let missing = JobID(high: 1, low: 1)
            try await withNutgrafClient(collector.client()) { client in
                async let finished: Void = {
                    for _ in jobs { try await collector.queue.finishNext() }
                }()
                var ended: [JobID: JobState?] = [:]
                for try await (job, status) in client.ends(of: jobs + [missing]) {
                    #expect(ended.updateValue(status?.state, forKey: job) == nil, "\(job) has ended twice")
                }
                try await finished
                #expect(ended.count == jobs.count + 1)
                #expect(ended[missing] == .some(nil))
                #expect(jobs.allSatisfy { ended[$0] == .done })
                for try await _ in client.ends(of: []) { Issue.record("no job, and an end") }
            }
        }
    }
}

/// Sees that an operation fails with this code.
func expect<Output>(
    _ code: NutgrafError.Code,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ operation: () async throws -> Output
) async {
    do {
        _ = try await operation()
        Issue.record("it succeeded", sourceLocation: sourceLocation)
    } catch {
        #expect((error as? NutgrafError)?.code == code, "\(error)", sourceLocation: sourceLocation)
    }
}
