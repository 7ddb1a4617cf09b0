import NIOCore
import NIOPosix
import NutgrafTLS
import Testing

/// Greets like a mail server.
private final class Greeting: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func channelActive(context: ChannelHandlerContext) {
        let text = ByteBuffer(string: "220 mail.example.org ESMTP\r\n")
        context.writeAndFlush(wrapOutboundOut(text), promise: nil)
    }
}

@Suite("Over sockets", .timeLimit(.minutes(2)))
struct SocketTests {
    private let certificates: TestCertificates

    init() throws {
        certificates = try TestCertificates()
    }

    @Test func aMebibyteBothWaysAtOnce() async throws {
        let server = try await LoopbackServer(certificates)
        let client = try await LoopbackClient(certificates, port: server.port)
        let bytes = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 13 &+ $0 >> 7) }
        // Sent while the echo of its beginning is already coming back.
        client.send(bytes)
        #expect(try await client.receive(bytes.count) == bytes)
        try await client.channel.close().get()
        #expect(try await client.end.get() == [])
        #expect(try await server.firstEnd.get() == [])
    }

    @Test func manyWritesOfOneByteFlushedTogether() async throws {
        let server = try await LoopbackServer(certificates)
        let client = try await LoopbackClient(certificates, port: server.port)
        let channel = client.channel
        let count = 1 << 16
        channel.eventLoop.execute {
            for index in 0..<count {
                channel.write(ByteBuffer(bytes: [UInt8(truncatingIfNeeded: index)]), promise: nil)
            }
            channel.flush()
        }
        #expect(try await client.receive(count) == (0..<count).map { UInt8(truncatingIfNeeded: $0) })
    }

    @Test(arguments: [true, false])
    func aServerClosesWhenItsPeerHasEnded(halfClosure: Bool) async throws {
        let server = try await LoopbackServer(certificates, halfClosure: halfClosure)
        let client = try await LoopbackClient(certificates, port: server.port, halfClosure: true)
        client.send("end".utf8)
        #expect(try await client.receive(asLongAs: "end") == "end")
        try await client.channel.close(mode: .output).get()
        #expect(try await client.end.get() == [])
        #expect(try await server.firstEnd.get() == [])
    }

    @Test func connectingToSomethingElse() async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.pipeline.addHandler(Greeting())
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        let client = try await LoopbackClient(certificates, port: port)
        let error = await #expect(throws: TLSError.self) { try await client.handshake.get() }
        #expect(error?.code == .notTLS, "\(String(describing: error))")
        try await server.close().get()
    }

    @Test func aPeerThatDoesNotReadStopsTheSender() async throws {
        let total = 64 << 20
        let group = MultiThreadedEventLoopGroup.singleton
        let (serverContext, clientContext) = try (certificates.serverContext(), certificates.clientContext())
        let accepted = group.next().makePromise(of: (any Channel).self)
        let received = group.next().makePromise(of: Int.self)
        let server = try await ServerBootstrap(group: group)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(TLSHandler.server(context: serverContext))
                    try pipeline.addHandler(Counter(total: received))
                    accepted.succeed(channel)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        let stalled = group.next().makePromise(of: Int.self)
        _ = try await ClientBootstrap(group: group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(
                        TLSHandler.client(context: clientContext, serverHostname: "localhost")
                    )
                    try pipeline.addHandler(Flood(total: total, stalled: stalled))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()

        // The sender stops with what fits into the kernel's buffers and one high-water mark of the channel's.
        let sent = try await stalled.futureResult.get()
        #expect(sent < total / 2)
        let channel = try await accepted.futureResult.get()
        let early = try await channel.eventLoop.submit {
            try channel.pipeline.syncOperations.handler(type: Counter.self).count
        }.get()
        #expect(early < 1 << 20, "with the last bytes of the handshake a read may bring some, and no more")

        try await channel.setOption(.autoRead, value: true).get()
        #expect(try await received.futureResult.get() == total)
        try await server.close().get()
    }

    @Test func asAsyncChannels() async throws {
        let server = try await LoopbackServer(certificates)
        let context = try certificates.clientContext()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: server.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        TLSHandler.client(context: context, serverHostname: "localhost")
                    )
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
            }
        let received = try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: "asynchronous"))
            outbound.finish()
            var received: [UInt8] = []
            for try await part in inbound { received += part.readableBytesView }
            return received
        }
        #expect(received == Array("asynchronous".utf8))
        #expect(try await server.firstEnd.get() == [])
    }
}
