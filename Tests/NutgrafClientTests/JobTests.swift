import NutgrafClient
import NutgrafCollector
import NutgrafTestSupport
import NutgrafWire
import Testing

/// What else a client does with jobs.
@Suite(.timeLimit(.minutes(5))) struct JobTests {
    private let missing = JobID(high: 1, low: 1)

    @Test func jobsAreCancelledRetriedAndDeleted() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                let job = try await client.submit(Article(text: "A story.", id: "own"))
                await expect(.wrongState) { try await client.retry(job) }
                try await client.cancel(job)
                try await client.cancel(job)
                #expect(try await client.status(of: job).state == .cancelled)
                try await client.retry(job)
                #expect(try await client.status(of: job).state == .queued)
                try await collector.queue.finishNext()
                await expect(.wrongState) { try await client.cancel(job) }
                try await client.delete(job)
                try await client.delete(job)
                #expect(try await client.status(of: job).state == .deleted)
                await expect(.wrongState) { try await client.retry(job) }
                #expect(try await client.history(of: job).last?.cause == .deleted)
            }
        }
    }

    @Test func ofSeveralJobsEachHasItsOutcome() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.batch = 2
        try await TestData().withCollector(configuration) { collector in
            let other = try await collector.queue.submit("Another's.", key: "k", owner: "other")
            try await withNutgrafClient(collector.client()) { client in
                var jobs: [JobID] = []
                for number in 0..<4 { jobs.append(try await client.submit(Article(text: "Story \(number)."))) }
                try await client.cancel(jobs[1])
                let all = [jobs[0], missing, jobs[1], other, jobs[2]]
                let codes: [NutgrafError.Code?] = [nil, .notFound, nil, .notFound, nil]
                let cancelled = try await client.cancel(all)
                #expect(cancelled.map(\.job) == all)
                #expect(cancelled.map(\.error?.code) == codes)
                let retried = try await client.retry(all + [jobs[3]])
                #expect(retried.map(\.error?.code) == codes + [.wrongState])
                #expect(try await client.delete(all).map(\.error?.code) == codes)
                #expect(try await client.delete([]).isEmpty)
            }
            #expect(try await collector.queue.counts()[.queued] == 2)
        }
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                await expect(.notFound) { try await client.cancel(missing) }
                await expect(.notFound) { try await client.retry(missing) }
                await expect(.notFound) { try await client.delete(missing) }
                await expect(.notFound) { try await client.history(of: missing) }
                await expect(.forbidden) { try await client.statistics() }
            }
        }
    }

    @Test func statisticsAreTheAdministrators() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client(.admin)) { client in
                let job = try await client.submit(Article(text: "A story."))
                _ = try await client.submit(Article(text: "Another."))
                try await client.cancel(job)
                let statistics = try await client.statistics()
                #expect(statistics.jobs[.queued] == 1)
                #expect(statistics.jobs[.cancelled] == 1)
                #expect(statistics.connections == 1)
                #expect(statistics.writes > 0)
            }
        }
    }

    @Test func aListHasEveryJobOnceWhileOthersAreAdded() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                var jobs: [JobID] = []
                for number in 0..<50 { jobs.append(try await client.submit(Article(text: "Story \(number)."))) }
                var listed: [JobID] = []
                for try await status in client.list(pageSize: 7) {
                    listed.append(status.job)
                    _ = try await client.submit(Article(text: "Another."))
                }
                #expect(listed == jobs.reversed())
                var all: Set<JobID> = []
                for try await status in client.list(pageSize: 1000) { all.insert(status.job) }
                #expect(all.count == 100)
            }
        }
    }

    @Test func aListHasWhatItsFilterLetsThrough() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client()) { client in
                let first = try await client.submit(Article(text: "One.", id: "one"))
                let second = try await client.submit(Article(text: "Two.", id: "two"))
                try await client.cancel(second)
                let filters: [(JobFilter, [JobID])] = [
                    (JobFilter(), [second, first]),
                    (JobFilter(states: [.queued]), [first]),
                    (JobFilter(states: [.queued, .cancelled]), [second, first]),
                    (JobFilter(states: [.done]), []),
                    (JobFilter(articleID: "two"), [second]),
                    (JobFilter(states: [.queued], articleID: "two"), []),
                    (JobFilter(submittedFrom: try await client.status(of: first).submitted), [second, first]),
                    (JobFilter(submittedBefore: Timestamp(milliseconds: 0)), []),
                    (JobFilter(owner: "other"), [second, first]),
                ]
                for (filter, jobs) in filters {
                    let listed = try await client.list(filter).reduce(into: []) { $0.append($1.job) }
                    #expect(listed == jobs, "\(filter)")
                }
                let page = try await client.page(limit: 1)
                #expect(page.jobs.map(\.job) == [second])
                let after: String = try #require(page.next)
                let next = try await client.page(limit: 1, after: after)
                #expect(next.jobs.map(\.job) == [first])
                await expect(.invalidRequest) { try await client.page(limit: 0) }
                await expect(.invalidRequest) { try await client.page(after: "no page") }
            }
        }
    }

    @Test func aListThatDoesNotGoOnIsGivenUp() async throws {
        let data = try await TestData()
        let welcome = try Welcome.test().frame()
        let react: @Sendable (Int, Frame) -> FakeServer.Reaction = { _, frame in
            let id = frame.requestID
            let answer: Frame? =
                switch frame.kind {
                case .hello: welcome
                // The same page again and again.
                case .list: try? Frame(answer: JobPage(jobs: [], next: "more"), to: .list, requestID: id)
                default: try? Frame(answer: Pong(time: Timestamp(milliseconds: 0)), to: .ping, requestID: id)
                }
            return .send([answer].compactMap(\.self))
        }
        try await FakeServer.run(data, react: react) { server in
            let configuration = NutgrafClientConfiguration(
                collector: CollectorAddress(host: "127.0.0.1", port: server.port),
                trust: .certificateAuthority(file: data.folder.authorityCertificate),
                token: "any"
            )
            try await withNutgrafClient(configuration) { client in
                await expect(.protocolViolation) {
                    for try await _ in client.list() { Issue.record("a job") }
                }
            }
        }
    }
}
