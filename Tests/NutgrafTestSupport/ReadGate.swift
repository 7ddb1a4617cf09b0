import NIOCore

/// Lets a test stop a channel's reading, and know when there is something it does not read.
final class ReadGate: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var arrival: EventLoopPromise<Void>?
    private var held: [ByteBuffer] = []
    private var context: ChannelHandlerContext?

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        arrival?.succeed()
    }

    /// Keeps back what comes from now on.
    func close(on loop: any EventLoop) {
        arrival = loop.makePromise()
    }

    /// Comes true when something is kept back.
    var hasArrived: EventLoopFuture<Void>? { arrival?.futureResult }

    /// Hands over what was kept back, and reads on.
    func open() {
        arrival?.succeed()
        arrival = nil
        guard let context else { return }
        for bytes in held { context.fireChannelRead(wrapInboundOut(bytes)) }
        held = []
        context.fireChannelReadComplete()
        context.read()
    }

    /// Hands over what was kept back, and keeps back what comes next.
    func step(on loop: any EventLoop) {
        guard let context, !held.isEmpty else { return }
        let bytes = held
        held = []
        arrival = loop.makePromise()
        for bytes in bytes { context.fireChannelRead(wrapInboundOut(bytes)) }
        context.fireChannelReadComplete()
        context.read()
    }

    func read(context: ChannelHandlerContext) {
        if held.isEmpty { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let arrival else { return context.fireChannelRead(data) }
        held.append(unwrapInboundIn(data))
        arrival.succeed()
    }
}
