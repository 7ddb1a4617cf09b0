import NutgrafClient
import NutgrafCollector
import NutgrafTestSupport
import NutgrafWire
import Testing

/// A cancelled task costs its request, and not the connection.
@Suite(.timeLimit(.minutes(5))) struct CancellationTests {
    @Test func aCancelledWaitFreesItsPlaceAtTheCollector() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.inFlight = 1
        try await TestData().withCollector(configuration) { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            let logs = LogLines()
            try await withNutgrafClient(collector.client(), logger: logs.logger) { client in
                for _ in 0..<20 {
                    await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask { _ = try await client.wait(for: job) }
                        // Behind the wait there is no place for this one, until the wait is called off.
                        group.addTask { _ = try await client.wait(for: job) }
                        await Task.yield()
                        group.cancelAll()
                        while let result = await group.nextResult() {
                            #expect(throws: CancellationError.self) { try result.get() }
                        }
                    }
                    _ = try await client.ping()
                }
            }
            #expect(logs.text.split(separator: "\n").filter { $0.contains("connected") }.count == 1)
        }
    }

    @Test func aCancelledLeaseGetsTheCollectorsAnswer() async throws {
        try await TestData().withCollector { collector in
            try await withNutgrafClient(collector.client(.worker)) { client in
                _ = try await client.ping()
                await withThrowingTaskGroup(of: LeaseResponse.self) { group in
                    group.addTask { try await client.request(LeaseRequest(limit: 1, wait: 60_000)) }
                    await Task.yield()
                    group.cancelAll()
                    let result = await group.nextResult()
                    let error = #expect(throws: (any Error).self) { _ = try result?.get() }
                    // Whether the request was sent before it was called off is a matter of luck.
                    let code = (error as? NutgrafError)?.code
                    #expect(error is CancellationError || code == .cancelled)
                }
                _ = try await collector.queue.submit("A story.", key: "k")
                let lease = try await client.request(LeaseRequest(limit: 1, wait: 60_000)).leases.first
                #expect(lease?.attempt == 1)
            }
        }
    }

    @Test func aRequestThatIsNotSentYetIsCancelledAtOnce() async throws {
        let data = try await TestData()
        var configuration = try await data.withCollector { try await $0.client() }
        configuration.unavailableAfter = nil
        try await withNutgrafClient(configuration) { client in
            await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<10 { group.addTask { _ = try await client.ping() } }
                await Task.yield()
                group.cancelAll()
                while let result = await group.nextResult() {
                    #expect(throws: CancellationError.self) { try result.get() }
                }
            }
        }
    }

    @Test func requestsCancelledAtAnyMomentAllEnd() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.inFlight = 4
        try await TestData().withCollector(configuration) { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await withNutgrafClient(collector.client(.admin)) { client in
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<300 {
                        group.addTask {
                            let task = Task {
                                switch number % 3 {
                                case 0: _ = try await client.ping()
                                case 1: _ = try await client.wait(for: job)
                                default: _ = try await client.request(ExtendRequest(leases: []))
                                }
                            }
                            for _ in 0..<(number % 17) { await Task.yield() }
                            task.cancel()
                            _ = await task.result
                        }
                    }
                }
                _ = try await client.ping()
            }
        }
    }

    @Test func aBodyThatThrowsEndsTheClient() async throws {
        try await TestData().withCollector { collector in
            struct Mine: Error {}
            await #expect(throws: Mine.self) {
                try await withNutgrafClient(collector.client()) { client in
                    _ = try await client.ping()
                    throw Mine()
                }
            }
        }
    }
}
