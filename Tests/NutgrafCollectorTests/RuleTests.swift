import NIOCore
import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// What a collector says to odd frames after the welcome.
@Suite(.timeLimit(.minutes(5))) struct RuleTests {
    /// What ends the connection, and with which code.
    static let violations: [(String, [UInt8], NutgrafError.Code)] = [
        ("a second hello", HelloTests.frame(.hello, 2, [0xA0]), .protocolViolation),
        ("id 0", HelloTests.frame(.ping, 0, [0xA0]), .protocolViolation),
        ("a length of nothing", [0, 0, 0, 0], .protocolViolation),
        ("another version", [0, 0, 0, 9, 9, 0, 0, 2, 0, 0, 0, 2, 0xA0], .unsupportedVersion),
        ("a frame over the limit", [0x02, 0x10, 0, 1, 1, 0, 0, 2, 0, 0, 0, 2, 0xA0], .tooLarge),
    ]

    @Test func violationsEndTheirConnectionOnly() async throws {
        #expect(WireLimits().frame == 0x0210_0000)
        try await TestData().withCollector { collector in
            try await collector.connect(as: .client) { bystander in
                for (name, bytes, code) in Self.violations {
                    try await collector.connect(as: .client) { connection in
                        try await connection.send(bytes: bytes)
                        let error = try await connection.error(id: 0)
                        #expect(error.code == code, "\(name): \(error)")
                        #expect(try await connection.next() == nil, "\(name)")
                    }
                }
                _ = try await bystander.request(Ping(), id: 2)
            }
        }
    }

    @Test func anIdInUseEndsTheConnection() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .worker) { connection in
                try await connection.send(LeaseRequest(limit: 1, wait: 60_000), id: 5)
                try await connection.send(Ping(), id: 5)
                let refusal = try await connection.error(id: 0)
                #expect(refusal.code == .protocolViolation)
                #expect(try await connection.next() == nil)
            }
        }
    }

    @Test func unknownKindsAndGarbageAreAnsweredAndTheConnectionGoesOn() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .admin) { connection in
                let unknown: [MessageKind] = [
                    MessageKind(rawValue: 0x0666), MessageKind(rawValue: 0), .draining, .changes, .error,
                    MessageKind.ping.answer,
                    MessageKind.hello.answer, MessageKind(rawValue: 0xFFFF),
                ]
                for kind in unknown {
                    try await connection.send(kind, id: 9, payload: [0xA0])
                    let error = try await connection.error(id: 9)
                    #expect(error.code == .unknownKind, "\(kind)")
                }
                let garbage: [[UInt8]] = [[0xFF], [0xA1], [0x80], [0xA0, 0x00], [0xA1, 0x61, 0xFF, 0xF6]]
                for payload in garbage {
                    for kind in MessageKind.requests where kind != .ping && kind != .statistics {
                        try await connection.send(kind, id: 9, payload: payload)
                        let error = try await connection.error(id: 9)
                        #expect(error.code == .invalidRequest, "\(kind) \(payload)")
                    }
                }
                // The call-off of nothing is nothing.
                try await connection.send(.cancel(requestID: 77))
                try await connection.send(.cancel(requestID: 0))
                _ = try await connection.request(Ping(), id: 9)
            }
        }
    }

    @Test func aFrameCutOffByTheEndOfItsConnectionIsLoggedAndHurtsNobody() async throws {
        let logs = LogLines()
        try await TestData().withCollector(logs: logs) { collector in
            try await collector.connect(as: .client) { bystander in
                try await collector.connect(as: .client) { connection in
                    try await connection.send(bytes: [0, 0, 0, 9, 1, 0, 0, 2, 0])
                    try await connection.close()
                }
                await logs.wait(for: "the connection ended within a frame, after 9 of its octets")
                _ = try await bystander.request(Ping(), id: 2)
            }
        }
    }

    @Test func unknownKeysAreIgnored() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .client) { connection in
                try await connection.send(.ping, id: 2, payload: [0xA1, 0x63] + Array("new".utf8) + [0x01])
                _ = try await connection.answer(to: Ping.self, id: 2)
            }
        }
    }

    @Test func moreRequestsThanPlacesAreAllAnswered() async throws {
        var configuration = CollectorConfiguration.test
        configuration.limits.inFlight = 3
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect(as: .admin) { connection in
                let waits = try (1...12).map { try Frame(LeaseRequest(limit: 1, wait: 50), requestID: $0 + 100) }
                let pings = try (1...200).map { try Frame(Ping(), requestID: $0 + 1000) }
                try await connection.send(together: waits + pings)
                var answered: Set<UInt32> = []
                for _ in 0..<(waits.count + pings.count) {
                    let frame = try #require(await connection.next())
                    #expect(frame.kind == (frame.requestID < 1000 ? MessageKind.lease : .ping).answer)
                    answered.insert(frame.requestID)
                }
                #expect(answered == Set((waits + pings).map(\.requestID)))
            }
        }
    }
}
