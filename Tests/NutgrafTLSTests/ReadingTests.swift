import NIOCore
import NIOEmbedded
import NutgrafTLS
import Testing

@Suite("Reading no more than was asked for", .timeLimit(.minutes(5)))
struct ReadingTests {
    /// A client whose `autoRead` is off from the start, and its server.
    private func manual() throws -> TLSPair {
        let pair = try TLSPair.connected()
        pair.client.tap.forgetReads()
        return pair
    }

    @Test func theHandshakeAsksForItsOwnBytes() throws {
        let certificates = try TestCertificates()
        let end = try TLSEnd(.client(context: certificates.clientContext(), serverHostname: "localhost"))
        let server = try TLSEnd(.server(context: certificates.serverContext()))
        try server.connect()
        try end.channel.setOption(.autoRead, value: false).wait()
        try end.connect()
        #expect(end.tap.readRequests == 1)
        try server.feed(end.takeCiphertext())
        let answer = try server.takeCiphertext()
        try end.feed(answer.prefix(50))
        #expect(end.tap.readRequests == 2)
        try end.feed(answer.dropFirst(50))
        #expect(end.recorder.negotiated == ["nutgraf/1"])
        #expect(end.tap.readRequests == 2)
    }

    @Test func noReadIsMadeThatNobodyAskedFor() throws {
        let pair = try manual()
        defer { pair.finish() }
        pair.server.send("unasked".utf8)
        try pair.exchange()
        #expect(pair.client.recorder.received == Array("unasked".utf8))
        #expect(pair.client.tap.readRequests == 0)
    }

    @Test func aReadGoesOnUntilARecordIsWhole() throws {
        let pair = try manual()
        defer { pair.finish() }
        pair.client.channel.read()
        #expect(pair.client.tap.readRequests == 1)
        pair.server.send("whole".utf8)
        let record = try pair.server.takeCiphertext()
        try pair.client.feed(record.prefix(4))
        #expect(pair.client.tap.readRequests == 2)
        try pair.client.feed(record.dropFirst(4))
        #expect(pair.client.recorder.received == Array("whole".utf8))
        #expect(pair.client.tap.readRequests == 2)
    }
}
