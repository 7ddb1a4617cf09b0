import NutgrafTypes

/// The rules of a connection as the collector keeps them: what may come when, and what is to be done.
///
/// It performs no input or output and knows no clock, so every order of events can be tried.
package struct ServerConnectionStateMachine: Sendable {
    private enum Phase: Sendable {
        case awaitingHello
        case authenticating
        case open
        case draining
        case closed
    }

    private var phase = Phase.awaitingHello
    private var drainsAfterHello = false
    private var inFlight: Set<UInt32> = []

    /// Makes the machine of a connection on which nothing has come yet.
    package init() {}

    /// How many requests are unanswered.
    package var inFlightCount: Int { inFlight.count }

    /// What is to be done about a frame.
    package enum ReceiveAction: Hashable, Sendable {
        /// Check the hello, then call ``helloAccepted()`` or ``close()``.
        case authenticate
        /// Carry out the request, answer it, then call ``answered(_:)``.
        case start
        /// Call off the request of this id; it still gets an answer.
        case cancel(UInt32)
        /// Nothing.
        case ignore
        /// Answer with this error.
        case reject(NutgrafError)
        /// Send this error and close the connection. A `requestID` of 0 speaks of the connection.
        case close(NutgrafError, requestID: UInt32)
    }

    /// Takes note of a frame.
    package mutating func received(kind: MessageKind, requestID: UInt32) -> ReceiveAction {
        switch phase {
        case .awaitingHello:
            guard kind == .hello else {
                return violation("the first frame must be a hello, and this is \(kind)")
            }
            guard requestID != 0 else { return violation("a hello needs a request id that is not 0") }
            phase = .authenticating
            return .authenticate
        case .authenticating:
            return violation("nothing may follow a hello before its welcome has come")
        case .open, .draining:
            return receivedAfterWelcome(kind: kind, requestID: requestID)
        case .closed:
            return .ignore
        }
    }

    private mutating func receivedAfterWelcome(kind: MessageKind, requestID: UInt32) -> ReceiveAction {
        if kind == .cancel { return inFlight.contains(requestID) ? .cancel(requestID) : .ignore }
        guard kind != .hello else { return violation("a second hello is not allowed") }
        guard requestID != 0 else { return violation("a request needs an id that is not 0") }
        guard !inFlight.contains(requestID) else {
            return violation("request id \(requestID) is in use by a request that is not answered yet")
        }
        guard MessageKind.requests.contains(kind) else {
            return .reject(NutgrafError(.unknownKind, "messages of kind \(kind) are not known here"))
        }
        guard phase == .open else { return .reject(.collectorDraining) }
        inFlight.insert(requestID)
        return .start
    }

    private mutating func violation(_ message: String) -> ReceiveAction {
        phase = .closed
        return .close(NutgrafError(.protocolViolation, message), requestID: 0)
    }

    /// What is to be done once the welcome is sent.
    package enum WelcomeAction: Hashable, Sendable {
        /// Serve requests.
        case serve
        /// Announce the drain, then close.
        case announceDrainAndClose
        /// Nothing: the connection has ended meanwhile.
        case ignore
    }

    /// Takes note that the hello was good.
    package mutating func helloAccepted() -> WelcomeAction {
        guard phase == .authenticating else { return .ignore }
        guard !drainsAfterHello else {
            phase = .closed
            return .announceDrainAndClose
        }
        phase = .open
        return .serve
    }

    /// Takes note that a request's answer is about to be sent.
    ///
    /// - Returns: Whether the connection is to be closed after the answer, since it drains and this was the
    ///   last request.
    package mutating func answered(_ requestID: UInt32) -> Bool {
        inFlight.remove(requestID)
        guard phase == .draining, inFlight.isEmpty else { return false }
        phase = .closed
        return true
    }

    /// What is to be done when the collector drains.
    package enum DrainAction: Hashable, Sendable {
        /// Announce it, and go on until the last answer is sent.
        case announce
        /// Announce it, and close.
        case announceAndClose
        /// Nothing now.
        case wait
        /// Close: nobody has said hello yet.
        case close
    }

    /// Takes note that the collector is stopping.
    package mutating func drain() -> DrainAction {
        switch phase {
        case .awaitingHello:
            phase = .closed
            return .close
        case .authenticating:
            drainsAfterHello = true
            return .wait
        case .open:
            phase = inFlight.isEmpty ? .closed : .draining
            return inFlight.isEmpty ? .announceAndClose : .announce
        case .draining, .closed:
            return .wait
        }
    }

    /// Takes note that the connection has ended or is about to.
    package mutating func close() {
        phase = .closed
    }
}

extension NutgrafError {
    /// What a request gets that comes while the collector drains.
    package static var collectorDraining: NutgrafError {
        NutgrafError(.draining, "the collector is stopping; connect again", retryAfter: .seconds(1))
    }
}
