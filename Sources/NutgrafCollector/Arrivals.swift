import NIOCore
import Synchronization

/// Connections that are accepted and that nobody serves yet.
///
/// One that arrives while the collector stops may never be handed over; without this it would stay open for as
/// long as the process lives, and its peer would wait.
final class Arrivals: Sendable {
    private struct State {
        var isOver = false
        var channels: [ObjectIdentifier: any Channel] = [:]
    }

    private let state = Mutex(State())

    /// Takes note of a new connection; closes it where the collector has stopped.
    func add(_ channel: any Channel) {
        let isOver = state.withLock { state in
            if !state.isOver { state.channels[ObjectIdentifier(channel)] = channel }
            return state.isOver
        }
        if isOver { channel.close(promise: nil) }
    }

    /// Takes note that a connection is served.
    func remove(_ channel: any Channel) {
        _ = state.withLock { $0.channels.removeValue(forKey: ObjectIdentifier(channel)) }
    }

    /// Closes what is not served, and all that will come.
    func end() {
        let left = state.withLock { state in
            state.isOver = true
            defer { state.channels = [:] }
            return Array(state.channels.values)
        }
        for channel in left { channel.close(promise: nil) }
    }
}
