import NIOCore
import NIOPosix
import NutgrafTLS

/// A client of ours on the loopback interface, driven by a test on another thread.
final class LoopbackClient {
    let channel: any Channel
    /// Fails with the handshake's error.
    let handshake: EventLoopFuture<Void>
    /// The errors of the connection, once it has ended.
    let end: EventLoopFuture<[String]>
    private let collector: NIOLoopBound<Collector>

    init(
        _ certificates: TestCertificates,
        port: Int,
        host: String = "localhost",
        showing identity: CertificateFiles? = nil,
        halfClosure: Bool = false
    ) async throws {
        let context = try certificates.clientContext(showing: identity)
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let handshake = loop.makePromise(of: Void.self)
        let end = loop.makePromise(of: [String].self)
        let (channel, collector) = try await loop.submit {
            NIOLoopBound(Collector(handshake: handshake, end: end), eventLoop: loop)
        }.flatMap { collector in
            ClientBootstrap(group: loop)
                .channelOption(.allowRemoteHalfClosure, value: halfClosure)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHandler(TLSHandler.client(context: context, serverHostname: host))
                        try pipeline.addHandler(collector.value)
                    }
                }
                .connect(host: "127.0.0.1", port: port)
                .map { ($0, collector) }
        }.get()
        self.channel = channel
        self.collector = collector
        self.handshake = handshake.futureResult
        self.end = end.futureResult
    }

    deinit {
        channel.close(promise: nil)
    }

    /// Sends plaintext; the write's outcome shows in what comes back.
    func send(_ bytes: some Sequence<UInt8>) {
        channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    /// Waits for a number of bytes of plaintext.
    func receive(_ count: Int) async throws -> [UInt8] {
        let promise = channel.eventLoop.makePromise(of: [UInt8].self)
        let collector = collector
        channel.eventLoop.execute { collector.value.take(count, promise) }
        return try await promise.futureResult.get()
    }

    /// Waits for as much text as the given one has, for comparison with it.
    func receive(asLongAs text: String) async throws -> String {
        String(decoding: try await receive(text.utf8.count), as: UTF8.self)
    }
}
