import NutgrafTypes

/// Where a worker's jobs come from and its results go: a queue on this host, or a collector on any.
package protocol JobSource: Sendable {
    /// What the source is called in logs.
    var name: String { get }
    /// The most items that one request may list, 1 or more.
    var batchLimit: Int { get }

    /// Keeps the way to the source open, until the task is cancelled.
    ///
    /// - Throws: ``NutgrafError`` where there is no way and never will be.
    func run() async throws
    /// Leases jobs, waiting for one for a while.
    ///
    /// - Throws: ``NutgrafError``, or `CancellationError` where the task is cancelled; then nothing stays leased.
    func lease(limit: Int, waitingUpTo wait: Duration) async throws -> [Lease]
    /// Asks for more time.
    func extend(_ leases: [LeaseReference]) async throws -> LeaseExtension
    /// Hands results in.
    func finish(_ jobs: [FinishedJob]) async throws -> [JobOutcome]
    /// Hands failures in.
    func fail(_ jobs: [FailedJob]) async throws -> [JobOutcome]
    /// Gives jobs back unstarted.
    func release(_ leases: [LeaseReference]) async throws -> [JobOutcome]
    /// Waits, after the source has said that it drains, until it can be asked for jobs again.
    func untilReconnected() async throws
}

/// What a source says to a heartbeat.
package struct LeaseExtension: Hashable, Sendable {
    /// One outcome a lease, in the same order; one with an error says that the lease is gone.
    package var outcomes: [JobOutcome]
    /// Whether the source is about to stop and must be asked for no more jobs until it can be reached again.
    package var isDraining: Bool

    /// Makes an answer.
    package init(outcomes: [JobOutcome], isDraining: Bool = false) {
        self.outcomes = outcomes
        self.isDraining = isDraining
    }
}
