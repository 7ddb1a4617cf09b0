import NIOCore
import NutgrafTLS

/// Sends back what it receives, and reports how its connection ended.
final class Echo: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let end: EventLoopPromise<[String]>?
    private var errors: [String] = []

    /// - Parameter end: Gets the errors of the connection when it has ended.
    init(end: EventLoopPromise<[String]>? = nil) {
        self.end = end
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.writeAndFlush(data, promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        errors.append((error as? TLSError)?.description ?? "\(error)")
    }

    func channelInactive(context: ChannelHandlerContext) {
        end?.succeed(errors)
    }
}

/// Collects what it receives, for a test that waits on another thread.
final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// Received so far, and what is waited for.
    private var received: [UInt8] = []
    private var wanted: (Int, EventLoopPromise<[UInt8]>)?
    private var errors: [String] = []
    private let handshake: EventLoopPromise<Void>
    private let end: EventLoopPromise<[String]>

    init(handshake: EventLoopPromise<Void>, end: EventLoopPromise<[String]>) {
        self.handshake = handshake
        self.end = end
    }

    /// Waits for a number of bytes beyond those already taken.
    func take(_ count: Int, _ promise: EventLoopPromise<[UInt8]>) {
        wanted = (count, promise)
        deliver()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        deliver()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is TLSHandshakeCompleted { handshake.succeed() }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        errors.append((error as? TLSError)?.description ?? "\(error)")
        handshake.fail(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        handshake.fail(ChannelError.eof)
        wanted?.1.fail(ChannelError.eof)
        wanted = nil
        end.succeed(errors)
    }

    private func deliver() {
        guard let (count, promise) = wanted, received.count >= count else { return }
        wanted = nil
        let bytes = Array(received.prefix(count))
        received.removeFirst(count)
        promise.succeed(bytes)
    }
}
