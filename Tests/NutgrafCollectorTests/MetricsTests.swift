import CoreMetrics
import MetricsTestKit
import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// What a collector counts for metrics.
@Suite(.timeLimit(.minutes(5))) struct MetricsTests {
    @Test func requestsAndConnectionsAreCounted() async throws {
        let metrics = TestMetrics()
        try await TestData().withCollector(counters: RequestCounters(factory: metrics)) { collector in
            try await collector.connect(as: .client) { connection in
                for id in UInt32(2)..<5 { _ = try await connection.request(Ping(), id: id) }
                try await connection.send(.lease, id: 2, payload: [0xA0])
                _ = try await connection.error(id: 2)
                try await connection.send(MessageKind(rawValue: 0x0666), id: 2, payload: [0xA0])
                _ = try await connection.error(id: 2)
                let open = try metrics.expectMeter("nutgraf_connections").lastValue
                #expect(open == 1)
                try await connection.send(Ping(), id: 0)
                _ = try await connection.error(id: 0)
                #expect(try await connection.next() == nil)
            }
            await collector.logs.wait(for: "a request needs an id")
        }
        func count(_ kind: String, _ code: String) throws -> Int64 {
            try metrics.expectCounter("nutgraf_requests_total", [("kind", kind), ("code", code)]).totalValue
        }
        #expect(try count("hello", "ok") == 1)
        #expect(try count("ping", "ok") == 3)
        #expect(try count("lease", "forbidden") == 1)
        #expect(try count("unknown", "unknown-kind") == 1)
        let durations = try metrics.expectTimer("nutgraf_request_duration_seconds", [("kind", "ping")]).values
        #expect(durations.count == 3)
        let refused = try metrics.expectCounter(
            "nutgraf_connections_refused_total",
            [("reason", "protocol-violation")]
        ).totalValue
        #expect(refused == 1)
    }
}
