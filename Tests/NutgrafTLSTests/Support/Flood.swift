import NIOCore
import NutgrafTLS

/// Sends as long as the channel is writable, until a total is reached, and then closes.
final class Flood: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let piece = ByteBuffer(repeating: 0x5A, count: 1 << 16)

    private let total: Int
    private let stalled: EventLoopPromise<Int>
    private var sent = 0

    /// - Parameter stalled: Gets the number of bytes sent when the channel is not writable for the first time.
    init(total: Int, stalled: EventLoopPromise<Int>) {
        self.total = total
        self.stalled = stalled
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is TLSHandshakeCompleted { send(context) }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { send(context) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        stalled.fail(ChannelError.eof)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        stalled.fail(error)
    }

    private func send(_ context: ChannelHandlerContext) {
        while sent < total, context.channel.isWritable {
            sent += Self.piece.readableBytes
            context.writeAndFlush(wrapOutboundOut(Self.piece), promise: nil)
        }
        if sent < total {
            stalled.succeed(sent)
        } else {
            context.close(promise: nil)
        }
    }
}

/// Counts what it receives.
final class Counter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private(set) var count = 0
    private let total: EventLoopPromise<Int>

    /// - Parameter total: Gets the number of bytes once the connection has ended well, or its first error.
    init(total: EventLoopPromise<Int>) {
        self.total = total
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        count += unwrapInboundIn(data).readableBytes
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        total.fail(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        total.succeed(count)
    }
}
