import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Claims", .timeLimit(.minutes(5)))
struct ClaimTests {
    @Test("Jobs are leased by the time they were due, less an hour for each step of priority")
    func order() async throws {
        let fixture = try QueueFixture()
        let old = try await fixture.submit("old")
        fixture.clock.advance(by: .seconds(3 * 3600 - 1))
        let plain = try await fixture.submit("plain")
        let third = try await fixture.submit("third", priority: 3)
        let second = try await fixture.submit("second", priority: 2)
        fixture.clock.advance(by: .seconds(2))
        let late = try await fixture.submit("late", priority: 3)
        let leases = try await fixture.queue.lease(worker: "w", limit: 10)
        #expect(leases.map(\.job) == [third, old, late, second, plain])
    }

    @Test("A job of the future is not leased, however urgent; when it is due, its turn counts from then")
    func notBefore() async throws {
        let fixture = try QueueFixture()
        let start = fixture.clock.now()
        let due = start.advanced(by: .seconds(60))
        let future = try await fixture.submit("future", priority: 9, notBefore: due)
        let now = try await fixture.submit("now")
        #expect(try await fixture.status(future).due == due)
        #expect(try await fixture.queue.lease(worker: "w", limit: 10).map(\.job) == [now])
        fixture.clock.advance(by: .milliseconds(59_999))
        // The lease of the other has expired meanwhile, and it is leased alone.
        #expect(try await fixture.queue.lease(worker: "w", limit: 10).map(\.job) == [now])
        fixture.clock.advance(by: .milliseconds(1))
        let later = try await fixture.submit("later", priority: 9)
        #expect(try await fixture.queue.lease(worker: "w", limit: 10).map(\.job) == [future, later])
    }

    @Test("A job whose lease was lost is leased alone, first or not")
    func suspects() async throws {
        let fixture = try QueueFixture()
        let poison = try await fixture.submit("poison")
        #expect(try await fixture.lease().job == poison)
        fixture.clock.advance(by: .seconds(30))
        let others = [try await fixture.submit("b"), try await fixture.submit("c")]
        let flash = try await fixture.submit("flash", priority: 9)
        let calls = [
            try await fixture.queue.lease(worker: "w", limit: 10).map(\.job),
            try await fixture.queue.lease(worker: "w", limit: 10).map(\.job),
            try await fixture.queue.lease(worker: "w", limit: 10).map(\.job),
        ]
        #expect(calls == [[flash], [poison], others])
    }

    @Test("An expired lease goes on in its old place, and ends as dead when its attempts are spent")
    func spentAttempts() async throws {
        var settings = QueueSettings()
        settings.maximumAttempts = 2
        let fixture = try QueueFixture(settings: settings)
        let job = try await fixture.submit("a")
        for attempt in 1...2 {
            #expect(try await fixture.lease("w\(attempt)").attempt == attempt)
            fixture.clock.advance(by: .seconds(31))
        }
        #expect(try await fixture.queue.lease(worker: "w", limit: 1).isEmpty)
        let status = try await fixture.status(job)
        #expect(status.state == .dead)
        #expect(status.attempts == 2)
        #expect(status.failures.map(\.attempt) == [1, 2])
        #expect(status.failures.map(\.worker) == ["w1", "w2"])
        #expect(status.failures.allSatisfy { $0.message.hasPrefix("lease expired") })
        let causes = try await fixture.queue.history(of: job, owner: nil).map(\.cause)
        #expect(causes == [.submitted, .leased, .leaseExpired, .leased, .leaseExpired])
        let error = await #expect(throws: NutgrafError.self) {
            try await fixture.queue.result(of: job, owner: "desk")
        }
        #expect(error?.code == .noResult)
        #expect(error?.message.contains("is dead") == true)
    }

    @Test("A claim hands out no more than the limits say, but one job at least")
    func limits() async throws {
        var settings = QueueSettings()
        settings.maximumLeases = 3
        settings.maximumLeaseBytes = 300
        let fixture = try QueueFixture(settings: settings)
        let sizes = [1000, 100, 100, 100, 1, 1, 1, 1]
        let submissions = sizes.enumerated().map {
            Submission(key: "\($0)", article: Article(text: String(repeating: "x", count: $1)))
        }
        _ = try await fixture.queue.submit(submissions, owner: "desk")
        var counts: [Int] = []
        for _ in 0..<5 { counts.append(try await fixture.queue.lease(worker: "w", limit: 100).count) }
        #expect(counts == [1, 2, 3, 2, 0])
        #expect(fixture.queue.counters.writes == 8 + 4)
    }

    @Test("A call for no job, or by nobody, is refused")
    func badCalls() async throws {
        let fixture = try QueueFixture()
        for (worker, limit) in [("w", 0), ("w", -1), ("", 1), (String(repeating: "w", count: 129), 1)] {
            let error = await #expect(throws: NutgrafError.self) {
                try await fixture.queue.lease(worker: worker, limit: limit)
            }
            #expect(error?.code == .invalidRequest)
        }
    }
}
