import NutgrafClient
import NutgrafTypes
import NutgrafWire

/// Jobs from a collector on any host.
package struct CollectorJobSource: JobSource {
    private let client: NutgrafClient

    /// Makes a source over a client that somebody runs.
    package init(client: NutgrafClient) {
        self.client = client
    }

    package var name: String { "\(client.configuration.collector)" }

    package func lease(limit: Int, waitingUpTo wait: Duration) async throws -> [Lease] {
        try await client.request(LeaseRequest(limit: limit, wait: wait.wholeMilliseconds)).leases
    }

    package func extend(_ leases: [LeaseReference]) async throws -> [JobOutcome] {
        try await client.request(ExtendRequest(leases: leases)).outcomes
    }

    package func finish(_ jobs: [FinishedJob]) async throws -> [JobOutcome] {
        try await client.request(FinishRequest(jobs: jobs)).outcomes
    }

    package func fail(_ jobs: [FailedJob]) async throws -> [JobOutcome] {
        try await client.request(FailRequest(jobs: jobs)).outcomes
    }

    package func release(_ leases: [LeaseReference]) async throws -> [JobOutcome] {
        try await client.request(ReleaseRequest(leases: leases)).outcomes
    }
}
