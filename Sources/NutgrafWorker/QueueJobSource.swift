import NutgrafQueue
import NutgrafTypes

/// Jobs from the database file on this host.
package struct QueueJobSource: JobSource {
    package let name: String
    package let batchLimit = 256
    private let queue: JobQueue
    private let worker: String

    /// Makes a source.
    ///
    /// - Parameters:
    ///   - queue: The queue, opened for a worker.
    ///   - worker: The worker's name, kept with each lease.
    package init(queue: JobQueue, worker: String) {
        self.queue = queue
        self.worker = worker
        name = queue.path
    }

    package func run() async throws {
        // A file needs nobody to keep it open; this ends with the task.
        await WakeUp().wait()
    }

    package func lease(limit: Int, waitingUpTo wait: Duration) async throws -> [Lease] {
        try await queue.lease(worker: worker, limit: limit, waitingUpTo: wait)
    }

    package func extend(_ leases: [LeaseReference]) async throws -> LeaseExtension {
        LeaseExtension(outcomes: try await queue.extend(leases))
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

    /// A file does not drain.
    package func untilReconnected() async throws {}
}
