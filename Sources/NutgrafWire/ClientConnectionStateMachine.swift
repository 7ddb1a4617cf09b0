import NutgrafTypes

/// The rules of a connection as a client keeps them.
///
/// It performs no input or output and knows no clock, so every order of events can be tried.
package struct ClientConnectionStateMachine: Sendable {
    private enum Phase: Sendable {
        case awaitingWelcome
        case open
        case draining
        case closed
    }

    /// The id of every connection's hello.
    package static let helloID: UInt32 = 1

    private var phase = Phase.awaitingWelcome
    private var inFlight: [UInt32: MessageKind] = [:]
    private var lastID = Self.helloID

    /// Makes the machine of a connection whose hello is being sent.
    package init() {}

    /// How many requests are unanswered.
    package var inFlightCount: Int { inFlight.count }

    /// How many of them are watches, which may stay unanswered for as long as the connection lasts.
    package var watchCount: Int { inFlight.values.count { $0 == .watch } }

    /// Whether a request may be sent.
    package var acceptsRequests: Bool { phase == .open }

    /// Takes note of a request that is about to be sent.
    ///
    /// - Returns: Its id, or `nil` where no request may be sent.
    package mutating func willSend(_ kind: MessageKind) -> UInt32? {
        guard phase == .open else { return nil }
        repeat {
            lastID = lastID == .max ? 1 : lastID + 1
        } while inFlight[lastID] != nil
        inFlight[lastID] = kind
        return lastID
    }

    /// Takes note that nobody waits for a request's answer any more.
    ///
    /// - Returns: Whether a cancel frame is to be sent.
    package mutating func cancelled(_ requestID: UInt32) -> Bool {
        // The id stays taken until its answer comes, which is then nobody's.
        (phase == .open || phase == .draining) && inFlight[requestID] != nil
    }

    /// What is to be done about a frame.
    package enum ReceiveAction: Hashable, Sendable {
        /// Read the welcome, then call ``welcomeAccepted()``.
        case welcome
        /// Hand the answer to the request of this id.
        case answer
        /// Hand the error to the request of this id.
        case failure
        /// Hand the changes to the watch of this id, if anybody still wants them.
        case changes
        /// Send no more requests on this connection, wait for the answers, and connect again.
        case drain
        /// Nothing: the message is of a later version.
        case ignore
        /// The connection is refused or over, for the reason in the frame.
        case refused
        /// Close the connection: the peer does not keep the protocol.
        case close(NutgrafError)
    }

    /// Takes note of a frame.
    package mutating func received(kind: MessageKind, requestID: UInt32) -> ReceiveAction {
        if phase != .closed, kind == .error, requestID == 0 || phase == .awaitingWelcome {
            phase = .closed
            return .refused
        }
        switch phase {
        case .awaitingWelcome:
            guard kind == MessageKind.hello.answer, requestID == Self.helloID else {
                return violation("the collector sent \(kind) where a welcome must come")
            }
            return .welcome
        case .open, .draining:
            guard kind != .draining else {
                phase = .draining
                return .drain
            }
            if kind == .changes {
                // A watch that was called off keeps its id until its answer comes, and so do its late changes.
                guard inFlight[requestID] == .watch else {
                    return violation("the collector sent changes for request \(requestID), which is no watch")
                }
                return .changes
            }
            guard kind.isAnswer else { return .ignore }
            guard let request = inFlight.removeValue(forKey: requestID) else {
                return violation("the collector answered request \(requestID), which was not asked")
            }
            if kind == .error { return .failure }
            guard kind == request.answer else {
                return violation("the collector answered \(request) with \(kind)")
            }
            return .answer
        case .closed:
            return .ignore
        }
    }

    /// Takes note that the collector refused a request because it drains; it may say so before it announces it.
    package mutating func refusedByDrain() {
        if phase == .open { phase = .draining }
    }

    /// Takes note that the welcome could be read.
    package mutating func welcomeAccepted() {
        if phase == .awaitingWelcome { phase = .open }
    }

    /// Takes note that the connection has ended.
    package mutating func close() {
        phase = .closed
        inFlight = [:]
    }

    private mutating func violation(_ message: String) -> ReceiveAction {
        phase = .closed
        return .close(NutgrafError(.protocolViolation, message))
    }
}
