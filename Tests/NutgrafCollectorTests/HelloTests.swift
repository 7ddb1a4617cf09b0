import NIOCore
import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// What a collector says to a connection's first words.
@Suite(.timeLimit(.minutes(5))) struct HelloTests {
    @Test func aGoodHelloIsWelcomed() async throws {
        try await TestData().withCollector { collector in
            let token = try await collector.token(.client)
            try await collector.connect { connection in
                let welcome = try await connection.hello(token)
                #expect(welcome.version == 1)
                #expect(welcome.server == CollectorVersion.description)
                #expect(welcome.role == .client)
                #expect(welcome.owner == "desk")
                #expect(welcome.limits == WireLimits())
                _ = try await connection.request(Ping(), id: 2)
            }
        }
    }

    @Test func refusedHellosGetTheirErrorAndNothingElse() async throws {
        try await TestData().withCollector { collector in
            let good = try await collector.token(.client)
            let unknown = try BearerToken.random()
            let wrongSecret = try #require(BearerToken("nutgraf_\(good.id)_\(unknown.secret)"))
            let revoked = try await collector.token(.client)
            try await collector.queue.revokeToken(revoked.id)
            let cases: [(Hello, NutgrafError.Code)] = [
                (Hello(name: "a", token: unknown.text), .unauthenticated),
                (Hello(name: "a", token: wrongSecret.text), .unauthenticated),
                (Hello(name: "a", token: revoked.text), .unauthenticated),
                (Hello(name: "a", token: ""), .unauthenticated),
                (Hello(name: "a", token: "nutgraf__"), .unauthenticated),
                (Hello(name: "a", token: String(good.text.dropLast())), .unauthenticated),
                (Hello(versions: [], name: "a", token: good.text), .unsupportedVersion),
                (Hello(versions: [2, 0, -1], name: "a", token: good.text), .unsupportedVersion),
                (Hello(name: "", token: good.text), .invalidRequest),
                (Hello(name: String(repeating: "n", count: 129), token: good.text), .invalidRequest),
                (Hello(name: "two\nlines", token: good.text), .invalidRequest),
            ]
            var messages: Set<String> = []
            try await collector.connect(as: .client) { bystander in
                for (hello, code) in cases {
                    try await collector.connect { connection in
                        try await connection.send(hello, id: 7)
                        let error = try await connection.error(id: 7)
                        #expect(error.code == code, "\(hello.name) \(error)")
                        if code == .unauthenticated { messages.insert(error.message) }
                        #expect(try await connection.next() == nil)
                    }
                }
                #expect(messages.count == 1, "the words tell which part of a token is wrong: \(messages)")
                _ = try await bystander.request(Ping(), id: 2)
            }
        }
    }

    @Test func aHelloMayOfferLaterVersionsToo() async throws {
        try await TestData().withCollector { collector in
            let token = try await collector.token(.worker)
            try await collector.connect { connection in
                let hello = Hello(versions: [3, 2, 1], name: String(repeating: "n", count: 128), token: token.text)
                let welcome = try await connection.request(hello, id: .max)
                #expect(welcome.version == 1)
            }
        }
    }

    /// What is sent instead of a hello, and the code and the request id of its error.
    static let violations: [(String, [UInt8], NutgrafError.Code, UInt32)] = [
        ("a request", frame(.ping, 3, [0xA0]), .protocolViolation, 0),
        ("an unknown kind", frame(MessageKind(rawValue: 0x0666), 3, [0xA0]), .protocolViolation, 0),
        ("an answer", frame(MessageKind.hello.answer, 1, [0xA0]), .protocolViolation, 0),
        ("a hello without an id", frame(.hello, 0, [0xA0]), .protocolViolation, 0),
        ("a hello without content", frame(.hello, 5, [0xA0]), .invalidRequest, 5),
        ("a hello of garbage", frame(.hello, 5, [0xFF, 0x00, 0x12]), .invalidRequest, 5),
        (
            "a hello of many versions", frame(.hello, 5, [0xA1, 0x68] + Array("versions".utf8) + [0x00]),
            .invalidRequest, 5
        ),
        ("a length of nothing", [0, 0, 0, 0], .protocolViolation, 0),
        ("a length without an item", [0, 0, 0, 8, 1, 0, 0, 1, 0, 0, 0, 1], .protocolViolation, 0),
        ("a frame of another version", [0, 0, 0, 9, 2, 0, 0, 1, 0, 0, 0, 1, 0xA0], .unsupportedVersion, 0),
        ("a hello over 16 KiB", [0, 0, 0x40, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0xA0], .tooLarge, 0),
        ("a length of 4 GiB", [0xFF, 0xFF, 0xFF, 0xFF], .tooLarge, 0),
        ("HTTP", Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8), .tooLarge, 0),
    ]

    static func frame(_ kind: MessageKind, _ id: UInt32, _ payload: [UInt8]) -> [UInt8] {
        var out = ByteBuffer()
        FrameEncoder().encode(
            data: Frame(kind: kind, requestID: id, payload: ByteBuffer(bytes: payload)),
            out: &out
        )
        return Array(out.readableBytesView)
    }

    @Test func whatIsNoHelloGetsItsErrorBeforeTheConnectionIsClosed() async throws {
        try await TestData().withCollector { collector in
            for (name, bytes, code, id) in Self.violations {
                try await collector.connect { connection in
                    try await connection.send(bytes: bytes)
                    do {
                        let error = try await connection.error(id: id)
                        #expect(error.code == code, "\(name): \(error)")
                        #expect(try await connection.next() == nil, "\(name)")
                    } catch {
                        Issue.record("\(name): \(error)")
                    }
                }
            }
            try await collector.connect(as: .client) { _ = try await $0.request(Ping(), id: 2) }
        }
    }

    @Test func aHelloOf16KiBIsRead() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect { connection in
                let hello = try Frame(Hello(name: "n", token: ""), requestID: 1)
                let room = Frame.maximumHelloLength - Frame.headerOctets - hello.payload.readableBytes - 2
                let long = try Frame(Hello(name: "n", token: String(repeating: "t", count: room)), requestID: 1)
                #expect(long.payload.readableBytes + Frame.headerOctets == Frame.maximumHelloLength)
                try await connection.send(long)
                let refusal = try await connection.error(id: 1)
                #expect(refusal.code == .unauthenticated)
            }
        }
    }

    @Test func nothingMayFollowAHelloBeforeItsWelcome() async throws {
        try await TestData().withCollector { collector in
            let token = try await collector.token(.client)
            try await collector.connect { connection in
                try await connection.send(together: [
                    Frame(Hello(name: "eager", token: token.text), requestID: 1), Frame(Ping(), requestID: 2),
                ])
                _ = try await connection.answer(to: Hello.self, id: 1)
                let refusal = try await connection.error(id: 0)
                #expect(refusal.code == .protocolViolation)
                #expect(try await connection.next() == nil)
            }
        }
    }
}
