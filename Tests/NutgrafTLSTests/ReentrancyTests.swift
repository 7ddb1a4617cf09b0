import NIOCore
import NutgrafTLS
import Testing

@Suite("Handlers that act while they are called", .timeLimit(.minutes(5)))
struct ReentrancyTests {
    @Test func writesWithinAReadGoBackAndForth() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.couple()
        for end in [pair.client, pair.server] {
            end.recorder.onRead = { context, bytes in
                guard let count = bytes.first, count > 0 else { return }
                context.writeAndFlush(NIOAny(ByteBuffer(bytes: [count - 1])), promise: nil)
            }
        }
        pair.client.send([100])
        #expect(pair.server.recorder.received == stride(from: 100, through: 0, by: -2).map(UInt8.init))
        #expect(pair.client.recorder.received == stride(from: 99, through: 1, by: -2).map(UInt8.init))
    }

    @Test func aHandshakeWithinAWrite() throws {
        let certificates = try TestCertificates()
        let client = try TLSEnd(.client(context: certificates.clientContext(), serverHostname: "localhost"))
        let server = try TLSEnd(.server(context: certificates.serverContext()))
        let pair = TLSPair(client: client, server: server, certificates: certificates)
        defer { pair.finish() }
        pair.couple()
        client.recorder.onHandshake = {
            $0.writeAndFlush(NIOAny(ByteBuffer(string: "at once")), promise: nil)
        }
        server.recorder.onHandshake = { $0.writeAndFlush(NIOAny(ByteBuffer(string: "me too")), promise: nil) }
        try server.connect()
        try client.connect()
        #expect(server.recorder.received == Array("at once".utf8))
        #expect(client.recorder.received == Array("me too".utf8))
        #expect(client.recorder.errors.isEmpty && server.recorder.errors.isEmpty)
    }

    @Test func bytesThatArriveWithinTheHandshakesEventKeepTheirPlace() throws {
        let pair = try TLSPair()
        defer { pair.finish() }
        try pair.server.feed(pair.client.takeCiphertext())
        try pair.client.feed(pair.server.takeCiphertext())
        let bulk = [UInt8](repeating: 7, count: 40_000)
        pair.client.send(bulk)
        let first = try pair.client.takeCiphertext()
        pair.client.send("then this".utf8)
        let second = ByteBuffer(bytes: try pair.client.takeCiphertext())
        let pipeline = pair.server.channel.pipeline
        pair.server.recorder.onHandshake = { _ in pipeline.fireChannelRead(second) }
        try pair.server.feed(first)
        #expect(pair.server.recorder.received == bulk + Array("then this".utf8))
        #expect(pair.server.recorder.errors.isEmpty)
    }

    @Test func aCloseWithinARead() throws {
        let pair = try TLSPair.connected()
        defer { pair.finish() }
        pair.server.recorder.onRead = { context, _ in
            context.writeAndFlush(NIOAny(ByteBuffer(string: "bye")), promise: nil)
            context.close(promise: nil)
        }
        pair.client.send("one".utf8)
        pair.client.send("two".utf8)
        try pair.exchange(piece: 1)
        #expect(pair.server.recorder.received == Array("one".utf8))
        #expect(pair.client.recorder.received == Array("bye".utf8))
        #expect(pair.server.recorder.isInactive && pair.client.recorder.isInactive)
        #expect(pair.server.recorder.errors.isEmpty && pair.client.recorder.errors.isEmpty)
    }

    @Test func aCloseWithinTheHandshakesEvent() throws {
        let pair = try TLSPair()
        defer { pair.finish() }
        let early = pair.client.send("never sent".utf8)
        pair.client.recorder.onHandshake = { $0.close(promise: nil) }
        try pair.exchange()
        #expect(pair.client.outcome(early) != "waiting")
        #expect(pair.client.recorder.isInactive && pair.server.recorder.isInactive)
        #expect(pair.client.recorder.errors.isEmpty && pair.server.recorder.errors.isEmpty)
        #expect(pair.server.recorder.received.isEmpty)
    }
}
