import Synchronization

/// Wakes the one task that waits; a wake-up that finds nobody waiting is kept for who waits next.
final class WakeUp: Sendable {
    private struct State {
        var isKept = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Wakes the waiting task, or the next one to wait.
    func wake() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.isKept = true }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Waits for a wake-up, or until the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard !state.isKept, !Task.isCancelled else {
                        state.isKept = false
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            wake()
        }
    }

    /// Waits for a wake-up, for a point in time, or until the task is cancelled.
    func wait(until time: ContinuousClock.Instant) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            group.addTask { try? await Task.sleep(until: time, clock: .continuous) }
            await group.next()
            group.cancelAll()
        }
    }
}
