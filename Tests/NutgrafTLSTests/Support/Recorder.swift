import NIOCore
import NutgrafTLS

/// The top of a test's pipeline: remembers what arrives.
final class Recorder: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private(set) var received: [UInt8] = []
    private(set) var reads = 0
    private(set) var errors: [any Error] = []
    private(set) var negotiated: [String] = []
    private(set) var inputClosed = 0
    private(set) var isInactive = false
    /// What to do within `channelRead`.
    var onRead: ((ChannelHandlerContext, [UInt8]) -> Void)?
    /// What to do when the handshake is complete.
    var onHandshake: ((ChannelHandlerContext) -> Void)?

    var codes: [TLSError.Code] { errors.compactMap { ($0 as? TLSError)?.code } }
    var message: String { (errors.first as? TLSError)?.message ?? "\(errors)" }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(unwrapInboundIn(data).readableBytesView)
        reads += 1
        received += bytes
        onRead?(context, bytes)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case let event as TLSHandshakeCompleted:
            negotiated.append(event.negotiatedProtocol)
            onHandshake?(context)
        case ChannelEvent.inputClosed: inputClosed += 1
        default: break
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        errors.append(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        isInactive = true
        context.fireChannelInactive()
    }
}
