import NutgrafQueue
import NutgrafTypes

/// Jobs from the database file on this host.
package struct QueueJobSource: JobSource {
    package let name: String
    private let queue: JobQueue
    private let worker: String

    /// Makes a source.
    ///
    /// - Parameters:
    ///   - queue: The queue, opened for a worker.
    ///   - path: Its file, for logs.
    ///   - worker: The worker's name, kept with each lease.
    package init(queue: JobQueue, path: String, worker: String) {
        self.queue = queue
        self.worker = worker
        name = path
    }

    package func lease(limit: Int, waitingUpTo wait: Duration) async throws -> [Lease] {
        try await queue.lease(worker: worker, limit: limit, waitingUpTo: wait)
    }

    package func extend(_ leases: [LeaseReference]) async throws -> [JobOutcome] {
        try await queue.extend(leases)
    }

    package func finish(_ jobs: [FinishedJob]) async throws -> [JobOutcome] {
        try await queue.finish(jobs)
    }

    package func fail(_ jobs: [FailedJob]) async throws -> [JobOutcome] {
        try await queue.fail(jobs)
    }

    package func release(_ leases: [LeaseReference]) async throws -> [JobOutcome] {
        try await queue.release(leases)
    }
}
