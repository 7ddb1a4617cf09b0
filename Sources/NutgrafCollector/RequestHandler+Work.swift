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
