import NIOCore

/// Counts what is written to a connection's socket, below TLS.
///
/// Together with what still waits in the channel it tells how much the peer has taken: so a slow reader that goes on
/// reading is told from one that has stopped.
final class WriteMeter: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var octets = 0

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        octets += unwrapOutboundIn(data).readableBytes
        context.write(data, promise: promise)
    }

    /// How many octets the operating system has taken of what was written to a channel; `nil` where it is closed.
    static func octetsTaken(from channel: any Channel) async -> Int? {
        try? await channel.eventLoop.submit {
            let meter = try channel.pipeline.syncOperations.handler(type: WriteMeter.self)
            let waiting = try channel.syncOptions?.getOption(.bufferedWritableBytes) ?? 0
            return meter.octets - waiting
        }.get()
    }
}
