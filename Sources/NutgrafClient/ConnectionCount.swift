import NutgrafWire
import Synchronization

/// Counts a client's connections, for those who wait for the next one.
final class ConnectionCount: Sendable {
    private struct State {
        var count = 0
        var nextWaiter: UInt64 = 0
        var waiters: [UInt64: (count: Int, continuation: CheckedContinuation<Void, Never>)] = [:]
    }

    private let state = Mutex(State())

    /// How many connections there have been, the present one included.
    var value: Int { state.withLock(\.count) }

    /// Takes note that a collector has said welcome.
    func increment() {
        let woken = state.withLock { state in
            state.count += 1
            let woken = state.waiters.filter { $0.value.count < state.count }
            for id in woken.keys { state.waiters[id] = nil }
            return woken.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Waits until there have been more than `count`.
    ///
    /// - Throws: `CancellationError` where the task is cancelled.
    func wait(beyond count: Int) async throws {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.count <= count, !Task.isCancelled else { return true }
                    state.waiters[id] = (count, continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume()
        }
        try Task.checkCancellation()
    }
}

extension NutgrafClient {
    /// How many connections there have been, the present one included.
    package var connectionCount: Int { connections.value }

    /// Waits until there have been more than `count` connections.
    ///
    /// - Throws: `CancellationError` where the task is cancelled.
    package func waitForConnection(beyond count: Int) async throws {
        try await connections.wait(beyond: count)
    }

    /// The most items that the collector takes in one request; its usual limit before it was ever reached.
    package var batchLimit: Int { (table.withLock(\.announcedLimits) ?? WireLimits()).batch }
}
