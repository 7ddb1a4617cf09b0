import NutgrafQueue
import NutgrafTypes
import NutgrafWire

/// Articles going in.
extension RequestHandler {
    /// How many bytes the fields of an article beside its text may have together, so that an article which is
    /// accepted fits the frame that takes it to a worker.
    static let maximumFieldBytes = 64 << 10

    func submit(_ request: SubmitRequest, from peer: Peer) async throws -> SubmitResponse {
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
        for outcome in outcomes {
            if let error = outcome.error { counters.refused(error.code) }
        }
        return SubmitResponse(outcomes: outcomes)
    }

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
}
