import NutgrafTypes
import NutgrafWire
import Synchronization

/// How many octets of requests and answers a collector holds in memory, over all its connections.
///
/// A part of the room is only for what belongs to small frames, so that leases are extended and requests called off
/// while large ones fill the rest.
final class HeldOctets: Sendable {
    /// The largest frame that counts as small, in octets.
    static let smallFrame = 64 << 10

    private let room: Int
    private let roomForLarge: Int
    private let held = Atomic(0)

    /// Makes room.
    ///
    /// - Parameter room: How many octets may be held; an eighth is for small frames alone.
    init(room: Int) {
        self.room = room
        roomForLarge = room - room / 8
    }

    /// Takes room for octets of a frame of some length; gives whether there was any.
    func take(_ octets: Int, ofFrameOf length: Int) -> Bool {
        let limit = length <= Self.smallFrame ? room : roomForLarge
        var held = held.load(ordering: .relaxed)
        // What is refused is never counted, not even for a moment: it would be missing to others.
        while octets <= limit - held {
            let (exchanged, found) = self.held.compareExchange(
                expected: held,
                desired: held + octets,
                ordering: .relaxed
            )
            if exchanged { return true }
            held = found
        }
        return false
    }

    /// Whether there is room for octets of a large frame now; more than there ever is counts as all there is.
    func hasRoom(for octets: Int) -> Bool {
        min(octets, roomForLarge) <= roomForLarge - count
    }

    /// Gives room back.
    func giveBack(_ octets: Int) {
        held.subtract(octets, ordering: .relaxed)
    }

    /// How many octets are held now.
    var count: Int { held.load(ordering: .relaxed) }
}

/// What one connection holds of it; all of it is given back when the connection has gone.
final class ConnectionOctets: FrameRoom {
    private struct State {
        var held = 0
        /// When the last octets came of a frame that is not all there; `nil` between two frames.
        var partialAt: ContinuousClock.Instant?
    }

    private let all: HeldOctets
    private let share: Int
    private let state = Mutex(State())

    /// Makes a connection's account.
    ///
    /// - Parameters:
    ///   - all: The collector's.
    ///   - share: How many octets this connection may hold.
    init(of all: HeldOctets, share: Int) {
        self.all = all
        self.share = share
    }

    deinit {
        all.giveBack(state.withLock(\.held))
    }

    func take(_ octets: Int, ofFrameOf length: Int) -> Bool {
        state.withLock { state in
            guard state.held + octets <= share, all.take(octets, ofFrameOf: length) else { return false }
            state.held += octets
            return true
        }
    }

    /// Whether an answer of so many octets could be held now; nothing is taken.
    func hasRoom(for octets: Int) -> Bool {
        state.withLock { min(octets, share) <= share - $0.held } && all.hasRoom(for: octets)
    }

    func giveBack(_ octets: Int) {
        state.withLock { state in
            let octets = min(octets, state.held)
            state.held -= octets
            all.giveBack(octets)
        }
    }

    func progressed(isWithinFrame: Bool) {
        state.withLock { $0.partialAt = isWithinFrame ? .now : nil }
    }

    /// Since when a frame that has begun does not come on; `nil` between two frames.
    var stalledSince: ContinuousClock.Instant? { state.withLock(\.partialAt) }

    /// Takes note that the collector itself does not read, so that the peer cannot send on.
    func isNotRead() {
        state.withLock { if $0.partialAt != nil { $0.partialAt = .now } }
    }
}
