import NutgrafTypes
import Synchronization

/// Wakes those who wait for a change of the database: at once for this process's own commits, and after one
/// poll interval for those of other processes.
///
/// Who waits first asks for the ``generation()``, then looks at the database, then waits for a change since that
/// generation: a commit in between is not missed, since the generation is another by then.
package final class ChangeSignal: Sendable {
    /// What somebody waits for.
    package enum Interest {
        /// A job that can be leased.
        case claimable
        /// The end of one of these jobs.
        case ended(Set<JobID>)
        /// Any change of one of these jobs.
        case changed(Set<JobID>)
        /// Any change of an owner's jobs, or of anybody's.
        case changedOf(owner: String?)

        fileprivate func concerns(_ effects: CommitEffects) -> Bool {
            switch self {
            case .claimable: effects.claimable
            case .ended(let jobs): effects.ended.contains { jobs.contains($0) }
            case .changed(let jobs): effects.changed.contains { jobs.contains($0) }
            case .changedOf(let owner?): effects.owners.contains(owner)
            case .changedOf(nil): !effects.changed.isEmpty
            }
        }
    }

    private struct Waiter {
        let interest: Interest
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var generation: UInt64 = 0
        var dataVersion: Int64?
        var cursor: Int64?
        var nextWaiter: UInt64 = 0
        var waiters: [UInt64: Waiter] = [:]
        var poller: Task<Void, Never>?
    }

    private let state = Mutex(State())
    private let interval: Duration
    private let dataVersion: @Sendable () async -> Int64?
    private let changes: @Sendable (Int64?) async -> (effects: CommitEffects?, cursor: Int64)?

    /// Makes a signal.
    ///
    /// - Parameters:
    ///   - interval: How long to pause between two looks at the data version; they are only made while
    ///     somebody waits.
    ///   - dataVersion: Gives SQLite's `data_version` on the writer's connection, which changes with every
    ///     commit of any other connection.
    ///   - changes: Gives what has changed behind a cursor, so that another process's commit wakes only those whom it
    ///     concerns, and the newest cursor. Where it gives no effects, everybody is woken.
    package init(
        interval: Duration,
        dataVersion: @escaping @Sendable () async -> Int64?,
        changes: @escaping @Sendable (Int64?) async -> (effects: CommitEffects?, cursor: Int64)? = { _ in nil }
    ) {
        self.interval = interval
        self.dataVersion = dataVersion
        self.changes = changes
    }

    /// How many wait now.
    package var waiterCount: Int { state.withLock(\.waiters.count) }

    /// How many changes there were, as of now.
    package func generation() async -> UInt64 {
        // While somebody waits, what was last seen is young enough: a commit since then is seen by the next look.
        if state.withLock({ $0.poller == nil }) { await poll() }
        return state.withLock(\.generation)
    }

    /// Waits for a change since `generation`, for the time to be over, or for the task to be cancelled.
    package func wait(since generation: UInt64, for interest: Interest, upTo time: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.change(since: generation, interest) }
            group.addTask { try? await Task.sleep(for: time) }
            await group.next()
            group.cancelAll()
        }
    }

    /// Wakes those whom a commit of this process concerns.
    package func publish(_ effects: CommitEffects) {
        guard !effects.isEmpty else { return }
        wake { $0.concerns(effects) }
    }

    /// Wakes everybody.
    package func publishAll() {
        wake { _ in true }
    }

    private func wake(_ isConcerned: (Interest) -> Bool) {
        let woken = state.withLock { state in
            state.generation += 1
            let woken = state.waiters.filter { isConcerned($0.value.interest) }
            for id in woken.keys { state.waiters[id] = nil }
            return woken.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    private func change(since generation: UInt64, _ interest: Interest) async {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.generation == generation, !Task.isCancelled else { return true }
                    state.waiters[id] = Waiter(interest: interest, continuation: continuation)
                    if state.poller == nil { state.poller = Task { await self.pollWhileWaitedFor() } }
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
            waiter?.continuation.resume()
        }
    }

    private func pollWhileWaitedFor() async {
        while true {
            try? await Task.sleep(for: interval)
            let isOver = state.withLock { state in
                guard state.waiters.isEmpty else { return false }
                state.poller = nil
                return true
            }
            if isOver { return }
            await poll()
        }
    }

    private func poll() async {
        guard let found = await dataVersion() else { return }
        let (isOther, cursor) = state.withLock { state in
            defer { state.dataVersion = found }
            return (state.dataVersion != found, state.cursor)
        }
        guard isOther else { return }
        let seen = await changes(cursor)
        if let seen { state.withLock { $0.cursor = max($0.cursor ?? 0, seen.cursor) } }
        if let effects = seen?.effects { publish(effects) } else { publishAll() }
    }
}
