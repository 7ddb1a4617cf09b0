import NutgrafQueue
import NutgrafTypes
import NutgrafWire

/// What clients ask of jobs.
extension RequestHandler {
    func status(_ request: StatusRequest, for peer: Peer) async throws -> StatusResponse {
        try checkCount(request.jobs.count)
        let wait = wait(request.wait ?? 0)
        guard wait > .zero else {
            return StatusResponse(statuses: try await queue.status(of: request.jobs, owner: peer.scope))
        }
        return StatusResponse(
            statuses: try await queue.waitForChange(of: request.jobs, owner: peer.scope, upTo: wait)
        )
    }

    func result(_ request: ResultRequest, for peer: Peer) async throws -> ResultResponse {
        ResultResponse(job: request.job, analysis: try await queue.result(of: request.job, owner: peer.scope))
    }

    /// How many octets the answer to a request for a result will have, or a few more; few where there is no result.
    func resultOctets(_ request: Frame, for peer: Peer) async throws -> Int {
        let request: ResultRequest = try read(request)
        // The rest is the header, the keys and the job's id.
        return try await queue.resultBytes(of: request.job, owner: peer.scope) + 64
    }

    func history(_ request: HistoryRequest, for peer: Peer) async throws -> HistoryResponse {
        HistoryResponse(changes: try await queue.history(of: request.job, owner: peer.scope))
    }

    func list(_ request: ListRequest, for peer: Peer) async throws -> JobPage {
        guard (1...limits.page).contains(request.limit) else {
            throw NutgrafError(.invalidRequest, "a list's limit is \(request.limit), not 1 to \(limits.page)")
        }
        return try await queue.list(
            request.filter ?? JobFilter(),
            owner: peer.scope,
            after: request.after,
            limit: request.limit
        )
    }

    func callOff(_ request: CallOffRequest, for peer: Peer) async throws -> JobOutcomes {
        try await outcomes(of: request.jobs) { try await queue.cancel($0, owner: peer.scope) }
    }

    func retry(_ request: RetryRequest, for peer: Peer) async throws -> JobOutcomes {
        try await outcomes(of: request.jobs) { try await queue.retry($0, owner: peer.scope) }
    }

    func delete(_ request: DeleteRequest, for peer: Peer) async throws -> JobOutcomes {
        try await outcomes(of: request.jobs) { try await queue.delete($0, owner: peer.scope) }
    }
}
