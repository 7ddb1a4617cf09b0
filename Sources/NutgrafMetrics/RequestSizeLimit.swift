import NIOCore

/// Closes a connection that sends more than one request may have.
final class RequestSizeLimit: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private var left: Int

    init(maximumBytes: Int) {
        left = maximumBytes
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        left -= unwrapInboundIn(data).readableBytes
        if left >= 0 {
            context.fireChannelRead(data)
        } else {
            context.close(promise: nil)
        }
    }
}
