import NutgrafQueue
import NutgrafTypes
import Synchronization
import Testing

/// Each waits far longer than a test may take, so that only a wake-up can end it in time.
@Suite("Waiting", .timeLimit(.minutes(5)))
struct WaitTests {
    private static let long: Duration = .seconds(600)

    @Test("A waiting lease is woken by a commit of its own process, and by one of another")
    func wakeUps() async throws {
        let fixture = try QueueFixture()
        let other = try fixture.worker()
        for (index, waiting) in [fixture.queue, other].enumerated() {
            async let leases = waiting.lease(worker: "w", limit: 1, waitingUpTo: Self.long)
            await waitUntil(waiting.counters.waitingCalls > 0)
            let job = try await fixture.submit("\(index)")
            #expect(try await leases.map(\.job) == [job])
        }
    }

    @Test("A waiting lease is woken while nothing polls, too, by its own process")
    func ownWakeUp() async throws {
        var settings = QueueSettings()
        settings.pollInterval = Self.long
        let fixture = try QueueFixture(settings: settings)
        for index in 0..<20 {
            async let leases = fixture.queue.lease(worker: "w", limit: 1, waitingUpTo: Self.long)
            await waitUntil(fixture.queue.counters.waitingCalls > 0)
            let job = try await fixture.submit("\(index)")
            #expect(try await leases.map(\.job) == [job])
        }
    }

    @Test("A waiting lease wakes when a job falls due, and when a lease expires")
    func dueTimes() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var settings = QueueSettings()
        settings.leaseDuration = .milliseconds(50)
        let queue = try JobQueue.open(path: folder.database, as: .collector, settings: settings)
        let due = SystemWallClock().now().advanced(by: .milliseconds(50))
        let submission = Submission(key: "a", article: Article(text: "a"), notBefore: due)
        let job = try await queue.submit([submission], owner: "desk").first?.job
        for attempt in 1...2 {
            let leases = try await queue.lease(worker: "w", limit: 1, waitingUpTo: Self.long)
            #expect(leases.first?.job == job)
            #expect(leases.first?.attempt == attempt)
            #expect(SystemWallClock().now() >= due)
        }
    }

    @Test("A lease call that is cancelled ends, and leaves nothing leased")
    func cancelledLease() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let waiting = Task { try await queue.lease(worker: "w", limit: 1, waitingUpTo: Self.long) }
        await waitUntil(queue.counters.waitingCalls > 0)
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        let job = try await fixture.submit("a")
        #expect(try await fixture.status(job).state == .queued)
    }

    @Test("Nothing stays leased, whenever the call is cancelled; nothing is lost when it is not")
    func cancelledRace() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        _ = try await fixture.submit("a")
        var cancelled = 0
        for turn in 0..<200 {
            let task = Task { try await queue.lease(worker: "w", limit: 1, waitingUpTo: Self.long) }
            for _ in 0..<turn { await Task.yield() }
            task.cancel()
            do {
                let leases = try await task.value
                #expect(leases.count == 1)
                _ = try await queue.release(leases.map(\.reference))
            } catch is CancellationError {
                cancelled += 1
            }
            #expect(try await queue.counts()[.running] == 0)
            #expect(try await queue.counts()[.queued] == 1)
        }
        #expect(cancelled > 0)
    }

    @Test("A call that may not wait, or not for long, comes back with nothing")
    func timeOver() async throws {
        let fixture = try QueueFixture()
        #expect(try await fixture.queue.lease(worker: "w", limit: 1).isEmpty)
        #expect(try await fixture.queue.lease(worker: "w", limit: 1, waitingUpTo: .milliseconds(30)).isEmpty)
        let job = try await fixture.submit("a")
        let statuses = try await fixture.queue.waitForChange(
            of: [job],
            owner: "desk",
            upTo: .milliseconds(30)
        )
        #expect(statuses.map { $0?.state } == [.queued])
    }

    @Test("Who waits for a job learns of its end, here and in another process")
    func jobEnds() async throws {
        let fixture = try QueueFixture()
        let other = try fixture.worker()
        for (index, ending) in [fixture.queue, other].enumerated() {
            let waiting = [
                try await fixture.submit("waiting \(index)"), try await fixture.submit("\(index)"),
            ]
            let leases = try await fixture.queue.lease(worker: "w", limit: 10)
            async let statuses = fixture.queue.waitForChange(of: waiting, owner: "desk", upTo: Self.long)
            await waitUntil(fixture.queue.counters.waitingCalls > 0)
            let lease = try #require(leases.first { $0.job == waiting[1] })
            _ = try await ending.finish([lease.finished()])
            #expect(try await statuses.map { $0?.state } == [.running, .done])
        }
    }

    @Test("Who waits for a job that is not there, or has ended, need not wait")
    func noWait() async throws {
        let fixture = try QueueFixture()
        let job = try await fixture.submit("a")
        let none = JobID(high: 1, low: 1)
        let missing = try await fixture.queue.waitForChange(of: [job, none], owner: "desk", upTo: Self.long)
        #expect(missing.map { $0?.state } == [.queued, nil])
        #expect(try await fixture.queue.waitForChange(of: [job], owner: "wire", upTo: Self.long) == [nil])
        _ = try await fixture.queue.cancel([job], owner: "desk")
        let ended = try await fixture.queue.waitForChange(of: [job], owner: "desk", upTo: Self.long)
        #expect(ended.map { $0?.state } == [.cancelled])
        #expect(try await fixture.queue.waitForChange(of: [], owner: "desk", upTo: Self.long).isEmpty)
    }

    @Test("Who waits and is cancelled stops, and so do those who wait when the queue is closed")
    func stopped() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let job = try await fixture.submit("a")
        let cancelled = Task { try await queue.waitForChange(of: [job], owner: "desk", upTo: Self.long) }
        let closed = Task { try await queue.waitForChange(of: [job], owner: "desk", upTo: Self.long) }
        await waitUntil(queue.counters.waitingCalls >= 2)
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        try await queue.close()
        await #expect(throws: NutgrafError.self) { try await closed.value }
    }

    @Test("A change between the look and the wait is not missed, and only those concerned are woken")
    func signal() async throws {
        let signal = ChangeSignal(interval: Self.long) { 1 }
        let jobs = (0..<2).map { JobID(high: 1, low: UInt64($0)) }
        let generation = await signal.generation()
        signal.publish(CommitEffects(claimable: true))
        await signal.wait(since: generation, for: .claimable, upTo: Self.long)
        let later = await signal.generation()
        await withTaskGroup(of: Int.self) { group in
            group.addTask {
                await signal.wait(since: later, for: .ended([jobs[0]]), upTo: Self.long)
                return 0
            }
            group.addTask {
                await signal.wait(since: later, for: .ended([jobs[1]]), upTo: Self.long)
                return 1
            }
            await waitUntil(signal.waiterCount >= 2)
            signal.publish(CommitEffects(claimable: true, ended: [jobs[1]]))
            #expect(await group.next() == 1)
            #expect(signal.waiterCount == 1)
            signal.publishAll()
            #expect(await group.next() == 0)
        }
    }

    @Test("Another process's commit wakes only those whom it concerns, where that can be told")
    func foreignChanges() async throws {
        let jobs = (0..<2).map { JobID(high: 1, low: UInt64($0)) }
        let version = Atomic<Int64>(1)
        let asked = Mutex<[Int64?]>([])
        let signal = ChangeSignal(
            interval: .milliseconds(1),
            dataVersion: { version.load(ordering: .relaxed) },
            changes: { cursor in
                asked.withLock { $0.append(cursor) }
                guard cursor != nil else { return (nil, 10) }
                return (CommitEffects(changed: [jobs[1]], owners: ["desk"]), 20)
            }
        )
        let generation = await signal.generation()
        await withTaskGroup(of: Int.self) { group in
            let interests: [ChangeSignal.Interest] = [
                .changed([jobs[0]]), .changed([jobs[1]]), .changedOf(owner: "wire"), .changedOf(owner: "desk"),
                .changedOf(owner: nil), .claimable, .ended([jobs[1]]),
            ]
            for (number, interest) in interests.enumerated() {
                group.addTask {
                    await signal.wait(since: generation, for: interest, upTo: Self.long)
                    return number
                }
            }
            await waitUntil(signal.waiterCount >= interests.count)
            version.store(2, ordering: .relaxed)
            var woken: Set<Int> = []
            for _ in 0..<3 { woken.insert(await group.next() ?? -1) }
            #expect(woken == [1, 3, 4])
            #expect(signal.waiterCount == 4)
            signal.publishAll()
        }
        #expect(asked.withLock(\.self) == [nil, 10])
    }
}
