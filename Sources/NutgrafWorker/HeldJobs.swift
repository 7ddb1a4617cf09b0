import NutgrafTypes
import Synchronization

/// The jobs that a worker has leased and not handed back yet.
package final class HeldJobs: Sendable {
    /// How far a held job is.
    private struct Held {
        var lease: LeaseReference
        var startedAt: ContinuousClock.Instant?
        var isLost = false
    }

    private struct State {
        var jobs: [JobID: Held] = [:]
        var isStopping = false
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let room: AsyncStream<Void>
    private let roomContinuation: AsyncStream<Void>.Continuation

    package init(capacity: Int) {
        self.capacity = capacity
        (room, roomContinuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// How many jobs there are.
    package var count: Int { state.withLock(\.jobs.count) }

    /// Waits until half of the places are free: asking for jobs one by one would cost a commit each.
    ///
    /// - Returns: How many places are free; `nil` where the task is cancelled.
    package func waitForRoom() async -> Int? {
        var free = capacity - count
        if free >= (capacity + 1) / 2 { return free }
        for await _ in room {
            free = capacity - count
            if free >= (capacity + 1) / 2 { return free }
        }
        return nil
    }

    /// Waits until no more than `limit` jobs are left, or the task is cancelled.
    package func waitUntil(atMost limit: Int) async {
        guard count > limit else { return }
        for await _ in room where count <= limit { return }
    }

    /// Takes leases in.
    package func add(_ leases: [Lease]) {
        state.withLock { state in
            for lease in leases { state.jobs[lease.job] = Held(lease: lease.reference) }
        }
    }

    /// What a thread is to do with a job whose turn has come.
    package enum Start {
        /// Analyse it.
        case analyse
        /// Give it back: the worker stops.
        case release
        /// Forget it: the lease is gone.
        case forget
    }

    /// Takes note that a job's turn has come.
    package func start(_ lease: LeaseReference) -> Start {
        state.withLock { state in
            guard let held = state.jobs[lease.job], held.lease == lease, !held.isLost else { return .forget }
            if state.isStopping { return .release }
            state.jobs[lease.job]?.startedAt = .now
            return .analyse
        }
    }

    /// Whether a job's analysis is of no use any more.
    package func isLost(_ lease: LeaseReference) -> Bool {
        state.withLock { state in
            guard let held = state.jobs[lease.job], held.lease == lease else { return true }
            return held.isLost
        }
    }

    /// Takes note that a job's analysis has ended, well or not; its outcome may wait to be handed in.
    package func ended(_ lease: LeaseReference) {
        state.withLock { state in
            if state.jobs[lease.job]?.lease == lease { state.jobs[lease.job]?.startedAt = nil }
        }
    }

    /// Takes note that a lease is gone.
    ///
    /// - Returns: Whether it was still held.
    @discardableResult
    package func lose(_ lease: LeaseReference) -> Bool {
        state.withLock { state in
            guard state.jobs[lease.job]?.lease == lease else { return false }
            state.jobs[lease.job]?.isLost = true
            return true
        }
    }

    /// Takes note that a job is handed back.
    package func remove(_ lease: LeaseReference) {
        state.withLock { state in
            if state.jobs[lease.job]?.lease == lease { state.jobs[lease.job] = nil }
        }
        roomContinuation.yield()
    }

    /// Takes note that no further job is to be begun.
    package func stop() {
        state.withLock { $0.isStopping = true }
    }

    /// Takes note that no result is wanted any more: what is begun stops at its next checkpoint.
    package func abandon() {
        state.withLock { state in
            state.isStopping = true
            for job in state.jobs.keys { state.jobs[job]?.isLost = true }
        }
        roomContinuation.finish()
    }

    /// Whether no further job is to be begun.
    package var isStopping: Bool { state.withLock(\.isStopping) }

    /// The leases to be extended.
    package var leases: [LeaseReference] {
        state.withLock { $0.jobs.values.filter { !$0.isLost }.map(\.lease) }
    }

    /// A job that was begun longer than `limit` ago.
    package func stuckJob(_ limit: Duration) -> JobID? {
        state.withLock { state in
            let now = ContinuousClock.now
            return state.jobs.first { _, held in held.startedAt.map { now - $0 > limit } ?? false }?.key
        }
    }

    /// The leases of all jobs but one.
    package func leases(except job: JobID) -> [LeaseReference] {
        state.withLock { $0.jobs.values.filter { $0.lease.job != job && !$0.isLost }.map(\.lease) }
    }
}
