import Logging
import NutgrafTypes
import NutgrafWire

extension Session {
    /// Carries one request out and sends its answer.
    ///
    /// - Throws: What a write fails with; then the connection is lost.
    func carryOut(_ request: Frame, from peer: Peer) async throws {
        let start = ContinuousClock.now
        // The request's octets are held until it is answered, the answer's until they are sent.
        defer { octets.giveBack(request.heldOctets) }
        var answer: RequestHandler.Answer
        var code: NutgrafError.Code?
        do {
            answer = try await self.answer(request, from: peer)
            try await makeRoom(for: answer)
        } catch let error as LostConnection {
            throw error.reason
        } catch {
            let reason = reason(for: error)
            code = reason.code
            answer = RequestHandler.Answer(frame: Frame(error: reason, requestID: request.requestID))
        }
        let isHeld = code == nil
        defer { if isHeld { octets.giveBack(answer.frame.heldOctets) } }
        handler.counters.answered(request.kind, code: code, after: .now - start)
        state.answered(request.requestID)
        defer { state.answerSent() }
        do {
            try await write(answer.frame)
        } catch {
            await giveBack(answer.leases)
            throw error
        }
    }

    private func answer(_ request: Frame, from peer: Peer) async throws -> RequestHandler.Answer {
        guard !request.wasDropped else { throw NutgrafError.noRoom }
        try Permissions.check(peer.role, request.kind)
        switch request.kind {
        case .watch:
            let end = try await watch(request, from: peer)
            return RequestHandler.Answer(frame: try Frame(answer: end, to: .watch, requestID: request.requestID))
        case .lease:
            // Leases for whose articles there is no room would be written only to be given back.
            let articles = min(handler.queue.settings.maximumLeaseBytes, configuration.limits.frame)
            guard octets.hasRoom(for: articles) else { throw NutgrafError.noRoom }
            return try await answerOrCancel(request, from: peer)
        case .status:
            return try await answerOrCancel(request, from: peer)
        case .result:
            return try await answerResult(request, from: peer)
        default:
            return try await handler.answer(request, from: peer, isDraining: { state.isDraining })
        }
    }

    /// Carries out a request that waits; the others need no task that could call them off.
    private func answerOrCancel(_ request: Frame, from peer: Peer) async throws -> RequestHandler.Answer {
        try await state.withCancellation(of: request.requestID) {
            try await handler.answer(request, from: peer, isDraining: { state.isDraining })
        }
    }

    /// Reads a result, for which room is taken before it is in memory.
    private func answerResult(_ request: Frame, from peer: Peer) async throws -> RequestHandler.Answer {
        let expected = try await handler.resultOctets(request, for: peer)
        guard octets.take(expected, ofFrameOf: expected) else { throw NutgrafError.noRoom }
        do {
            var answer = try await handler.answer(request, from: peer, isDraining: { state.isDraining })
            answer.takenOctets = expected
            return answer
        } catch {
            octets.giveBack(expected)
            throw error
        }
    }

    /// Takes room for an answer until it is sent.
    ///
    /// - Throws: ``NutgrafError`` with `overloaded` where there is none; its leases are given back.
    private func makeRoom(for answer: RequestHandler.Answer) async throws {
        let length = answer.frame.heldOctets
        if length <= answer.takenOctets { return octets.giveBack(answer.takenOctets - length) }
        guard !octets.take(length - answer.takenOctets, ofFrameOf: length) else { return }
        octets.giveBack(answer.takenOctets)
        await giveBack(answer.leases)
        throw NutgrafError.noRoom
    }

    private func reason(for error: any Error) -> NutgrafError {
        error is CancellationError ? state.callOffReason : handler.reason(for: error, logger: logger)
    }

    private func giveBack(_ leases: [LeaseReference]) async {
        guard !leases.isEmpty else { return }
        do {
            try await handler.giveBack(leases)
        } catch {
            logger.error("leases could not be given back; they will expire", metadata: ["reason": "\(error)"])
        }
    }
}

extension RequestHandler {
    /// What the peer is told of an error; one that is not meant for it goes to the log.
    func reason(for error: any Error, logger: Logger) -> NutgrafError {
        if let error = error as? NutgrafError, error.code != .database { return error }
        logger.error("a request failed", metadata: ["reason": "\(error)"])
        return .hidden
    }
}

extension NutgrafError {
    /// What a peer is told of a fault that is none of its business.
    static let hidden = NutgrafError(.internalError, "the collector could not do this; its log says why")

    /// What a request gets for which, or for whose answer, there is no room in memory.
    static let noRoom = NutgrafError(
        .overloaded,
        "the collector has too much in hand to take this now; try again",
        retryAfter: .seconds(1)
    )

    /// What a peer is told of this error; the queue has logged what is hidden.
    var forPeers: NutgrafError { code == .database ? .hidden : self }
}
