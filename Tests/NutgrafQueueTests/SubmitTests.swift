import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Submitting", .timeLimit(.minutes(5)))
struct SubmitTests {
    private static func submission(_ key: String, _ text: String = "A story.", priority: Int? = nil)
        -> Submission
    {
        Submission(key: key, article: Article(text: text), priority: priority)
    }

    @Test("The same key and article is the same job, in one call, in another, and after it has ended")
    func repeats() async throws {
        let fixture = try QueueFixture()
        let both = try await fixture.queue.submit(
            [Self.submission("a"), Self.submission("a")],
            owner: "desk"
        )
        let job = try #require(both.first?.job)
        #expect(both == [SubmitOutcome(job: job, repeated: false), SubmitOutcome(job: job, repeated: true)])
        let lease = try await fixture.lease()
        _ = try await fixture.queue.finish([lease.finished()])
        var again = Self.submission("a")
        again.priority = 9
        #expect(
            try await fixture.queue.submit([again], owner: "desk") == [
                SubmitOutcome(job: job, repeated: true)
            ]
        )
        #expect(try await fixture.status(job).priority == 0)
        #expect(
            try await fixture.queue.counts() == [
                .queued: 0, .running: 0, .done: 1, .dead: 0, .cancelled: 0, .deleted: 0,
            ]
        )
    }

    @Test("The same key with another article is refused, whichever part of it differs")
    func conflict() async throws {
        let fixture = try QueueFixture()
        _ = try await fixture.queue.submit([Self.submission("a")], owner: "desk")
        let others = [Article(text: "Another."), Article(text: "A story.", title: "With a title")]
        let outcomes = try await fixture.queue.submit(
            others.map { Submission(key: "a", article: $0) },
            owner: "desk"
        )
        #expect(outcomes.map(\.error?.code) == [.keyConflict, .keyConflict])
        #expect(outcomes.first?.error?.message.contains("\"a\" was used for another article") == true)
    }

    @Test("Owners' keys are apart, and so are their jobs")
    func owners() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let mine = try #require(await queue.submit([Self.submission("a")], owner: "desk").first?.job)
        let theirs = try #require(
            await queue.submit([Self.submission("a", "Another.")], owner: "wire").first?.job
        )
        #expect(mine != theirs)
        let none = JobID(high: 1, low: 2)
        let asked = [theirs, mine, none]
        #expect(try await queue.status(of: asked, owner: "desk").map { $0?.job } == [nil, mine, nil])
        #expect(try await queue.status(of: asked, owner: nil).map { $0?.job } == [theirs, mine, nil])
        // What another owner has and what nobody has cannot be told apart.
        for job in [theirs, none] {
            let errors = [
                await #expect(throws: NutgrafError.self) { try await queue.result(of: job, owner: "desk") },
                await #expect(throws: NutgrafError.self) { try await queue.history(of: job, owner: "desk") },
                await #expect(throws: NutgrafError.self) { try await queue.cancel(job, owner: "desk") },
                await #expect(throws: NutgrafError.self) { try await queue.retry(job, owner: "desk") },
            ]
            for error in errors { #expect(error == NutgrafError(.notFound, "there is no job \(job)")) }
        }
        let error = await #expect(throws: NutgrafError.self) {
            try await queue.result(of: mine, owner: "desk")
        }
        #expect(error?.code == .noResult)
        #expect(error?.message.contains("is queued") == true)
    }

    @Test("What is out of bounds is refused, and the others are stored")
    func bounds() async throws {
        let fixture = try QueueFixture()
        let submissions = [
            Self.submission(""), Self.submission(String(repeating: "k", count: 129)),
            Self.submission(String(repeating: "ä", count: 64)), Self.submission("low", priority: -1),
            Self.submission("high", priority: 10), Self.submission("zero", priority: 0),
            Self.submission("nine", priority: 9),
        ]
        let outcomes = try await fixture.queue.submit(submissions, owner: "desk")
        let refused: NutgrafError.Code? = .invalidRequest
        #expect(outcomes.map(\.error?.code) == [refused, refused, nil, refused, refused, nil, nil])
        #expect(try await fixture.queue.counts()[.queued] == 3)
    }

    @Test("An owner's name is 1 to 64 letters, digits and - _ .", arguments: ["", "a b", "ä", "a/b", "a\0b"])
    func ownerNames(name: String) async throws {
        let fixture = try QueueFixture()
        let error = await #expect(throws: NutgrafError.self) {
            try await fixture.queue.submit([Self.submission("a")], owner: name)
        }
        #expect(error?.code == .invalidRequest)
        await #expect(throws: NutgrafError.self) {
            try await fixture.queue.submit([Self.submission("a")], owner: String(repeating: "a", count: 65))
        }
        let good = "Az09-_." + String(repeating: "a", count: 57)
        #expect(try await fixture.queue.submit([Self.submission("a")], owner: good).first?.job != nil)
    }

    @Test("A job's id is a UUID of version 7 with the time of its submission")
    func identifiers() async throws {
        let fixture = try QueueFixture()
        let first = try await fixture.submit("a")
        fixture.clock.advance(by: .milliseconds(1))
        let second = try await fixture.submit("b")
        #expect(first < second)
        #expect(Int64(first.high >> 16) == 1_700_000_000_000)
        #expect(first.high >> 12 & 0xF == 7)
        #expect(first.low >> 62 == 2)
    }

    @Test("Nothing in, nothing out")
    func nothing() async throws {
        let fixture = try QueueFixture()
        #expect(try await fixture.queue.submit([], owner: "desk").isEmpty)
        #expect(try await fixture.queue.status(of: [], owner: nil).isEmpty)
        #expect(try await fixture.queue.finish([]).isEmpty)
        #expect(fixture.queue.counters.commits == 0)
    }

    @Test("Status answers for more jobs than one read takes, in their order")
    func manyStatuses() async throws {
        let fixture = try QueueFixture()
        let submissions = (0..<200).map { Self.submission("key-\($0)") }
        let jobs = try await fixture.queue.submit(submissions, owner: "desk").compactMap(\.job)
        let asked = Array(jobs.reversed()) + [JobID(high: 0, low: 0)]
        #expect(
            try await fixture.queue.status(of: asked, owner: "desk").map { $0?.job } == jobs.reversed() + [
                nil
            ]
        )
    }
}
