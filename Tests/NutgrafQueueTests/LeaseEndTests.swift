import NutgrafCBOR
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("The end of a lease", .timeLimit(.minutes(5)))
struct LeaseEndTests {
    @Test(
        "A failure is kept, and the next attempt comes after a wait within its bounds; then the job is dead"
    )
    func retries() async throws {
        var settings = QueueSettings()
        settings.backoffCap = .seconds(10)
        // Base 2 s doubles to 4, 8 and then 16 s, which the cap cuts to 10.
        let bounds: [Int64] = [2000, 4000, 8000, 10_000]
        var waits: [[Int64]] = [[], [], [], []]
        for seed in 1...40 {
            let fixture = try QueueFixture(settings: settings, seed: UInt64(seed))
            let job = try await fixture.submit("a")
            for attempt in 1...5 {
                let lease = try await fixture.lease()
                #expect(lease.attempt == attempt)
                let outcome = try await fixture.queue.fail([lease.failed("failure \(attempt)")])
                #expect(outcome == [JobOutcome(job: job)])
                let status = try await fixture.status(job)
                guard attempt < 5 else { break }
                #expect(status.state == .queued)
                let wait = (status.due ?? fixture.clock.now()).since(fixture.clock.now())
                waits[attempt - 1].append(wait.wholeMilliseconds)
                if wait > .zero {
                    fixture.clock.advance(by: wait - .milliseconds(1))
                    #expect(try await fixture.queue.lease(worker: "w", limit: 1).isEmpty)
                    fixture.clock.advance(by: .milliseconds(1))
                }
            }
            let status = try await fixture.status(job)
            #expect(status.state == .dead)
            #expect(status.failures.map(\.message) == (1...5).map { "failure \($0)" })
            #expect(status.failures.map(\.attempt) == [1, 2, 3, 4, 5])
        }
        for (waits, bound) in zip(waits, bounds) {
            // Full jitter: from nothing to the bound, with something of both halves.
            #expect(waits.allSatisfy { (0...bound).contains($0) })
            #expect(waits.contains { $0 < bound / 2 } && waits.contains { $0 > bound / 2 })
        }
    }

    @Test("A permanent failure ends the job at once")
    func permanent() async throws {
        let fixture = try QueueFixture()
        let job = try await fixture.submit("a")
        _ = try await fixture.queue.fail([fixture.lease().failed("no text in it", permanent: true)])
        let status = try await fixture.status(job)
        #expect(status.state == .dead)
        #expect(status.failures.map(\.message) == ["no text in it"])
    }

    @Test("A status tells of the last ten failures")
    func manyFailures() async throws {
        var settings = QueueSettings()
        settings.maximumAttempts = 12
        let fixture = try QueueFixture(settings: settings)
        let job = try await fixture.submit("a")
        for attempt in 1...12 {
            _ = try await fixture.queue.fail([fixture.lease().failed("failure \(attempt)")])
            fixture.clock.advance(by: settings.backoffCap)
        }
        let status = try await fixture.status(job)
        #expect(status.state == .dead)
        #expect(status.failures.map(\.attempt) == Array(3...12))
    }

    @Test("A failure's text is cut at its limit, between characters' scalars")
    func longMessage() async throws {
        var settings = QueueSettings()
        settings.maximumMessageBytes = 10
        let fixture = try QueueFixture(settings: settings)
        let job = try await fixture.submit("a")
        _ = try await fixture.queue.fail([fixture.lease().failed("123456789ä")])
        #expect(try await fixture.status(job).failures.map(\.message) == ["123456789"])
    }

    @Test("A job that is given back has its attempt and its place again")
    func release() async throws {
        let fixture = try QueueFixture()
        let first = try await fixture.submit("a")
        let second = try await fixture.submit("b")
        for _ in 0..<10 {
            let leases = try await fixture.queue.lease(worker: "w", limit: 2)
            #expect(leases.map(\.job) == [first, second])
            #expect(leases.map(\.attempt) == [1, 1])
            let outcomes = try await fixture.queue.release(leases.map(\.reference))
            #expect(outcomes == [JobOutcome(job: first), JobOutcome(job: second)])
            #expect(try await fixture.queue.finish([leases[0].finished()]).first?.error?.code == .leaseLost)
        }
        #expect(try await fixture.status(first).attempts == 0)
        #expect(try await fixture.status(first).failures.isEmpty)
    }

    @Test("A result at the limit is stored, one over it makes the job dead with that error")
    func largeResults() async throws {
        var settings = QueueSettings()
        settings.maximumResultBytes = 100
        let fixture = try QueueFixture(settings: settings)
        let good = try await fixture.submit("a")
        let bad = try await fixture.submit("b")
        let leases = try await fixture.queue.lease(worker: "w", limit: 2)
        let sizes = [100, 101]
        let finished = zip(leases, sizes).map { $0.finished(Array(repeating: 0, count: $1)) }
        let outcomes = try await fixture.queue.finish(finished)
        #expect(outcomes.map(\.error?.code) == [nil, .tooLarge])
        #expect(try await fixture.status(good).state == .done)
        let status = try await fixture.status(bad)
        #expect(status.state == .dead)
        #expect(status.failures.map(\.message) == ["the result has 101 bytes, the limit is 100 bytes"])
        #expect(try await fixture.queue.history(of: bad, owner: nil).last?.cause == .resultTooLarge)
    }

    @Test("A worker learns that its job was called off, and can do nothing more with it")
    func cancelled() async throws {
        let fixture = try QueueFixture()
        let job = try await fixture.submit("a")
        let lease = try await fixture.lease()
        try await fixture.queue.cancel(job, owner: "desk")
        try await fixture.queue.cancel(job, owner: "desk")
        #expect(try await fixture.queue.extend([lease.reference]).first?.error?.code == .cancelled)
        #expect(try await fixture.queue.finish([lease.finished()]).first?.error?.code == .cancelled)
        #expect(try await fixture.queue.fail([lease.failed()]).first?.error?.code == .cancelled)
        #expect(try await fixture.queue.release([lease.reference]).first?.error?.code == .cancelled)
        let other = LeaseReference(job: job, token: LeaseToken(bytes: Array(repeating: 1, count: 16)))
        #expect(try await fixture.queue.extend([other]).first?.error?.code == .leaseLost)
        let causes = try await fixture.queue.history(of: job, owner: nil).map(\.cause)
        #expect(causes == [.submitted, .leased, .cancelled])
        #expect(try await fixture.queue.lease(worker: "w", limit: 1).isEmpty)
    }

    @Test("A dead or cancelled job can be tried again, as often as a new one; no other can")
    func retryAgain() async throws {
        var settings = QueueSettings()
        settings.maximumAttempts = 1
        let fixture = try QueueFixture(settings: settings)
        let job = try await fixture.submit("a")
        for attempt in 1...3 {
            let wrong = await #expect(throws: NutgrafError.self) {
                try await fixture.queue.retry(job, owner: "desk")
            }
            #expect(wrong?.code == .wrongState)
            let lease = try await fixture.lease()
            #expect(lease.attempt == attempt)
            _ = try await fixture.queue.fail([lease.failed("failure \(attempt)")])
            #expect(try await fixture.status(job).state == .dead)
            let late = await #expect(throws: NutgrafError.self) {
                try await fixture.queue.cancel(job, owner: nil)
            }
            #expect(late?.code == .wrongState)
            try await fixture.queue.retry(job, owner: "desk")
        }
        #expect(try await fixture.status(job).failures.map(\.attempt) == [1, 2, 3])
        try await fixture.queue.cancel(job, owner: "desk")
        try await fixture.queue.retry(job, owner: "desk")
        _ = try await fixture.queue.finish([fixture.lease().finished()])
        #expect(try await fixture.status(job).state == .done)
        let done = await #expect(throws: NutgrafError.self) {
            try await fixture.queue.retry(job, owner: "desk")
        }
        #expect(done?.code == .wrongState)
    }

    @Test("A job that nobody has is a lease lost")
    func unknownJob() async throws {
        let fixture = try QueueFixture()
        let reference = LeaseReference(job: JobID(high: 1, low: 1), token: LeaseToken(bytes: [1]))
        let finished = FinishedJob(
            job: reference.job,
            token: reference.token,
            analysis: EncodedCBOR(bytes: [0xA0])
        )
        #expect(try await fixture.queue.extend([reference]).first?.error?.code == .leaseLost)
        #expect(try await fixture.queue.finish([finished]).first?.error?.code == .leaseLost)
    }
}
