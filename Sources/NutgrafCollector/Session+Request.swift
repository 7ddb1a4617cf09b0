import Logging
import NutgrafTypes
import NutgrafWire

extension Session {
    /// Carries one request out and sends its answer.
    func carryOut(_ request: Frame, from peer: Peer) async throws {
        let answer: Frame
        var leases: [LeaseReference] = []
        do {
            (answer, leases) = try await self.answer(request, from: peer)
        } catch is CancellationError {
            answer = Frame(error: state.callOffReason, requestID: request.requestID)
        } catch {
            answer = Frame(error: handler.reason(for: error, logger: logger), requestID: request.requestID)
        }
        state.answered(request.requestID)
        defer { state.answerSent() }
        do {
            try await write(answer)
        } catch {
            if !leases.isEmpty { await giveBack(leases) }
            throw error
        }
    }

    private func answer(_ request: Frame, from peer: Peer) async throws -> (Frame, [LeaseReference]) {
        // Only these wait; the others need no task that could call them off.
        guard request.kind == .lease || request.kind == .status else {
            return try await handler.answer(request, from: peer)
        }
        return try await state.withCancellation(of: request.requestID) {
            try await handler.answer(request, from: peer)
        }
    }

    private func giveBack(_ leases: [LeaseReference]) async {
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

    /// What a peer is told of this error; the queue has logged what is hidden.
    var forPeers: NutgrafError { code == .database ? .hidden : self }
}
