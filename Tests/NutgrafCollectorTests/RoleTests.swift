import NIOCore
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// Who may do what.
@Suite(.timeLimit(.minutes(5))) struct RoleTests {
    /// The table of the design, message by message.
    static let allowed: [(kind: MessageKind, roles: Set<PeerRole>)] = [
        (.ping, [.client, .worker, .admin]),
        (.submit, [.client, .admin]), (.status, [.client, .admin]), (.result, [.client, .admin]),
        (.history, [.client, .admin]), (.list, [.client, .admin]), (.watch, [.client, .admin]),
        (.callOff, [.client, .admin]), (.retry, [.client, .admin]), (.delete, [.client, .admin]),
        (.lease, [.worker, .admin]), (.extend, [.worker, .admin]), (.finish, [.worker, .admin]),
        (.fail, [.worker, .admin]), (.release, [.worker, .admin]),
        (.statistics, [.admin]),
    ]

    @Test(arguments: PeerRole.allCases)
    func eachRoleMaySendItsMessagesOnly(role: PeerRole) async throws {
        #expect(Set(Self.allowed.map(\.kind)) == MessageKind.requests)
        try await TestData().withCollector { collector in
            try await collector.connect(as: role) { connection in
                for (kind, roles) in Self.allowed {
                    // An empty map is a ping or asks for statistics, and is no other request.
                    try await connection.send(kind, id: 3, payload: [0xA0])
                    let frame = try #require(await connection.next())
                    #expect(frame.requestID == 3)
                    if !roles.contains(role) {
                        let error = try MessageCoder.decode(NutgrafError.self, from: frame.payload)
                        #expect(error.code == .forbidden, "\(role) \(kind): \(error)")
                    } else if kind == .ping || kind == .statistics {
                        #expect(frame.kind == kind.answer, "\(role) \(kind)")
                    } else {
                        let error = try MessageCoder.decode(NutgrafError.self, from: frame.payload)
                        #expect(error.code == .invalidRequest, "\(role) \(kind): \(error)")
                    }
                }
            }
        }
    }

    /// What is refused is not even read, so that nothing is learned from how.
    @Test func aForbiddenRequestIsForbiddenWhateverIsInIt() async throws {
        try await TestData().withCollector { collector in
            for (role, kind) in [(PeerRole.client, MessageKind.lease), (.worker, .list), (.client, .statistics)] {
                try await collector.connect(as: role) { connection in
                    var messages: Set<String> = []
                    for payload in [[0xA0], [0xFF], [0x80], [0xA1, 0x61]] as [[UInt8]] {
                        try await connection.send(kind, id: 2, payload: payload)
                        let error = try await connection.error(id: 2)
                        #expect(error.code == .forbidden)
                        messages.insert(error.message)
                    }
                    #expect(messages.count == 1)
                }
            }
        }
    }

    @Test func withoutAHelloNothingMayBeAsked() async throws {
        try await TestData().withCollector { collector in
            for kind in MessageKind.requests {
                try await collector.connect { connection in
                    try await connection.send(kind, id: 3, payload: [0xA0])
                    let error = try await connection.error(id: 0)
                    #expect(error.code == .protocolViolation, "\(kind)")
                    #expect(try await connection.next() == nil, "\(kind)")
                }
            }
        }
    }

    @Test func aRevokedTokenIsCutOffWithoutAnybodyElse() async throws {
        var configuration = CollectorConfigurationForTests.quickRevocation
        configuration.limits.inFlight = 4
        let logs = LogLines()
        try await TestData().withCollector(configuration, logs: logs) { collector in
            let revoked = try await collector.token(.worker)
            try await collector.connect(as: .worker) { other in
                try await collector.connect { idle in
                    try await collector.connect { waiting in
                        _ = try await idle.hello(revoked)
                        _ = try await waiting.hello(revoked)
                        try await waiting.send(LeaseRequest(limit: 1, wait: 60_000), id: 2)
                        try await collector.queue.revokeToken(revoked.id)
                        for connection in [idle, waiting] {
                            let error = try await connection.error(id: 0)
                            #expect(error.code == .unauthenticated)
                            try await connection.waitUntilClosed()
                        }
                    }
                }
                // The other token of the same owner and role goes on, and gets what nobody took.
                _ = try await collector.queue.submit("A story.", key: "k")
                let leases = try await other.request(LeaseRequest(limit: 1, wait: 60_000), id: 2).leases
                #expect(leases.map(\.attempt) == [1])
                try await collector.connect { connection in
                    try await connection.send(Hello(name: "again", token: revoked.text), id: 1)
                    let error = try await connection.error(id: 1)
                    #expect(error.code == .unauthenticated)
                }
            }
            #expect(logs.text.contains("the token was revoked"))
            #expect(!logs.text.contains(revoked.secret))
        }
    }
}
