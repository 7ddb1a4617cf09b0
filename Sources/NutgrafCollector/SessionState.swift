import NutgrafTypes
import NutgrafWire
import Synchronization

/// What the tasks of one session share.
final class SessionState: Sendable {
    private struct State {
        var machine = ServerConnectionStateMachine()
        var cancellations: [UInt32: AsyncStream<Never>.Continuation] = [:]
        /// Requests that were called off before they began to wait.
        var calledOff: Set<UInt32> = []
        /// Answers that are taken note of and not yet sent.
        var unsentAnswers = 0
        var lastAnswerIsTaken = false
        var heardAt = ContinuousClock.now
        var writes = 0
        /// When a write last began, ended, or made progress.
        var lastWrite = ContinuousClock.now
        /// How many octets the peer had taken then.
        var taken = 0
        var cutOffReason: NutgrafError?
        var isWelcomed = false
        /// Whether the peer has been told that the collector stops.
        var isDraining = false
    }

    private let state = Mutex(State())
    private let drained: AsyncStream<Never>
    private let drainedContinuation: AsyncStream<Never>.Continuation
    private let announced: AsyncStream<Never>
    private let announcedContinuation: AsyncStream<Never>.Continuation

    init() {
        (announced, announcedContinuation) = AsyncStream.makeStream()
        (drained, drainedContinuation) = AsyncStream.makeStream()
    }

    /// Takes note of a frame.
    func received(kind: MessageKind, requestID: UInt32) -> ServerConnectionStateMachine.ReceiveAction {
        state.withLock {
            $0.heardAt = .now
            let action = $0.machine.received(kind: kind, requestID: requestID)
            // Its task may not have begun to wait yet.
            if case .cancel(let requestID) = action { $0.calledOff.insert(requestID) }
            return action
        }
    }

    /// Takes note that the hello was good.
    func helloAccepted() -> ServerConnectionStateMachine.WelcomeAction {
        state.withLock {
            $0.isWelcomed = true
            return $0.machine.helloAccepted()
        }
    }

    /// Takes note that an answer is about to be sent; ``answerSent()`` must follow.
    func answered(_ requestID: UInt32) {
        state.withLock {
            $0.calledOff.remove(requestID)
            $0.unsentAnswers += 1
            if $0.machine.answered(requestID) { $0.lastAnswerIsTaken = true }
        }
    }

    /// Takes note that an answer is sent, or cannot be.
    func answerSent() {
        let isDrained = state.withLock {
            $0.unsentAnswers -= 1
            $0.heardAt = .now
            return $0.lastAnswerIsTaken && $0.unsentAnswers == 0
        }
        if isDrained { drainedContinuation.finish() }
    }

    /// Ends the connection for a reason of the collector's, within a check's interval.
    func cutOff(_ reason: NutgrafError) {
        state.withLock { $0.cutOffReason = reason }
    }

    /// Whether the peer has been told that the collector stops.
    var isDraining: Bool { state.withLock(\.isDraining) }

    /// How many requests are unanswered.
    var inFlightCount: Int { state.withLock(\.machine.inFlightCount) }

    /// Whether something is being sent.
    var isWriting: Bool { state.withLock { $0.writes > 0 } }

    /// Takes note of how many octets the peer has taken so far.
    func noteTaken(_ octets: Int) {
        state.withLock { state in
            guard octets > state.taken else { return }
            state.taken = octets
            state.lastWrite = .now
        }
    }

    /// Waits until all answers of a drain are sent, or the task is cancelled.
    func waitUntilDrained() async {
        for await _ in drained {}
    }

    /// Waits until the peer has been told that the collector stops, or the task is cancelled.
    func waitUntilAnnounced() async {
        for await _ in announced {}
    }

    /// What a request gets that was called off.
    var callOffReason: NutgrafError {
        isDraining
            ? .collectorDraining : NutgrafError(.cancelled, "the request was called off")
    }

    /// Takes note that the collector is stopping; ``drainAnnounced()`` must follow where that is announced.
    func drain() -> ServerConnectionStateMachine.DrainAction {
        state.withLock {
            var action = $0.machine.drain()
            if action == .announceAndClose, $0.unsentAnswers > 0 {
                $0.lastAnswerIsTaken = true
                action = .announce
            }
            return action
        }
    }

    /// Takes note that the peer knows of the drain: calls off all that waits, and what begins to wait from now on.
    ///
    /// Not before, since the announcement must come ahead of the first answer that speaks of it.
    func drainAnnounced() {
        let waiting = state.withLock {
            $0.isDraining = true
            return Array($0.cancellations.values)
        }
        for continuation in waiting { continuation.finish() }
        announcedContinuation.finish()
    }

    /// Calls a waiting request off.
    func cancel(_ requestID: UInt32) {
        state.withLock { $0.cancellations[requestID] }?.finish()
    }

    /// Runs a request that may wait, until it ends or is called off.
    ///
    /// - Throws: What `operation` throws; `CancellationError` where the request was called off.
    func withCancellation<Output: Sendable>(
        of requestID: UInt32,
        _ operation: @Sendable @escaping () async throws -> Output
    ) async throws -> Output {
        let (calledOff, continuation) = AsyncStream<Never>.makeStream()
        let isOver = state.withLock {
            $0.cancellations[requestID] = continuation
            return $0.isDraining || $0.calledOff.contains(requestID)
        }
        if isOver { continuation.finish() }
        defer { state.withLock { $0.cancellations[requestID] = nil } }
        return try await withThrowingTaskGroup(of: Output?.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                for await _ in calledOff {}
                return nil
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            if let first { return first }
            // The operation ends because it is cancelled; what it still brings is kept.
            if let late = try await group.next() ?? nil { return late }
            throw CancellationError()
        }
    }

    /// Runs a write, so that one which takes too long can be told.
    func withWrite<Output>(_ write: () async throws -> Output) async rethrows -> Output {
        state.withLock {
            if $0.writes == 0 { $0.lastWrite = .now }
            $0.writes += 1
        }
        defer {
            state.withLock {
                $0.writes -= 1
                $0.lastWrite = .now
                $0.heardAt = .now
            }
        }
        return try await write()
    }

    /// Why the connection is to be given up now, or nothing.
    func overdue(_ configuration: CollectorConfiguration, since start: ContinuousClock.Instant) -> NutgrafError? {
        state.withLock { state in
            if let reason = state.cutOffReason { return reason }
            if !state.isWelcomed, .now - start > configuration.handshakeTimeout {
                return NutgrafError(.timeout, "no hello came within \(configuration.handshakeTimeout)")
            }
            if state.writes > 0, .now - state.lastWrite > configuration.writeTimeout {
                return NutgrafError(
                    .timeout,
                    "an answer waited for \(configuration.writeTimeout) to be read, and nothing of it was"
                )
            }
            let isBusy = state.machine.inFlightCount > 0 || state.unsentAnswers > 0 || state.writes > 0
            if !isBusy, .now - state.heardAt > configuration.idleTimeout {
                return NutgrafError(.timeout, "nothing came for \(configuration.idleTimeout)")
            }
            return nil
        }
    }
}
