import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Statistics", .timeLimit(.minutes(5)))
struct StatisticsTests {
    @Test("An empty queue says so")
    func empty() async throws {
        let fixture = try QueueFixture()
        let statistics = try await fixture.queue.statistics()
        #expect(statistics.time == fixture.clock.now())
        #expect(statistics.jobs.values.allSatisfy { $0 == 0 })
        #expect(statistics.oldestWait == nil)
        #expect(statistics.throughput == CollectorStatistics.Throughput())
        #expect(statistics.workers.isEmpty)
        #expect(statistics.writes == 0 && statistics.commits == 0 && statistics.sharedCommits == 0)
        #expect(statistics.databaseBytes > 0 && statistics.databaseBytes % 4096 == 0)
    }

    @Test("Waits, leases, throughput and commits are counted, whichever process does it")
    func counts() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let worker = try fixture.worker()
        let submissions = (0..<10).map { Submission(key: "\($0)", article: Article(text: "Story \($0).")) }
        _ = try await queue.submit(submissions, owner: "desk")
        fixture.clock.advance(by: .seconds(7))
        _ = try await fixture.submit("late")
        _ = try await fixture.submit("later", notBefore: fixture.clock.now().advanced(by: .seconds(60)))
        let first = try await queue.lease(worker: "w1", limit: 4)
        let second = try await worker.lease(worker: "w2", limit: 3)
        var statistics = try await queue.statistics()
        #expect(statistics.jobs[.queued] == 5 && statistics.jobs[.running] == 7)
        #expect(statistics.oldestWait == .seconds(7))
        #expect(try await queue.ages() == [.queued: .seconds(7), .running: .seconds(7)])
        #expect(
            statistics.workers == [
                CollectorStatistics.WorkerLeases(worker: "w1", leases: 4),
                CollectorStatistics.WorkerLeases(worker: "w2", leases: 3),
            ]
        )
        #expect(statistics.walBytes > 0)
        // Ten submissions in one commit, two alone, one claim here and one elsewhere.
        #expect(statistics.writes == 13 && statistics.commits == 4 && statistics.sharedCommits == 1)

        _ = try await worker.finish(second.map { $0.finished() })
        fixture.clock.advance(by: .seconds(20))
        _ = try await queue.finish(first.prefix(2).map { $0.finished() })
        _ = try await queue.cancel(first.map(\.job), owner: "desk")
        statistics = try await queue.statistics()
        #expect(statistics.workers.isEmpty)
        #expect(
            statistics.throughput == CollectorStatistics.Throughput(oneMinute: 5, fiveMinutes: 5, fifteenMinutes: 5)
        )
        for (seconds, expected) in [
            (35, (5, 5, 5)), (10, (2, 5, 5)), (20, (0, 5, 5)), (240, (0, 0, 5)), (1000, (0, 0, 0)),
        ] {
            fixture.clock.advance(by: .seconds(seconds))
            let throughput = try await queue.statistics().throughput
            #expect(throughput.oneMinute == expected.0, "after \(seconds) more")
            #expect(throughput.fiveMinutes == expected.1, "after \(seconds) more")
            #expect(throughput.fifteenMinutes == expected.2, "after \(seconds) more")
        }
    }

    @Test("Which tokens are revoked or gone is told for as many as are asked")
    func revokedTokens() async throws {
        let fixture = try QueueFixture()
        let hash = [UInt8](repeating: 7, count: 32)
        for number in 0..<300 {
            try await fixture.queue.addToken(id: "t\(number)", owner: "desk", role: .client, secretHash: hash)
        }
        for number in [0, 299] { try await fixture.queue.revokeToken("t\(number)") }
        let asked = (0..<300).map { "t\($0)" } + ["none"]
        #expect(try await fixture.queue.revokedTokens(among: asked) == ["t0", "t299", "none"])
        #expect(try await fixture.queue.revokedTokens(among: ["t1"]).isEmpty)
        #expect(try await fixture.queue.revokedTokens(among: []).isEmpty)
    }
}
