import NIOCore

/// Takes note of every piece of data that comes, so that a long frame on a slow line is no silence.
final class HearingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let clock: ConnectionClock

    init(_ clock: ConnectionClock) {
        self.clock = clock
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        clock.heard()
        context.fireChannelRead(data)
    }
}
