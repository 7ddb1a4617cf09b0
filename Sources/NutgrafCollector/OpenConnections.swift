import NIOCore
import NutgrafTypes
import Synchronization

/// Every connection from its acceptance to its end: bounds how many there are, and finds those of a token.
///
/// One that arrives while the collector stops may never be handed over; without this it would stay open for as
/// long as the process lives, and its peer would wait.
final class OpenConnections: Sendable {
    /// Why a connection is not taken.
    enum Refusal: String, CustomStringConvertible, Sendable {
        /// Too many are open.
        case connections
        /// Too many have not been welcomed yet.
        case handshakes
        /// The collector stops.
        case stopping

        /// The reason in words.
        var description: String {
            switch self {
            case .connections: "too many connections are open"
            case .handshakes: "too many connections have not said hello yet"
            case .stopping: "the collector stops"
            }
        }
    }

    private struct Connection {
        let channel: any Channel
        var isServed = false
        /// Its state and its token's id, once its hello was good.
        var peer: (state: SessionState, tokenID: String)?
    }

    private struct State {
        var isOver = false
        var connections: [ObjectIdentifier: Connection] = [:]
        var handshakes = 0
    }

    private let state = Mutex(State())
    private let maximum: Int
    private let maximumHandshakes: Int
    private let counters: RequestCounters

    /// Makes an empty table.
    ///
    /// - Parameters:
    ///   - maximum: How many connections may be open.
    ///   - maximumHandshakes: How many of them may not have been welcomed yet.
    ///   - counters: Learns how many are open and how many are refused.
    init(maximum: Int, maximumHandshakes: Int, counters: RequestCounters) {
        self.maximum = maximum
        self.maximumHandshakes = maximumHandshakes
        self.counters = counters
    }

    /// How many connections are open.
    var count: Int { state.withLock(\.connections.count) }

    /// Takes a new connection, or closes it.
    ///
    /// - Returns: Why it is closed; `nil` where it is taken.
    func add(_ channel: any Channel) -> Refusal? {
        let (refusal, count) = state.withLock { state -> (Refusal?, Int) in
            let count = state.connections.count
            if state.isOver { return (.stopping, count) }
            if count >= maximum { return (.connections, count) }
            if state.handshakes >= maximumHandshakes { return (.handshakes, count) }
            state.connections[ObjectIdentifier(channel)] = Connection(channel: channel)
            state.handshakes += 1
            return (nil, count + 1)
        }
        if let refusal {
            channel.close(promise: nil)
            counters.connectionRefused(refusal == .stopping ? .draining : .overloaded, reason: refusal.rawValue)
            return refusal
        }
        counters.connectionsAre(count)
        channel.closeFuture.whenComplete { _ in self.remove(channel) }
        return nil
    }

    private func remove(_ channel: any Channel) {
        let count = state.withLock { state in
            if let connection = state.connections.removeValue(forKey: ObjectIdentifier(channel)),
                connection.peer == nil
            {
                state.handshakes -= 1
            }
            return state.connections.count
        }
        counters.connectionsAre(count)
    }

    /// Takes note that a connection is served from now on.
    ///
    /// - Returns: Whether it was taken and is still open.
    func serve(_ channel: any Channel) -> Bool {
        state.withLock { state in
            guard state.connections[ObjectIdentifier(channel)] != nil else { return false }
            state.connections[ObjectIdentifier(channel)]?.isServed = true
            return true
        }
    }

    /// Takes note that a connection's hello was good, and whose it is.
    func welcomed(_ channel: any Channel, tokenID: String, state session: SessionState) {
        state.withLock { state in
            guard let connection = state.connections[ObjectIdentifier(channel)], connection.peer == nil else { return }
            state.connections[ObjectIdentifier(channel)]?.peer = (session, tokenID)
            state.handshakes -= 1
        }
    }

    /// The ids of all tokens that connections are open with.
    var tokenIDs: Set<String> {
        state.withLock { Set($0.connections.values.compactMap { $0.peer?.tokenID }) }
    }

    /// Ends the connections of these tokens.
    func cutOff(tokens: Set<String>, _ reason: NutgrafError) {
        let peers = state.withLock { $0.connections.values.compactMap(\.peer) }
        for peer in peers where tokens.contains(peer.tokenID) { peer.state.cutOff(reason) }
    }

    /// Closes what is not served, and all that will come.
    func end() {
        let left = state.withLock { state in
            state.isOver = true
            return state.connections.values.filter { !$0.isServed }.map(\.channel)
        }
        for channel in left { channel.close(promise: nil) }
    }
}
