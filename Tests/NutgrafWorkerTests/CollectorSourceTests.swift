import NutgrafClient
import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWorker
import Testing

@Suite struct CollectorSourceTests {
    @Test("A source is reconnected when there is another connection, and not before")
    func reconnects() async throws {
        let data = try await TestData()
        try await data.withCollector { collector in
            let client = try NutgrafClient(try await collector.client(.worker))
            let source = CollectorJobSource(client: client)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await source.run() }
                try await client.waitForConnection(beyond: 0)
                #expect(client.connectionCount == 1)
                let next = Task { try await client.waitForConnection(beyond: 1) }
                _ = try await source.lease(limit: 1000, waitingUpTo: .zero)
                next.cancel()
                await #expect(throws: CancellationError.self) { try await next.value }
                group.cancelAll()
            }
        }
    }
}
