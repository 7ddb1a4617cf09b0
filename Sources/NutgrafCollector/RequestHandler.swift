import NutgrafCBOR
import NutgrafQueue
import NutgrafTypes
import NutgrafWire

/// Carries requests out on the queue.
struct RequestHandler: Sendable {
    let queue: JobQueue
    let clock: any WallClock
    let limits: WireLimits
    let maximumWait: Duration

    /// Carries one request out.
    ///
    /// - Returns: The answer's frame, and the leases that it hands out: they are given back if it cannot be sent.
    /// - Throws: ``NutgrafError`` for the peer; `CancellationError` where the request was called off.
    func answer(_ frame: Frame, from peer: Peer) async throws -> (frame: Frame, leases: [LeaseReference]) {
        guard Permissions.allow(peer.role, frame.kind) else {
            throw NutgrafError(
                .forbidden,
                "a token of role \(peer.role.rawValue) may not send \(frame.kind) requests"
            )
        }
        switch frame.kind {
        case .ping:
            _ = try MessageCoder.decode(Ping.self, from: frame.payload)
            return try answer(frame, Pong(time: clock.now()))
        case .submit:
            let request = try MessageCoder.decode(SubmitRequest.self, from: frame.payload)
            return try answer(frame, try await submit(request, from: peer))
        case .status:
            let request = try MessageCoder.decode(StatusRequest.self, from: frame.payload)
            return try answer(frame, try await status(request, for: peer))
        case .result:
            let request = try MessageCoder.decode(ResultRequest.self, from: frame.payload)
            let analysis = try await queue.result(of: request.job, owner: peer.scope)
            return try answer(frame, ResultResponse(job: request.job, analysis: analysis))
        case .lease:
            let request = try MessageCoder.decode(LeaseRequest.self, from: frame.payload)
            let leases = try await lease(request, to: peer)
            return (try answer(frame, LeaseResponse(leases: leases)).frame, leases.map(\.reference))
        case .extend:
            let request = try MessageCoder.decode(ExtendRequest.self, from: frame.payload)
            let outcomes = try await outcomes(of: request.leases) { try await queue.extend($0) }.outcomes
            return try answer(frame, ExtendResponse(outcomes: outcomes))
        case .finish:
            let request = try MessageCoder.decode(FinishRequest.self, from: frame.payload)
            return try answer(frame, try await outcomes(of: request.jobs) { try await queue.finish($0) })
        case .fail:
            let request = try MessageCoder.decode(FailRequest.self, from: frame.payload)
            return try answer(frame, try await outcomes(of: request.jobs) { try await queue.fail($0) })
        case .release:
            let request = try MessageCoder.decode(ReleaseRequest.self, from: frame.payload)
            return try answer(frame, try await outcomes(of: request.leases) { try await queue.release($0) })
        default:
            throw NutgrafError(.unknownKind, "messages of kind \(frame.kind) are not known here")
        }
    }

    /// Gives leases back that never reached their worker.
    func giveBack(_ leases: [LeaseReference]) async throws {
        _ = try await queue.release(leases)
    }

    private func answer(_ frame: Frame, _ answer: some Encodable) throws -> (frame: Frame, leases: [LeaseReference]) {
        (try Frame(answer: answer, to: frame.kind, requestID: frame.requestID), [])
    }

    private func submit(_ request: SubmitRequest, from peer: Peer) async throws -> SubmitResponse {
        try checkCount(request.submissions.count)
        let refusals = request.submissions.map(refusal(of:))
        let accepted = zip(request.submissions, refusals).filter { $0.1 == nil }.map(\.0)
        var stored = try await queue.submit(accepted, owner: peer.owner)[...]
        let outcomes = refusals.map { refusal in
            if let refusal { return SubmitOutcome(error: refusal) }
            guard var outcome = stored.popFirst() else {
                return SubmitOutcome(error: NutgrafError(.internalError, "the queue gave no outcome for a submission"))
            }
            outcome.error = outcome.error?.forPeers
            return outcome
        }
        return SubmitResponse(outcomes: outcomes)
    }

    /// How many bytes the fields of an article beside its text may have together, so that an article which is
    /// accepted fits the frame that takes it to a worker.
    private static let maximumFieldBytes = 64 << 10

    private func refusal(of submission: Submission) -> NutgrafError? {
        let bytes = submission.article.text.utf8.count
        if bytes > limits.text {
            return NutgrafError(.tooLarge, "the text has \(bytes) bytes, and at most \(limits.text) are accepted")
        }
        let others = [
            submission.article.title, submission.article.source, submission.article.byline, submission.article.url,
            submission.article.language, submission.article.published, submission.article.mediaType,
            submission.article.id,
        ]
        let otherBytes = others.reduce(0) { $0 + ($1?.utf8.count ?? 0) }
        if otherBytes > Self.maximumFieldBytes {
            return NutgrafError(
                .tooLarge,
                "the article's fields beside the text have \(otherBytes) bytes, and at most \(Self.maximumFieldBytes) "
                    + "are accepted"
            )
        }
        if bytes == 0 { return NutgrafError(.invalidRequest, "the article's text is empty") }
        return nil
    }

    private func status(_ request: StatusRequest, for peer: Peer) async throws -> StatusResponse {
        try checkCount(request.jobs.count)
        let wait = wait(request.wait ?? 0)
        guard wait > .zero else {
            return StatusResponse(statuses: try await queue.status(of: request.jobs, owner: peer.scope))
        }
        return StatusResponse(
            statuses: try await queue.waitForChange(of: request.jobs, owner: peer.scope, upTo: wait)
        )
    }

    private func lease(_ request: LeaseRequest, to peer: Peer) async throws -> [Lease] {
        guard (1...limits.batch).contains(request.limit) else {
            throw NutgrafError(.invalidRequest, "a lease's limit is \(request.limit), not 1 to \(limits.batch)")
        }
        return try await queue.lease(worker: peer.name, limit: request.limit, waitingUpTo: wait(request.wait))
    }

    private func outcomes<Item>(
        of items: [Item],
        _ operation: ([Item]) async throws -> [JobOutcome]
    ) async throws -> JobOutcomes {
        try checkCount(items.count)
        let outcomes = try await operation(items)
        return JobOutcomes(outcomes: outcomes.map { JobOutcome(job: $0.job, error: $0.error?.forPeers) })
    }

    private func checkCount(_ count: Int) throws(NutgrafError) {
        guard (1...limits.batch).contains(count) else {
            throw NutgrafError(.invalidRequest, "a request lists \(count) items, not 1 to \(limits.batch)")
        }
    }

    private func wait(_ milliseconds: Int64) -> Duration {
        min(max(.milliseconds(milliseconds), .zero), maximumWait)
    }
}
