import NIOCore
import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// Peers that are slow, and peers that have stopped.
@Suite(.timeLimit(.minutes(5))) struct SlowPeerTests {
    @Test func aReaderThatTakesLongAndGoesOnIsLetBe() async throws {
        var configuration = CollectorConfiguration.test
        configuration.writeTimeout = .seconds(5)
        let logs = LogLines()
        try await TestData().withCollector(configuration, logs: logs) { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await collector.queue.finishNext(textBytes: 16 << 20)
            let token = try await collector.token(.client)
            try await collector.connect(receiveBuffer: 8192) { connection in
                _ = try await connection.hello(token)
                try await connection.stopReading()
                try await connection.send(ResultRequest(job: job), id: 2)
                // More than twice as long as an answer may wait without any of it being read. The pauses are what makes
                // this reader slow; it cannot come to the end of so long an answer in that time.
                let end = ContinuousClock.now + .seconds(12)
                while ContinuousClock.now < end {
                    for _ in 0..<2 { try await connection.readOnce() }
                    try await Task.sleep(for: .milliseconds(50))
                }
                try await connection.startReading()
                let result = try await connection.answer(to: ResultRequest.self, id: 2)
                #expect(result.analysis.bytes.count > 16 << 20)
            }
            #expect(!logs.text.contains("waited for"))
        }
    }

    @Test func aFrameThatStopsComingEndsItsConnection() async throws {
        var configuration = CollectorConfiguration.test
        configuration.writeTimeout = .seconds(2)
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect(as: .client) { connection in
                // A watch keeps the connection from being idle.
                try await connection.send(WatchRequest(limit: 1), id: 2)
                _ = try await connection.changes(id: 2)
                try await connection.send(bytes: [0, 0, 1, 0, 1, 0, 0, 0x10, 0, 0, 0, 3, 0xA1])
                let error = try await connection.error(id: 0)
                #expect(error.code == .timeout)
                #expect(error.message.contains("nothing more of it came"))
                #expect(try await connection.next() == nil)
            }
        }
    }

    @Test func aFrameThatIsNotReadForWantOfAPlaceIsNoFaultOfItsSender() async throws {
        var configuration = CollectorConfiguration.test
        configuration.writeTimeout = .seconds(3)
        configuration.limits.inFlight = 1
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect(as: .worker) { connection in
                var octets = ByteBuffer()
                let ping = try Frame(Ping(), requestID: 3)
                FrameEncoder().encode(data: ping, out: &octets)
                try await connection.send(LeaseRequest(limit: 1, wait: 5000), id: 2)
                try await connection.send(bytes: Array(octets.readableBytesView.dropLast()))
                _ = try await connection.answer(to: LeaseRequest.self, id: 2)
                try await connection.send(bytes: Array(octets.readableBytesView.suffix(1)))
                _ = try await connection.answer(to: Ping.self, id: 3)
            }
        }
    }
}
