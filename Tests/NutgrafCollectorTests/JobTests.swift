import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// Articles going in, and what becomes of them, by raw messages.
@Suite(.timeLimit(.minutes(5))) struct JobTests {
    @Test func aJobGoesTheWholeWay() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .client) { client in
                try await collector.connect(as: .worker) { worker in
                    let article = Article(text: "A story.", title: "Title", id: "own-1")
                    let submission = Submission(key: "k", article: article, priority: 3)
                    let job = try #require(
                        await client.request(SubmitRequest(submissions: [submission]), id: 2).outcomes[0].job
                    )
                    try await client.send(ResultRequest(job: job), id: 3)
                    let refusal = try await client.error(id: 3)
                    #expect(refusal.code == .noResult)

                    let leases = try await worker.request(LeaseRequest(limit: 4, wait: 60_000), id: 2).leases
                    #expect(leases.map(\.job) == [job])
                    #expect(leases[0].attempt == 1)
                    let leased = try MessageCoder.decode(Article.self, from: leases[0].article)
                    #expect(leased == article)
                    let running = try await client.request(StatusRequest(jobs: [job]), id: 4).statuses[0]
                    #expect(running?.state == .running)
                    #expect(running?.articleID == "own-1")
                    #expect(running?.priority == 3)

                    let extended = try await worker.request(ExtendRequest(leases: [leases[0].reference]), id: 3)
                    #expect(extended.outcomes == [JobOutcome(job: job)])
                    let analysis = try Analysis.test().encoded()
                    let finished = FinishedJob(job: job, token: leases[0].token, analysis: analysis)
                    for id in UInt32(4)...5 {
                        let outcomes = try await worker.request(FinishRequest(jobs: [finished]), id: id).outcomes
                        #expect(outcomes == [JobOutcome(job: job)])
                    }
                    let late = try await worker.request(ReleaseRequest(leases: [leases[0].reference]), id: 6)
                    #expect(late.outcomes.map(\.error?.code) == [.leaseLost])

                    let done = try await client.request(StatusRequest(jobs: [job], wait: 60_000), id: 5).statuses[0]
                    #expect(done?.state == .done)
                    let result = try await client.request(ResultRequest(job: job), id: 6)
                    #expect(result == ResultResponse(job: job, analysis: analysis))
                }
            }
        }
    }

    @Test func failedAndReleasedJobsComeBack() async throws {
        var settings = QueueSettingsForTests.quick
        settings.maximumAttempts = 2
        try await TestData().withCollector(settings: settings) { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await collector.connect(as: .worker) { worker in
                for (id, attempt) in [(UInt32(10), 1), (20, 1), (30, 2)] {
                    let lease = try #require(
                        await worker.request(LeaseRequest(limit: 1, wait: 60_000), id: id).leases.first
                    )
                    #expect(lease.attempt == attempt)
                    if id == 10 {
                        let released = try await worker.request(ReleaseRequest(leases: [lease.reference]), id: id + 1)
                        #expect(released.outcomes == [JobOutcome(job: job)])
                    } else {
                        let failed = FailedJob(job: job, token: lease.token, message: "broke \(id)", permanent: false)
                        let outcomes = try await worker.request(FailRequest(jobs: [failed]), id: id + 1).outcomes
                        #expect(outcomes == [JobOutcome(job: job)])
                    }
                }
            }
            let status = try #require(await collector.queue.status(of: [job], owner: "desk")[0])
            #expect(status.state == .dead)
            #expect(status.failures.map(\.message) == ["broke 20", "broke 30"])
            #expect(status.failures.map(\.worker) == ["raw", "raw"])
        }
    }

    @Test func eachSubmissionStandsForItself() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.text = 100
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect(as: .client) { connection in
                let stored = try await collector.queue.submit("first", key: "taken")
                let submissions = [
                    Submission(key: "", article: Article(text: "no key")),
                    Submission(key: "a", article: Article(text: "good")),
                    Submission(key: "b", article: Article(text: "")),
                    Submission(key: "c", article: Article(text: String(repeating: "x", count: 101))),
                    Submission(key: "taken", article: Article(text: "second")),
                    Submission(key: "taken", article: Article(text: "first")),
                    Submission(key: "d", article: Article(text: "good"), priority: 10),
                    Submission(key: "e", article: Article(text: String(repeating: "x", count: 100)), priority: 9),
                ]
                let outcomes = try await connection.request(SubmitRequest(submissions: submissions), id: 2).outcomes
                let expected: [NutgrafError.Code?] = [
                    .invalidRequest, nil, .invalidRequest, .tooLarge, .keyConflict, nil, .invalidRequest, nil,
                ]
                #expect(outcomes.map(\.error?.code) == expected)
                #expect(outcomes[5].job == stored)
                #expect(outcomes.map { $0.repeated ?? false } == expected.indices.map { $0 == 5 })
                #expect(Set(outcomes.compactMap(\.job)).count == 3)
                let counts = try await collector.queue.counts()
                #expect(counts[.queued] == 3)
            }
        }
    }

    @Test func listsHaveOneItemAtLeastAndTheAnnouncedNumberAtMost() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.batch = 3
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect(as: .admin) { connection in
                for count in [0, 4] {
                    let jobs = Array(repeating: JobID(high: 0, low: 0), count: count)
                    let references = jobs.map { LeaseReference(job: $0, token: LeaseToken(bytes: Array(1...16))) }
                    let analysis = try Analysis.test().encoded()
                    let frames = [
                        try Frame(
                            SubmitRequest(
                                submissions: jobs.map { _ in Submission(key: "k", article: Article(text: "t")) }
                            ),
                            requestID: 2
                        ),
                        try Frame(StatusRequest(jobs: jobs), requestID: 2),
                        try Frame(StatusRequest(jobs: jobs, wait: 60_000), requestID: 2),
                        try Frame(LeaseRequest(limit: count, wait: 60_000), requestID: 2),
                        try Frame(LeaseRequest(limit: -count, wait: 60_000), requestID: 2),
                        try Frame(ExtendRequest(leases: references), requestID: 2),
                        try Frame(ReleaseRequest(leases: references), requestID: 2),
                        try Frame(
                            FinishRequest(
                                jobs: jobs.map {
                                    FinishedJob(job: $0, token: LeaseToken(bytes: Array(1...16)), analysis: analysis)
                                }
                            ),
                            requestID: 2
                        ),
                        try Frame(
                            FailRequest(
                                jobs: jobs.map {
                                    FailedJob(
                                        job: $0,
                                        token: LeaseToken(bytes: Array(1...16)),
                                        message: "",
                                        permanent: true
                                    )
                                }
                            ),
                            requestID: 2
                        ),
                    ]
                    for frame in frames {
                        try await connection.send(frame)
                        let error = try await connection.error(id: 2)
                        #expect(error.code == .invalidRequest, "\(frame.kind) of \(count)")
                    }
                }
                let three = Array(repeating: JobID(high: 0, low: 0), count: 3)
                let statuses = try await connection.request(StatusRequest(jobs: three), id: 2).statuses
                #expect(statuses == [nil, nil, nil])
            }
        }
    }
}
