import NutgrafCBOR
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("The life of a job", .timeLimit(.minutes(5)))
struct JobLifeTests {
    @Test("A submitted job is leased, finished, and its result comes back as it was stored")
    func wholeWay() async throws {
        let fixture = try QueueFixture()
        let job = try await fixture.submit("a", priority: 3)
        var status = try await fixture.status(job)
        #expect(status.state == .queued)
        #expect(status.articleID == "id-a")
        #expect(status.priority == 3)
        #expect(status.attempts == 0)
        #expect(status.maximumAttempts == 5)
        #expect(status.submitted == fixture.clock.now())
        #expect(status.due == nil)

        fixture.clock.advance(by: .seconds(1))
        let lease = try await fixture.lease()
        #expect(lease.job == job)
        #expect(lease.attempt == 1)
        #expect(lease.milliseconds == 30_000)
        #expect(lease.token.bytes.count == 16)
        let article = try CBORDecoder().decode(Article.self, from: lease.article.bytes)
        #expect(article == Article(text: "The story of a.", id: "id-a"))
        status = try await fixture.status(job)
        #expect(status.state == .running)
        #expect(status.attempts == 1)
        #expect(status.updated == fixture.clock.now())

        #expect(try await fixture.queue.finish([lease.finished([0xA1, 1, 2])]) == [JobOutcome(job: job)])
        #expect(try await fixture.status(job).state == .done)
        #expect(try await fixture.queue.result(of: job, owner: "desk").bytes == [0xA1, 1, 2])
        let history = try await fixture.queue.history(of: job, owner: "desk")
        #expect(history.map(\.cause) == [.submitted, .leased, .finished])
        #expect(history.map(\.state) == [.queued, .running, .done])
        #expect(history.map(\.worker) == [nil, "w1", "w1"])
        #expect(history.map(\.attempt) == [nil, 1, 1])
        #expect(history[0].cursor < history[1].cursor && history[1].cursor < history[2].cursor)
        #expect(try await fixture.queue.counts()[.done] == 1)
    }

    @Test("A finish that closed the job may be repeated, with its own token only")
    func repeatedFinish() async throws {
        let fixture = try QueueFixture()
        let job = try await fixture.submit("a")
        let lease = try await fixture.lease()
        #expect(try await fixture.queue.finish([lease.finished()]) == [JobOutcome(job: job)])
        fixture.clock.advance(by: .seconds(3600))
        #expect(try await fixture.queue.finish([lease.finished()]) == [JobOutcome(job: job)])
        var stale = lease.finished()
        stale.token = LeaseToken(bytes: Array(repeating: 0, count: 16))
        #expect(try await fixture.queue.finish([stale]).first?.error?.code == .leaseLost)
        #expect(try await fixture.queue.history(of: job, owner: nil).count == 3)
    }

    @Test("An expired lease is of no use, even before another has the job")
    func expiredLease() async throws {
        let fixture = try QueueFixture()
        let job = try await fixture.submit("a")
        let lease = try await fixture.lease()
        fixture.clock.advance(by: .milliseconds(29_999))
        #expect(try await fixture.queue.extend([lease.reference]).first?.error == nil)
        fixture.clock.advance(by: .seconds(30))
        #expect(try await fixture.queue.extend([lease.reference]).first?.error?.code == .leaseLost)
        #expect(try await fixture.queue.finish([lease.finished()]).first?.error?.code == .leaseLost)
        #expect(try await fixture.queue.fail([lease.failed()]).first?.error?.code == .leaseLost)
        #expect(try await fixture.queue.release([lease.reference]).first?.error?.code == .leaseLost)
        let second = try await fixture.lease("w2")
        #expect(second.job == job)
        #expect(second.attempt == 2)
        #expect(second.token != lease.token)
        #expect(try await fixture.queue.finish([lease.finished()]).first?.error?.code == .leaseLost)
        let failures = try await fixture.status(job).failures
        #expect(failures.map(\.attempt) == [1])
        #expect(failures.map(\.worker) == ["w1"])
        #expect(failures.first?.message.hasPrefix("lease expired") == true)
    }
}
