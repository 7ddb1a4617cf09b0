import NutgrafQueue
import NutgrafTypes
import NutgrafWire

/// What workers ask.
extension RequestHandler {
    func lease(_ request: LeaseRequest, to peer: Peer) async throws -> [Lease] {
        guard (1...limits.batch).contains(request.limit) else {
            throw NutgrafError(.invalidRequest, "a lease's limit is \(request.limit), not 1 to \(limits.batch)")
        }
        return try await queue.lease(worker: peer.name, limit: request.limit, waitingUpTo: wait(request.wait))
    }

    /// Makes the answer that hands leases out.
    ///
    /// Where they do not fit a frame all but the first are given back. An article that does not fit alone, since it
    /// was taken while frames could be longer, fails its attempt: given back, it would be the next again.
    func answer(_ request: Frame, leases: [Lease]) async throws -> Answer {
        do {
            var answer = try answer(request, LeaseResponse(leases: leases))
            answer.leases = leases.map(\.reference)
            return answer
        } catch {
            guard let first = leases.first, error.code == .tooLarge else { throw error }
            if leases.count > 1 {
                try await giveBack(leases.dropFirst().map(\.reference))
                return try await self.answer(request, leases: [first])
            }
            let message = "the article does not fit a frame of \(limits.frame) octets"
            let failure = FailedJob(job: first.job, token: first.token, message: message, permanent: false)
            _ = try await queue.fail([failure])
            return try answer(request, LeaseResponse(leases: []))
        }
    }

    func extend(_ request: ExtendRequest) async throws -> JobOutcomes {
        try await outcomes(of: request.leases) { try await queue.extend($0) }
    }

    func finish(_ request: FinishRequest) async throws -> JobOutcomes {
        try await outcomes(of: request.jobs) { try await queue.finish($0) }
    }

    func fail(_ request: FailRequest) async throws -> JobOutcomes {
        try await outcomes(of: request.jobs) { try await queue.fail($0) }
    }

    func release(_ request: ReleaseRequest) async throws -> JobOutcomes {
        try await outcomes(of: request.leases) { try await queue.release($0) }
    }

    /// Gives leases back that never reached their worker.
    func giveBack(_ leases: [LeaseReference]) async throws {
        _ = try await queue.release(leases)
    }
}
