import NIOCore

/// Sits below TLS: counts what passes, and holds writes back while it is shut, like a peer that does not read.
final class WireTap: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private(set) var writes: [Int] = []
    private(set) var readRequests = 0
    private(set) var isClosed = false
    var isShut = false
    /// Takes the writes in place of the channel.
    var onWrite: ((ByteBuffer) -> Void)?
    private var held: [(NIOAny, EventLoopPromise<Void>?)] = []

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let size = unwrapOutboundIn(data).readableBytes
        if size > 0 { writes.append(size) }
        if let onWrite {
            promise?.succeed()
            onWrite(unwrapOutboundIn(data))
        } else if isShut {
            held.append((data, promise))
        } else {
            context.write(data, promise: promise)
        }
    }

    func read(context: ChannelHandlerContext) {
        readRequests += 1
        context.read()
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        isClosed = true
        context.close(mode: mode, promise: promise)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        for (_, promise) in held { promise?.fail(ChannelError.ioOnClosedChannel) }
        held = []
    }

    /// Lets everything through that was held back.
    func open(_ context: ChannelHandlerContext) {
        isShut = false
        for (data, promise) in held { context.write(data, promise: promise) }
        held = []
        context.flush()
    }

    func forgetReads() {
        readRequests = 0
    }

    func forgetWrites() {
        writes = []
    }
}
