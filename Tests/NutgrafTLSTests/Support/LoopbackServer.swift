import NIOCore
import NIOPosix
import NutgrafTLS

/// An echo server of ours on a free port of the loopback interface.
final class LoopbackServer {
    let port: Int
    /// The errors of the first connection, once it has ended.
    var firstEnd: EventLoopFuture<[String]> { end.futureResult }

    private let end: EventLoopPromise<[String]>
    private let channel: any Channel

    init(_ certificates: TestCertificates, asking: String? = nil, halfClosure: Bool = false) async throws {
        let context = try certificates.serverContext(asking: asking)
        let group = MultiThreadedEventLoopGroup.singleton
        let end = group.next().makePromise(of: [String].self)
        self.end = end
        channel = try await ServerBootstrap(group: group)
            .childChannelOption(.allowRemoteHalfClosure, value: halfClosure)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(TLSHandler.server(context: context))
                    try pipeline.addHandler(Echo(end: end))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        guard let port = channel.localAddress?.port else { throw ChannelError.unknownLocalAddress }
        self.port = port
    }

    deinit {
        channel.close(promise: nil)
        // Of no effect unless nobody ever connected.
        end.fail(ChannelError.eof)
    }
}
