import NutgrafTypes
import Synchronization

/// The jobs that a worker has leased from one source and not handed back yet.
package final class HeldJobs: Sendable {
    private struct State {
        var jobs: [JobID: HeldJob] = [:]
        var isStopping = false
        var isAbandoned = false
    }

    private let state = Mutex(State())
    private let heartbeat: Duration
    private let departures = WakeUp()
    private let abandonment = WakeUp()
    /// Wakes who extends leases when there is a new one.
    let arrivals = WakeUp()

    /// Makes an empty desk.
    ///
    /// - Parameter heartbeat: The longest time between two extensions of a lease, which is a third of the lease's
    ///   own time where that is shorter.
    package init(heartbeat: Duration) {
        self.heartbeat = heartbeat
    }

    /// How many jobs there are.
    package var count: Int { state.withLock(\.jobs.count) }

    /// Waits until half of the places are free: asking for jobs one by one would cost a commit each.
    ///
    /// - Parameter capacity: How many places there are, asked again whenever a job is handed back.
    /// - Returns: How many places are free; `nil` where no further job is to be begun, or the task is cancelled.
    package func waitForRoom(in capacity: () -> Int) async -> Int? {
        while !Task.isCancelled {
            let places = capacity()
            let free = places - count
            if isStopping { return nil }
            if free >= (places + 1) / 2 { return free }
            await departures.wait()
        }
        return nil
    }

    /// Waits until no more than `limit` jobs are left, none is wanted any more, or the task is cancelled.
    package func waitUntil(atMost limit: Int) async {
        while !Task.isCancelled {
            if state.withLock({ $0.jobs.count <= limit || $0.isAbandoned }) { return }
            await departures.wait()
        }
    }

    /// Takes leases in that were just given.
    package func add(_ leases: [Lease]) {
        let now = ContinuousClock.now
        state.withLock { state in
            for lease in leases { state.jobs[lease.job] = HeldJob(lease, at: now, heartbeat: heartbeat) }
        }
        arrivals.wake()
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
            guard let held = state.jobs[lease.job], held.lease == lease, held.isValid else { return .forget }
            if state.isStopping { return .release }
            state.jobs[lease.job]?.startedAt = .now
            return .analyse
        }
    }

    /// Whether a job's analysis is of no use any more: the lease is gone or its time is over.
    package func isLost(_ lease: LeaseReference) -> Bool {
        state.withLock { state in
            guard let held = state.jobs[lease.job], held.lease == lease else { return true }
            return !held.isValid
        }
    }

    /// Takes note that a job's analysis has ended, well or not; its outcome may wait to be handed in.
    package func ended(_ lease: LeaseReference) {
        change(lease) { $0.startedAt = nil }
    }

    /// Takes note that a lease is gone.
    ///
    /// - Returns: Whether it was still held.
    @discardableResult
    package func lose(_ lease: LeaseReference, _ loss: HeldJob.Loss) -> Bool {
        change(lease) { $0.loss = loss }
    }

    /// Why the source is known not to take a job's outcome any more; `nil` where it may.
    ///
    /// A lease that should be over by this host's clock may still be good, since an answer that would have said so
    /// was lost; only the source knows.
    package func loss(of lease: LeaseReference) -> HeldJob.Loss? {
        state.withLock { state in
            guard let held = state.jobs[lease.job], held.lease == lease else { return .leaseLost }
            return held.loss
        }
    }

    /// Takes note that a lease was extended.
    package func extended(_ lease: LeaseReference) {
        change(lease) { $0.extended(at: .now) }
    }

    /// Takes note that a lease could not be extended, which is tried again soon.
    package func notExtended(_ lease: LeaseReference) {
        change(lease) { $0.notExtended(at: .now) }
    }

    /// Takes note that a job is handed back or given up.
    ///
    /// - Returns: Whether it was still held.
    @discardableResult
    package func remove(_ lease: LeaseReference) -> Bool {
        defer { departures.wake() }
        return state.withLock { state in
            guard state.jobs[lease.job]?.lease == lease else { return false }
            state.jobs[lease.job] = nil
            return true
        }
    }

    /// Takes note that no further job is to be begun.
    package func stop() {
        state.withLock { $0.isStopping = true }
        departures.wake()
    }

    /// Takes note that no result is wanted any more: what is begun stops at its next checkpoint.
    package func abandon() {
        state.withLock { state in
            state.isStopping = true
            state.isAbandoned = true
            for job in state.jobs.keys where state.jobs[job]?.loss == nil { state.jobs[job]?.loss = .abandoned }
        }
        departures.wake()
        abandonment.wake()
    }

    /// Waits until no result is wanted any more, or the task is cancelled.
    func waitUntilAbandoned() async {
        while !Task.isCancelled, !isAbandoned { await abandonment.wait() }
    }

    /// Whether no further job is to be begun.
    package var isStopping: Bool { state.withLock(\.isStopping) }

    /// Whether no result is wanted any more.
    package var isAbandoned: Bool { state.withLock(\.isAbandoned) }

    /// The leases to be extended.
    package var leases: [LeaseReference] {
        state.withLock { $0.jobs.values.filter(\.isValid).map(\.lease) }
    }

    /// When the next lease must be extended; `nil` where there is none.
    package var nextExtension: ContinuousClock.Instant? {
        state.withLock { $0.jobs.values.filter(\.isValid).map(\.extendAt).min() }
    }

    /// A job whose analysis was begun longer than `limit` ago.
    package func stuckJob(_ limit: Duration) -> JobID? {
        state.withLock { state in
            let now = ContinuousClock.now
            return state.jobs.first { _, held in held.startedAt.map { now - $0 > limit } ?? false }?.key
        }
    }

    @discardableResult
    private func change(_ lease: LeaseReference, _ body: (inout HeldJob) -> Void) -> Bool {
        state.withLock { state in
            guard var held = state.jobs[lease.job], held.lease == lease else { return false }
            body(&held)
            state.jobs[lease.job] = held
            return true
        }
    }
}
