import NutgrafClient
import NutgrafTypes
import NutgrafWire
import Synchronization

/// Jobs from a collector on any host.
package final class CollectorJobSource: JobSource {
    private let client: NutgrafClient
    /// The number of the last connection on which the collector has said that it drains.
    private let drained = Mutex(0)

    /// Makes a source over a client that is not connected yet and waits for as long as it takes.
    package init(client: NutgrafClient) {
        self.client = client
    }

    package var name: String { "\(client.configuration.collector)" }
    package var batchLimit: Int { client.batchLimit }

    package func run() async throws {
        try await client.run()
    }

    package func lease(limit: Int, waitingUpTo wait: Duration) async throws -> [Lease] {
        let limit = min(limit, batchLimit)
        return try await client.request(LeaseRequest(limit: limit, wait: wait.wholeMilliseconds)).leases
    }

    package func extend(_ leases: [LeaseReference]) async throws -> LeaseExtension {
        let connection = client.connectionCount
        let answer = try await client.request(ExtendRequest(leases: leases))
        let isDraining = answer.draining == true
        if isDraining { drained.withLock { $0 = connection } }
        return LeaseExtension(outcomes: answer.outcomes, isDraining: isDraining)
    }

    package func finish(_ jobs: [FinishedJob]) async throws -> [JobOutcome] {
        do {
            return try await client.request(FinishRequest(jobs: jobs)).outcomes
        } catch let error as NutgrafError where error.code == .tooLarge {
            return try await outcomes(of: jobs, tooLarge: error)
        }
    }

    package func fail(_ jobs: [FailedJob]) async throws -> [JobOutcome] {
        try await client.request(FailRequest(jobs: jobs)).outcomes
    }

    package func release(_ leases: [LeaseReference]) async throws -> [JobOutcome] {
        try await client.request(ReleaseRequest(leases: leases)).outcomes
    }

    package func untilReconnected() async throws {
        try await client.waitForConnection(beyond: drained.withLock { $0 })
    }

    /// Hands results in one by one that are too many bytes together; one that is too many by itself is a failure of
    /// its job, which no other attempt would change.
    private func outcomes(of jobs: [FinishedJob], tooLarge error: NutgrafError) async throws -> [JobOutcome] {
        guard let job = jobs.first, jobs.count == 1 else {
            var outcomes: [JobOutcome] = []
            for job in jobs { outcomes += try await finish([job]) }
            return outcomes
        }
        let failure = FailedJob(job: job.job, token: job.token, message: error.message, permanent: true)
        return try await fail([failure]).map { JobOutcome(job: $0.job, error: $0.error ?? error) }
    }
}
