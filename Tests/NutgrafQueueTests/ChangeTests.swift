import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Changes", .timeLimit(.minutes(5)))
struct ChangeTests {
    private static let long: Duration = .seconds(600)

    @Test("Listed jobs are told of from their first change, in order, and up to their end")
    func listed() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let first = try await fixture.submit("a")
        let second = try await fixture.submit("b")
        _ = try await fixture.submit("c")
        let leases = try await queue.lease(worker: "w", limit: 2)
        _ = try await queue.finish([leases[1].finished()])
        let asked = [second, first, second, JobID(high: 1, low: 1)]

        let found = try await queue.changes(of: asked, owner: "desk", after: nil, limit: 100)
        #expect(found.changes.map(\.job) == [first, second, first, second, second])
        #expect(found.changes.map(\.cause) == [.submitted, .submitted, .leased, .leased, .finished])
        #expect(found.changes.map(\.cursor) == found.changes.map(\.cursor).sorted())
        #expect(found.cursor == found.changes.last?.cursor)
        #expect(!found.ended)
        // In parts, none is missed and none comes twice.
        var parts: [JobChange] = []
        var cursor: Int64?
        for _ in 0..<3 {
            let part = try await queue.changes(of: asked, owner: "desk", after: cursor, limit: 2)
            #expect(part.changes.count <= 2 && !part.ended)
            parts += part.changes
            cursor = part.cursor
        }
        #expect(parts == found.changes)

        _ = try await queue.fail([leases[0].failed(permanent: true)])
        let cut = try await queue.changes(of: asked, owner: "desk", after: nil, limit: 5)
        #expect(cut.changes == found.changes && !cut.ended)
        let rest = try await queue.changes(of: asked, owner: "desk", after: cut.cursor, limit: 5)
        #expect(rest.changes.map(\.cause) == [.failed] && rest.ended)
        let nothing = try await queue.changes(of: asked, owner: "desk", after: rest.cursor, limit: 5)
        #expect(nothing.changes.isEmpty && nothing.ended && nothing.cursor == rest.cursor)
        let foreign = try await queue.changes(of: asked, owner: "wire", after: nil, limit: 5)
        #expect(foreign.changes.isEmpty && foreign.ended)
        let none = try await queue.changes(of: [], owner: "desk", after: nil, limit: 5)
        #expect(none.changes.isEmpty && none.ended)
    }

    @Test("More jobs than one read takes are told of in one order")
    func manyJobs() async throws {
        let fixture = try QueueFixture()
        let submissions = (0..<150).map { Submission(key: "\($0)", article: Article(text: "Story.")) }
        let jobs = try await fixture.queue.submit(submissions, owner: "desk").compactMap(\.job)
        for lease in try await fixture.queue.lease(worker: "w", limit: 150) {
            _ = try await fixture.queue.finish([lease.finished()])
        }
        var found: [JobChange] = []
        var cursor: Int64?
        var ended = false
        while !ended {
            let part = try await fixture.queue.changes(of: jobs, owner: "desk", after: cursor, limit: 40)
            found += part.changes
            cursor = part.cursor
            ended = part.ended
        }
        #expect(found.map(\.cursor) == Array(1...450))
        #expect(found.map(\.job) == jobs + jobs + jobs)
    }

    @Test("All of an owner's changes begin now, and pass over those of others")
    func owners() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        _ = try await fixture.submit("before")
        let start = try await queue.changes(of: nil, owner: "desk", after: nil, limit: 10)
        #expect(start.changes.isEmpty && !start.ended && start.cursor == 1)
        let others = (0..<5000).map { Submission(key: "\($0)", article: Article(text: "Story.")) }
        _ = try await queue.submit(others, owner: "wire")
        let mine = try await fixture.submit("a")
        // One look reads so many and no more.
        let first = try await queue.changes(of: nil, owner: "desk", after: start.cursor, limit: 10)
        #expect(first.changes.isEmpty && !first.ended && first.cursor == 4097)
        let second = try await queue.changes(of: nil, owner: "desk", after: first.cursor, limit: 10)
        #expect(second.changes.map(\.job) == [mine] && second.cursor == 5002)
        // Who waits does not stop between.
        let waited = try await queue.waitForChanges(of: nil, owner: "desk", after: 1, limit: 10, upTo: Self.long)
        #expect(waited.changes == second.changes)
        let every = try await queue.changes(of: nil, owner: nil, after: 0, limit: 3)
        #expect(every.changes.map(\.cursor) == [1, 2, 3] && every.cursor == 3)
    }

    @Test("A cursor of the future is refused, and so is a watch for nothing")
    func refusals() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let job = try await fixture.submit("a")
        for jobs in [nil, [job]] {
            #expect(try await queue.changes(of: jobs, owner: "desk", after: 1, limit: 1).changes.isEmpty)
            for (after, limit, code) in [
                (2, 1, .cursorExpired), (.max, 1, .cursorExpired), (0, 0, .invalidRequest), (0, -1, .invalidRequest),
            ] as [(Int64, Int, NutgrafError.Code)] {
                let error = await #expect(throws: NutgrafError.self) {
                    try await queue.changes(of: jobs, owner: "desk", after: after, limit: limit)
                }
                #expect(error?.code == code)
            }
        }
    }

    @Test("Who watches is woken by this process and by another, for the jobs that are meant")
    func waiting() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let other = try fixture.worker()
        let job = try await fixture.submit("a")
        let lease = try await fixture.lease()
        // A watch of jobs that have all ended would not wait.
        let another = try await fixture.submit("b")
        var cursor = try await queue.changes(of: nil, owner: "desk", after: nil, limit: 1).cursor
        func watch(_ jobs: [JobID]?) -> Task<(changes: [JobChange], cursor: Int64, ended: Bool), any Error> {
            let after = cursor
            return Task {
                try await queue.waitForChanges(of: jobs, owner: "desk", after: after, limit: 9, upTo: Self.long)
            }
        }
        for turn in 0..<4 {
            let one = watch([job, another])
            let all = watch(nil)
            await waitUntil(queue.counters.waitingCalls >= 2)
            let writer = turn % 2 == 0 ? queue : other
            switch turn {
            case 0: _ = try await writer.fail([lease.failed(permanent: true)])
            case 1: _ = try await writer.retry([job], owner: "desk")
            case 2: _ = try await writer.cancel([job], owner: "desk")
            default: _ = try await writer.delete([job], owner: "desk")
            }
            let causes: [JobChange.Cause] = [.failed, .retried, .cancelled, .deleted]
            let told = try await one.value
            #expect(told.changes.map(\.cause) == [causes[turn]])
            #expect(!told.ended)
            #expect(try await all.value.changes == told.changes)
            cursor = told.cursor
        }
    }

    @Test("A watch that is over, ended or cancelled comes back")
    func ends() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let job = try await fixture.submit("a")
        let over = try await queue.waitForChanges(of: [job], owner: "desk", after: 1, limit: 9, upTo: .milliseconds(30))
        #expect(over.changes.isEmpty && over.cursor == 1 && !over.ended)
        let cancelled = Task {
            try await queue.waitForChanges(of: [job], owner: "desk", after: 1, limit: 9, upTo: Self.long).cursor
        }
        await waitUntil(queue.counters.waitingCalls > 0)
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        try await queue.cancel(job, owner: "desk")
        let ended = try await queue.waitForChanges(of: [job], owner: "desk", after: 2, limit: 9, upTo: Self.long)
        #expect(ended.changes.isEmpty && ended.ended)
    }
}
