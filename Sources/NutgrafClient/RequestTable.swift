import DequeModule
import NIOCore
import NutgrafTypes
import NutgrafWire

/// Every request that has no answer yet, across connections: what waits, what is sent, and who to tell.
///
/// It performs no input or output; the connection asks it for frames and hands it what came. What a call
/// leaves to be resumed is returned, so that continuations run outside the lock.
package struct RequestTable {
    /// Names a request for as long as somebody waits for it, whatever connection carries it.
    package typealias Ticket = UInt64
    private struct Pending {
        var ticket: Ticket
        var kind: MessageKind
        var payload: ByteBuffer
        var isIdempotent: Bool
        var recipient: Recipient
        /// How often it was sent.
        var sends = 0
        /// Whether nobody waits for it any more, except to learn whether it was carried out.
        var isCancelled = false
    }

    /// How often a request is sent: one that has cost so many connections would cost the next one too.
    private static let maximumSends = 8

    /// Makes an empty table.
    package init() {}

    private var lastTicket: Ticket = 0
    private var waiting: Deque<Pending> = []
    private var sent: [UInt32: Pending] = [:]
    private var cancels: [UInt32] = []
    private var machine: ClientConnectionStateMachine?
    private var limits: WireLimits?
    private var ended: NutgrafError?
    private var pause: Duration?

    /// The limits that the collector announced last; `nil` where it never has.
    package var announcedLimits: WireLimits? { limits }

    // MARK: Callers

    /// Reserves a name for a request.
    package mutating func makeTicket() -> Ticket {
        lastTicket += 1
        return lastTicket
    }

    /// Takes a request in, to be sent when there is a connection with room.
    package mutating func add(
        _ ticket: Ticket,
        kind: MessageKind,
        payload: ByteBuffer,
        isIdempotent: Bool,
        recipient: Recipient
    ) -> Resumption {
        if let ended { return Resumption(recipient, .failure(ended)) }
        if let refusal = refusal(of: kind, payload) { return Resumption(recipient, .failure(refusal)) }
        waiting.append(
            Pending(ticket: ticket, kind: kind, payload: payload, isIdempotent: isIdempotent, recipient: recipient)
        )
        return Resumption()
    }

    /// Gives a request up: the collector is told, and whoever waits gets a `CancellationError`, or the
    /// collector's answer where a lost one would do harm.
    package mutating func cancel(_ ticket: Ticket) -> Resumption {
        if let index = waiting.firstIndex(where: { $0.ticket == ticket }) {
            return Resumption(waiting.remove(at: index).recipient, .failure(CancellationError()))
        }
        guard let (id, pending) = sent.first(where: { $0.value.ticket == ticket }) else { return Resumption() }
        if machine?.cancelled(id) == true { cancels.append(id) }
        // The answer of such a request may already be on its way and must not be lost; the collector answers
        // what is called off at once.
        guard pending.isIdempotent else {
            sent[id]?.isCancelled = true
            return Resumption()
        }
        sent[id] = nil
        return Resumption(pending.recipient, .failure(CancellationError()))
    }

    // MARK: The connection

    /// Begins a connection whose hello is being sent.
    package mutating func connectionBegan() {
        machine = ClientConnectionStateMachine()
        pause = nil
    }

    /// Takes note that the collector has said welcome; what it would not accept fails.
    package mutating func welcomed(_ welcome: Welcome) -> Resumption {
        limits = welcome.limits
        machine?.welcomeAccepted()
        var refused = Resumption()
        // A frame that is too long would end the connection, and the next one, and so on.
        let all = waiting
        waiting = []
        for pending in all {
            if let refusal = refusal(of: pending.kind, pending.payload) {
                refused.ends.append((pending.recipient, .failure(refusal)))
            } else {
                waiting.append(pending)
            }
        }
        return refused
    }

    private func refusal(of kind: MessageKind, _ payload: ByteBuffer) -> NutgrafError? {
        guard let limits else { return nil }
        let length = Frame.headerOctets + payload.readableBytes
        guard length > limits.frame else { return nil }
        return NutgrafError(
            .tooLarge,
            "the \(kind) message takes \(length) octets, and the collector accepts \(limits.frame)"
        )
    }

    /// Whether the collector has said welcome on this connection.
    package var isOpen: Bool { machine?.acceptsRequests ?? false }

    /// The frames that may be sent now.
    package mutating func framesToSend() -> [Frame] {
        var frames = cancels.map(Frame.cancel(requestID:))
        cancels = []
        while let index = nextToSend {
            var pending = waiting.remove(at: index)
            guard let id = machine?.willSend(pending.kind) else {
                waiting.insert(pending, at: index)
                break
            }
            pending.sends += 1
            sent[id] = pending
            frames.append(Frame(kind: pending.kind, requestID: id, payload: pending.payload))
        }
        return frames
    }

    /// The first request that may be sent now; `nil` where there is none.
    private var nextToSend: Int? {
        guard let machine, machine.acceptsRequests, let limits, machine.inFlightCount < limits.inFlight else {
            return nil
        }
        guard waiting.first?.recipient.isWatch == true else { return waiting.isEmpty ? nil : 0 }
        // Watches may last for ever, so one place is kept from them, where there is more than one.
        let mayWatch = machine.watchCount < max(1, limits.inFlight - 1)
        return mayWatch ? 0 : waiting.firstIndex { !$0.recipient.isWatch }
    }

    /// What the connection is to do about a frame that has come.
    package enum ReceiveAction {
        /// Nothing.
        case nothing
        /// Read this welcome, then call ``welcomed(_:)``.
        case welcome(ByteBuffer)
        /// Hand the changes over.
        case changes(ByteBuffer, ChangeBuffer)
        /// Close, for this reason.
        case end(NutgrafError)
    }

    /// Takes note of a frame.
    package mutating func received(_ frame: Frame) -> (ReceiveAction, Resumption) {
        guard let action = machine?.received(kind: frame.kind, requestID: frame.requestID) else {
            return (.nothing, Resumption())
        }
        switch action {
        case .welcome:
            return (.welcome(frame.payload), Resumption())
        case .answer:
            guard let pending = sent.removeValue(forKey: frame.requestID) else { break }
            return (.nothing, Resumption(pending.recipient, .answer(frame.payload)))
        case .changes:
            // Nobody wants those of a watch that was called off.
            guard case .watch(let buffer) = sent[frame.requestID]?.recipient else { break }
            return (.changes(frame.payload, buffer), Resumption())
        case .failure:
            guard let pending = sent.removeValue(forKey: frame.requestID) else { break }
            let error = Self.error(in: frame)
            if error.code == .draining {
                machine?.refusedByDrain()
                if pending.recipient.isWatch { return (.nothing, Resumption(pending.recipient, .lost(error))) }
                if pending.isCancelled {
                    return (.nothing, Resumption(pending.recipient, .failure(CancellationError())))
                }
                // Refused before anything was done: it goes to the next connection.
                waiting.append(pending)
                break
            }
            return (.nothing, Resumption(pending.recipient, .failure(error)))
        case .refused:
            return (.end(Self.error(in: frame)), Resumption())
        case .close(let error):
            return (.end(error), Resumption())
        case .drain:
            // One that does not say when is met again like one that was lost.
            guard let message = try? MessageCoder.decode(Draining.self, from: frame.payload) else { break }
            pause = .milliseconds(min(max(message.reconnectAfter, 0), 60_000))
        case .ignore:
            break
        }
        return (.nothing, Resumption())
    }

    /// Ends the connection: what may be sent again waits for the next one, the rest fails.
    package mutating func connectionEnded(_ error: NutgrafError) -> Resumption {
        machine = nil
        cancels = []
        let (again, lost) = (
            sent.values.filter(Self.maySendAgain).sorted { $0.ticket < $1.ticket },
            sent.values.filter { !Self.maySendAgain($0) }
        )
        sent = [:]
        waiting.prepend(contentsOf: again)
        return Resumption(lost.map { ($0.recipient, .lost(error)) })
    }

    private static func maySendAgain(_ pending: Pending) -> Bool {
        pending.isIdempotent && !pending.recipient.isWatch && pending.sends < maximumSends
    }

    /// How long the collector that has ended the last connection wants to be left alone, 60 s at most; nothing where
    /// it has not said, or this was asked before.
    package mutating func takeReconnectAfter() -> Duration {
        defer { pause = nil }
        return pause ?? .zero
    }

    /// Fails everything that waits.
    package mutating func failAll(_ error: NutgrafError) -> Resumption {
        let failed = Array(waiting) + sent.values.sorted { $0.ticket < $1.ticket }
        waiting = []
        sent = [:]
        return Resumption(failed.map { ($0.recipient, .failure(error)) })
    }

    /// Fails everything that waits and all that will come.
    package mutating func end(_ error: NutgrafError) -> Resumption {
        machine = nil
        ended = error
        return failAll(error)
    }

    private static func error(in frame: Frame) -> NutgrafError {
        do {
            return try MessageCoder.decode(NutgrafError.self, from: frame.payload)
        } catch {
            return error
        }
    }
}
