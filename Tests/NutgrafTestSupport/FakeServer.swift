import NIOCore
import NIOPosix
import NutgrafTLS
import NutgrafWire
import Synchronization

/// A server that says what a test makes it say.
package struct FakeServer: Sendable {
    /// What it does about a frame.
    package enum Reaction: Sendable {
        /// Sends these.
        case send([Frame])
        /// Sends these and closes the connection.
        case sendAndClose([Frame])
    }

    /// Where it listens.
    package let port: Int
    private let count: ConnectionCount

    /// How many connections there were.
    package var connections: Int { count.value.withLock(\.self) }

    private final class ConnectionCount: Sendable {
        let value = Mutex(0)
    }

    private final class Reacting: ChannelInboundHandler {
        typealias InboundIn = FrameEvent
        typealias OutboundOut = Frame

        private let number: Int
        private let react: @Sendable (Int, Frame) -> Reaction

        init(number: Int, react: @escaping @Sendable (Int, Frame) -> Reaction) {
            self.number = number
            self.react = react
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .frame(let frame) = unwrapInboundIn(data) else { return context.close(promise: nil) }
            switch react(number, frame) {
            case .send(let frames):
                for frame in frames { context.write(wrapOutboundOut(frame), promise: nil) }
                context.flush()
            case .sendAndClose(let frames):
                for frame in frames { context.write(wrapOutboundOut(frame), promise: nil) }
                context.flush()
                context.close(promise: nil)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }

    /// Serves with a collector's certificate while `body` runs.
    ///
    /// - Parameter react: What to do about a frame, given the number of its connection, from 1.
    package static func run<Output: Sendable>(
        _ data: TestData,
        react: @escaping @Sendable (Int, Frame) -> Reaction,
        _ body: (FakeServer) async throws -> Output
    ) async throws -> Output {
        let tls = try TLSServerContext(
            certificateChainFile: data.folder.serverCertificate,
            privateKeyFile: data.folder.serverKey
        )
        let count = ConnectionCount()
        return try await listen(body, count) { channel in
            let number = count.value.withLock { count in
                count += 1
                return count
            }
            return channel.eventLoop.makeCompletedFuture {
                let frames = FrameHandler()
                try channel.pipeline.syncOperations.addHandlers([
                    TLSHandler.server(context: tls), frames, Reacting(number: number, react: react),
                ])
                channel.pipeline.triggerUserOutboundEvent(RaiseFrameLimit(maximumLength: 64 << 20), promise: nil)
            }
        }
    }

    /// Serves without TLS while `body` runs: sends some bytes to whoever connects, and closes then or never.
    package static func runPlain<Output: Sendable>(
        greeting: String,
        closes: Bool,
        _ body: (FakeServer) async throws -> Output
    ) async throws -> Output {
        try await listen(body, ConnectionCount()) { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(Greeting(greeting, closes: closes))
            }
        }
    }

    private final class Greeting: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let text: String
        private let closes: Bool

        init(_ text: String, closes: Bool) {
            self.text = text
            self.closes = closes
        }

        func channelActive(context: ChannelHandlerContext) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            if closes { context.close(promise: nil) }
        }
    }

    private static func listen<Output: Sendable>(
        _ body: (FakeServer) async throws -> Output,
        _ count: ConnectionCount,
        _ initializer: @escaping @Sendable (any Channel) -> EventLoopFuture<Void>
    ) async throws -> Output {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let output: Result<Output, any Error>
        do {
            let channel = try await ServerBootstrap(group: group)
                .childChannelInitializer(initializer)
                .bind(host: "127.0.0.1", port: 0).get()
            output = .success(try await body(FakeServer(port: channel.localAddress?.port ?? 0, count: count)))
        } catch {
            output = .failure(error)
        }
        // Ends its connections, too.
        try await group.shutdownGracefully()
        return try output.get()
    }
}

extension Welcome {
    /// A welcome such as a collector's.
    package static func test(limits: WireLimits = WireLimits(), version: Int = 1) -> Welcome {
        Welcome(
            version: version,
            server: "fake",
            role: .client,
            owner: "desk",
            time: .init(milliseconds: 0),
            limits: limits
        )
    }

    /// Its frame.
    package func frame() throws -> Frame {
        try Frame(answer: self, to: .hello, requestID: 1)
    }
}
