import NIOCore
import NIOPosix
import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// What a collector does about peers that take too much.
@Suite(.timeLimit(.minutes(5))) struct LimitTests {
    @Test func connectionsOverTheMaximumAreRefusedUntilOneEnds() async throws {
        var configuration = CollectorConfiguration.test
        configuration.maximumConnections = 2
        let logs = LogLines()
        try await TestData().withCollector(configuration, logs: logs) { collector in
            let token = try await collector.token(.client)
            try await collector.connect(as: .client) { first in
                try await collector.connect(as: .client) { _ in
                    for _ in 0..<3 {
                        await #expect(throws: (any Error).self) {
                            try await collector.connect { _ = try await $0.hello(token) }
                        }
                    }
                    _ = try await first.request(Ping(), id: 2)
                }
                await logs.wait(for: "connection closed")
                var isIn = false
                while !isIn {
                    // The place is free a moment after the line in the log.
                    isIn = (try? await collector.connect { try await $0.hello(token) }) != nil
                }
                _ = try await first.request(Ping(), id: 3)
            }
            #expect(logs.text.contains("too many connections"))
        }
    }

    @Test func aConnectionThatNeverSaysHelloIsClosed() async throws {
        var configuration = CollectorConfiguration.test
        configuration.handshakeTimeout = .seconds(3)
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect { connection in
                let refusal = try await connection.error(id: 0)
                #expect(refusal.code == .timeout)
                #expect(try await connection.next() == nil)
            }
            // Neither does one stay that never begins its TLS handshake.
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: collector.port).get()
            try await channel.closeFuture.get()
        }
    }

    @Test func aHelloInPiecesTakesNoLongerThanAnother() async throws {
        var configuration = CollectorConfiguration.test
        configuration.handshakeTimeout = .seconds(3)
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect { connection in
                try await connection.send(bytes: [0, 0, 0])
                let refusal = try await connection.error(id: 0)
                #expect(refusal.code == .timeout)
            }
        }
    }

    @Test func aSilentConnectionIsClosedAndAWaitingOneIsNot() async throws {
        var configuration = CollectorConfiguration.test
        configuration.idleTimeout = .seconds(3)
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect(as: .client) { silent in
                try await collector.connect(as: .worker) { waiting in
                    let leases = try await waiting.request(LeaseRequest(limit: 1, wait: 4_000), id: 2).leases
                    #expect(leases.isEmpty)
                    let error = try await silent.error(id: 0)
                    #expect(error.code == .timeout)
                    #expect(try await silent.next() == nil)
                }
            }
        }
    }

    @Test func aPeerThatReadsNothingIsCutOffAndHoldsNobodyUp() async throws {
        var configuration = CollectorConfiguration.test
        configuration.writeTimeout = .seconds(2)
        let logs = LogLines()
        try await TestData().withCollector(configuration, logs: logs) { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await collector.queue.finishNext(textBytes: 16 << 20)
            let token = try await collector.token(.client)
            try await collector.connect(as: .client) { other in
                try await collector.connect(receiveBuffer: 8192) { connection in
                    _ = try await connection.hello(token)
                    try await connection.stopReading()
                    try await connection.send(ResultRequest(job: job), id: 2)
                    _ = try await other.request(Ping(), id: 2)
                    await logs.wait(for: "an answer waited for")
                }
                _ = try await other.request(Ping(), id: 3)
            }
        }
    }
}
