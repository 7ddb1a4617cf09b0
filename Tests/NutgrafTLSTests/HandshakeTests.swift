import NIOCore
import NutgrafTLS
import Testing

@Suite("The handshake", .timeLimit(.minutes(5)))
struct HandshakeTests {
    @Test func completesOnBothEndsWithTheProtocol() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        #expect(pair.client.recorder.negotiated == ["nutgraf/1"])
        #expect(pair.server.recorder.negotiated == ["nutgraf/1"])
        #expect(pair.client.recorder.errors.isEmpty)
        #expect(pair.server.recorder.errors.isEmpty)
    }

    @Test(arguments: ["localhost", "LOCALHOST", "localhost.", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1"])
    func acceptsEveryNameAndAddressInTheCertificate(host: String) throws {
        let pair = try TLSPair(host: host)
        defer { pair.finish() }
        try pair.exchange()
        #expect(pair.client.recorder.negotiated == ["nutgraf/1"], "\(pair.client.recorder.message)")
    }

    @Test func sendsTheServersNameButNoAddress() throws {
        let named = try TLSPair(host: "localhost")
        defer { named.finish() }
        #expect(try contains(named.client.takeCiphertext(), "localhost"))
        let addressed = try TLSPair(host: "127.0.0.1")
        defer { addressed.finish() }
        #expect(try !contains(addressed.client.takeCiphertext(), "127.0.0.1"))
    }

    @Test func issuesNoSessionTickets() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        // The server's one flight carries the handshake; tickets would follow the client's answer.
        #expect(pair.server.tap.writes.count == 1)
    }

    @Test(arguments: [1, 2, 3, 5, 7, 100])
    func survivesBytesInSmallPieces(piece: Int) throws {
        let pair = try TLSPair()
        defer { pair.finish() }
        try pair.exchange(piece: piece)
        pair.client.send("hello".utf8)
        pair.server.send("welcome".utf8)
        try pair.exchange(piece: piece)
        #expect(pair.server.recorder.received == Array("hello".utf8))
        #expect(pair.client.recorder.received == Array("welcome".utf8))
    }

    private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
    }
}
