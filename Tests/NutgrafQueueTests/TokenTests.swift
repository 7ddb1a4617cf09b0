import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Tokens", .timeLimit(.minutes(5)))
struct TokenTests {
    private static let hash = (0..<32).map { UInt8($0) }

    @Test("Tokens are kept, found, listed and revoked; several may have one owner")
    func life() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let made = fixture.clock.now()
        try await queue.addToken(id: "t2", owner: "desk", role: .client, secretHash: Self.hash)
        try await queue.addToken(id: "t1", owner: "desk", role: .admin, secretHash: Self.hash.reversed())
        fixture.clock.advance(by: .seconds(5))
        let revoked = fixture.clock.now()
        try await queue.revokeToken("t2")
        fixture.clock.advance(by: .seconds(5))
        try await queue.revokeToken("t2")
        let first = AccessToken(
            id: "t1",
            owner: "desk",
            role: .admin,
            secretHash: Self.hash.reversed(),
            created: made
        )
        let second = AccessToken(
            id: "t2",
            owner: "desk",
            role: .client,
            secretHash: Self.hash,
            created: made,
            revoked: revoked
        )
        #expect(try await queue.tokens() == [first, second])
        #expect(try await queue.token(id: "t2") == second)
        #expect(try await queue.token(id: "t3") == nil)
        // Another process sees them too.
        #expect(try await fixture.worker().tokens() == [first, second])
    }

    @Test("What is no token is refused")
    func refusals() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        try await queue.addToken(id: "t1", owner: "desk", role: .client, secretHash: Self.hash)
        func refusal(_ id: String, _ owner: String, _ hash: [UInt8]) async -> NutgrafError.Code? {
            await #expect(throws: NutgrafError.self) {
                try await queue.addToken(id: id, owner: owner, role: .worker, secretHash: hash)
            }?.code
        }
        #expect(await refusal("t1", "wire", Self.hash) == .invalidRequest)
        #expect(await refusal("", "wire", Self.hash) == .invalidRequest)
        #expect(await refusal("t2", "two words", Self.hash) == .invalidRequest)
        #expect(await refusal("t2", "wire", Array(Self.hash.dropLast())) == .invalidRequest)
        let error = await #expect(throws: NutgrafError.self) { try await queue.revokeToken("t2") }
        #expect(error?.code == .notFound)
        #expect(try await queue.tokens().map(\.owner) == ["desk"])
    }

    @Test("A read that takes too long is interrupted, tried again, and given up")
    func longRead() async throws {
        var settings = QueueSettings()
        settings.readTimeout = .zero
        let fixture = try QueueFixture(settings: settings)
        let queue = fixture.queue
        for number in 0..<400 {
            try await queue.addToken(id: "t\(number)", owner: "desk", role: .client, secretHash: Self.hash)
        }
        let error = await #expect(throws: NutgrafError.self) { _ = try await queue.tokens() }
        #expect(error?.code == .overloaded)
        #expect(error?.retryAfter == .seconds(1))
        // What is short is not disturbed by it.
        #expect(try await queue.token(id: "t7")?.owner == "desk")
    }
}
