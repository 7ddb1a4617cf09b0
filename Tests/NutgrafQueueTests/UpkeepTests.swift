import Dispatch
import NutgrafQueue
import NutgrafTypes
import Synchronization
import Testing

@Suite("Upkeep", .timeLimit(.minutes(5)))
struct UpkeepTests {
    /// A clock that, once armed, keeps the next who asks for the time until it is let go.
    private final class HoldingClock: WallClock {
        private let time = SystemWallClock()
        private let isArmed = Atomic<Bool>(false)
        private let holds = Atomic<Bool>(false)
        private let gate = DispatchSemaphore(value: 0)

        var isHolding: Bool { holds.load(ordering: .acquiring) }

        func arm() { isArmed.store(true, ordering: .releasing) }

        func release() { gate.signal() }

        func now() -> Timestamp {
            if isArmed.exchange(false, ordering: .acquiringAndReleasing) {
                holds.store(true, ordering: .releasing)
                gate.wait()
            }
            return time.now()
        }
    }

    /// Runs tasks on threads of Dispatch, so that one that is held takes no thread from other tests.
    private final class DispatchExecutor: TaskExecutor {
        private let queue = DispatchQueue(label: "upkeep", attributes: .concurrent)

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }

    @Test("While old jobs are being removed, the file is rid of what is deleted")
    func sideBySide() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let clock = HoldingClock()
        let queue = try JobQueue.open(path: folder.database, as: .collector, clock: clock)
        let submission = Submission(key: "a", article: Article(text: "A story."))
        let job = try #require(await queue.submit([submission], owner: "desk").first?.job)
        // What a new queue does in any case is over before.
        _ = try await queue.vacuumStep()
        clock.arm()
        let upkeep = Task(executorPreference: DispatchExecutor()) { try await queue.run(every: .milliseconds(1)) }
        // Nothing but retention asks for the time.
        await waitUntil(clock.isHolding)
        let before = queue.counters.checkpoints
        try await queue.delete(job, owner: "desk")
        await waitUntil(queue.counters.checkpoints > before)
        #expect(queue.counters.checkpoints > before)
        clock.release()
        upkeep.cancel()
        try await upkeep.value
        try await queue.close()
    }

    @Test("It ends when it is cancelled")
    func cancelled() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let task = Task { try await queue.run() }
        await Task.yield()
        task.cancel()
        try await task.value
    }
}
