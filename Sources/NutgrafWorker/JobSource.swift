import NutgrafTypes

/// Where a worker's jobs come from and its results go: a queue on this host, or a collector on any.
package protocol JobSource: Sendable {
    /// What the source is called in logs.
    var name: String { get }

    /// Leases jobs, waiting for one for a while.
    func lease(limit: Int, waitingUpTo wait: Duration) async throws -> [Lease]
    /// Asks for more time; an outcome with an error says that the lease is gone.
    func extend(_ leases: [LeaseReference]) async throws -> [JobOutcome]
    /// Hands results in.
    func finish(_ jobs: [FinishedJob]) async throws -> [JobOutcome]
    /// Hands failures in.
    func fail(_ jobs: [FailedJob]) async throws -> [JobOutcome]
    /// Gives jobs back unstarted.
    func release(_ leases: [LeaseReference]) async throws -> [JobOutcome]
}
