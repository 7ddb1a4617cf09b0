import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// Answers that would be longer than the frames that the collector announces.
@Suite(.timeLimit(.minutes(5))) struct AnswerLimitTests {
    private static var configuration: CollectorConfiguration {
        var configuration = CollectorConfiguration.test
        configuration.limits.frame = 64 << 10
        return configuration
    }

    @Test func leasesThatDoNotFitAFrameTogetherComeOneByOne() async throws {
        try await TestData().withCollector(Self.configuration) { collector in
            var jobs: [JobID] = []
            for key in ["a", "b", "c"] {
                jobs.append(try await collector.queue.submit(String(repeating: "x", count: 40_000), key: key))
            }
            try await collector.connect(as: .worker) { worker in
                let leases = try await worker.request(LeaseRequest(limit: 3, wait: 60_000), id: 2).leases
                #expect(leases.map(\.job) == [jobs[0]])
                let statuses = try await collector.queue.status(of: jobs, owner: nil)
                #expect(statuses.map(\.?.state) == [.running, .queued, .queued])
                #expect(statuses.map(\.?.attempts) == [1, 0, 0])
                let next = try await worker.request(LeaseRequest(limit: 3, wait: 60_000), id: 3).leases
                #expect(next.map(\.job) == [jobs[1]])
            }
        }
    }

    @Test func anArticleThatDoesNotFitAFrameFailsItsAttempt() async throws {
        try await TestData().withCollector(Self.configuration) { collector in
            let large = try await collector.queue.submit(String(repeating: "x", count: 70_000), key: "large")
            try await collector.connect(as: .worker) { worker in
                let none = try await worker.request(LeaseRequest(limit: 1, wait: 60_000), id: 2).leases
                #expect(none.isEmpty)
                let status = try await collector.queue.status(of: [large], owner: nil)[0]
                #expect(status?.attempts == 1)
                #expect(status?.failures.map(\.message) == ["the article does not fit a frame of 65536 octets"])
                _ = try await worker.request(Ping(), id: 3)
            }
        }
    }

    @Test func aResultThatDoesNotFitAFrameIsTooLargeAndItsConnectionGoesOn() async throws {
        try await TestData().withCollector(Self.configuration) { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await collector.queue.finishNext(textBytes: 70_000)
            try await collector.connect(as: .client) { client in
                try await client.send(ResultRequest(job: job), id: 2)
                let error = try await client.error(id: 2)
                #expect(error.code == .tooLarge)
                let status = try await client.request(StatusRequest(jobs: [job]), id: 3).statuses[0]
                #expect(status?.state == .done)
            }
        }
    }
}
