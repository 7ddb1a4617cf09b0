import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Deleting", .timeLimit(.minutes(5)))
struct DeleteTests {
    @Test("A job in any state can be deleted; its id, its times and a last change stay", arguments: 0..<5)
    func anyState(turn: Int) async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let submitted = fixture.clock.now()
        let job = try await fixture.submit("a", priority: 4)
        let lease = turn == 0 ? nil : try await fixture.lease()
        switch turn {
        case 2: _ = try await queue.finish([#require(lease).finished()])
        case 3: _ = try await queue.fail([#require(lease).failed(permanent: true)])
        case 4: try await queue.cancel(job, owner: "desk")
        default: break
        }
        let before = try await queue.history(of: job, owner: "desk")
        let state = try await fixture.status(job).state
        #expect(state == [.queued, .running, .done, .dead, .cancelled][turn])

        fixture.clock.advance(by: .seconds(7))
        for _ in 0..<2 { try await queue.delete(job, owner: "desk") }
        let expected = JobStatus(
            job: job,
            state: .deleted,
            priority: 0,
            attempts: 0,
            maximumAttempts: 0,
            submitted: submitted,
            updated: fixture.clock.now()
        )
        #expect(try await fixture.status(job) == expected)
        let history = try await queue.history(of: job, owner: "desk")
        #expect(history.map(\.cause) == [.deleted])
        #expect(history.map(\.state) == [.deleted])
        #expect(history.map(\.worker) == [nil])
        #expect(try #require(history.first).cursor > #require(before.last).cursor)
        let counts = try await queue.counts()
        #expect(counts[.deleted] == 1)
        #expect(counts.values.reduce(0, +) == 1)

        let error = await #expect(throws: NutgrafError.self) { try await queue.result(of: job, owner: "desk") }
        #expect(error?.code == .noResult)
        #expect(error?.message.contains("was deleted") == true)
        for refusal in [
            await #expect(throws: NutgrafError.self) { try await queue.cancel(job, owner: "desk") },
            await #expect(throws: NutgrafError.self) { try await queue.retry(job, owner: "desk") },
        ] {
            #expect(refusal?.code == .wrongState)
            #expect(refusal?.message.contains("is deleted") == true)
        }
        #expect(try await queue.lease(worker: "w2", limit: 10).isEmpty)
    }

    @Test("The worker of a deleted job is told at its next word, whichever it is, and nothing of it is stored")
    func running() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let job = try await fixture.submit("a")
        let lease = try await fixture.lease()
        try await queue.delete(job, owner: "desk")
        #expect(try await queue.extend([lease.reference]).first?.error?.code == .cancelled)
        #expect(try await queue.finish([lease.finished()]).first?.error?.code == .cancelled)
        #expect(try await queue.fail([lease.failed()]).first?.error?.code == .cancelled)
        #expect(try await queue.release([lease.reference]).first?.error?.code == .cancelled)
        var other = lease.reference
        other.token = LeaseToken(bytes: Array(repeating: 0, count: 16))
        #expect(try await queue.extend([other]).first?.error?.code == .leaseLost)
        #expect(try await fixture.status(job).failures.isEmpty)
        await #expect(throws: NutgrafError.self) { try await queue.result(of: job, owner: "desk") }
    }

    @Test("A deleted job's submission key is free, also where it reads like another job's id")
    func keys() async throws {
        let fixture = try QueueFixture()
        let first = try await fixture.submit("a")
        let second = try await fixture.submit(first.description)
        try await fixture.queue.delete(first, owner: "desk")
        try await fixture.queue.delete(second, owner: "desk")
        let again = try await fixture.submit("a")
        #expect(again != first)
        #expect(try await fixture.status(again).state == .queued)
        #expect(try await fixture.queue.counts()[.deleted] == 2)
    }

    @Test("Each job of a call has its own outcome, and another owner's job is as one that is not there")
    func outcomes() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let mine = try await fixture.submit("a")
        let finished = try await fixture.submit("b")
        let submission = Submission(key: "a", article: Article(text: "Another's."))
        let theirs = try #require(await queue.submit([submission], owner: "wire").first?.job)
        let none = JobID(high: 1, low: 1)
        let lease = try #require(
            await queue.lease(worker: "w", limit: 10).first { $0.job == finished }
        )
        _ = try await queue.finish([lease.finished()])
        let asked = [theirs, mine, none, finished, mine]
        func notFound(_ job: JobID) -> JobOutcome {
            JobOutcome(job: job, error: NutgrafError(.notFound, "there is no job \(job)"))
        }

        let retried = try await queue.retry(asked, owner: "desk")
        #expect(retried.map(\.error?.code) == [.notFound, .wrongState, .notFound, .wrongState, .wrongState])
        let cancelled = try await queue.cancel(asked, owner: "desk")
        #expect(cancelled[0] == notFound(theirs) && cancelled[2] == notFound(none))
        #expect(cancelled.map(\.error?.code) == [.notFound, nil, .notFound, .wrongState, nil])
        #expect(cancelled.map(\.job) == asked)
        let deleted = try await queue.delete(asked, owner: "desk")
        #expect(
            deleted == [
                notFound(theirs), JobOutcome(job: mine), notFound(none), JobOutcome(job: finished),
                JobOutcome(job: mine),
            ]
        )
        #expect(try await queue.status(of: [theirs], owner: nil).first??.state == .running)
        // An administrator may do it for every owner.
        #expect(try await queue.delete([theirs, none], owner: nil) == [JobOutcome(job: theirs), notFound(none)])
        #expect(try await queue.delete([], owner: "desk").isEmpty)
    }
}
