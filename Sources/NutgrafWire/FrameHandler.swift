import NIOCore
import NutgrafTypes

/// What the peer sent, in order.
package enum FrameEvent: Hashable, Sendable {
    /// A frame.
    case frame(Frame)
    /// Something that is no frame; nothing comes after it.
    case violation(NutgrafError)
}

/// Asks a channel's ``FrameHandler`` to accept longer frames, as a user event going out.
package struct RaiseFrameLimit: Sendable {
    /// The new limit for a frame's `length`.
    package var maximumLength: Int

    /// Makes the event.
    package init(maximumLength: Int) {
        self.maximumLength = maximumLength
    }
}

/// Turns a channel of bytes into a channel of frames.
package final class FrameHandler: ChannelDuplexHandler {
    package typealias InboundIn = ByteBuffer
    package typealias InboundOut = FrameEvent
    package typealias OutboundIn = Frame
    package typealias OutboundOut = ByteBuffer

    private let limit: FrameLimit
    private let decoder: NIOSingleStepByteToMessageProcessor<FrameDecoder>
    private let encoder = FrameEncoder()
    private let takesHello: Bool
    private var hasTakenHello = false
    private var isOpen = false
    private var failed = false

    /// Makes a handler that accepts frames of the hello's size until told otherwise.
    ///
    /// - Parameters:
    ///   - takesHello: Whether the peer's first frame must be its only one until ``RaiseFrameLimit``, as a hello is
    ///     before its welcome.
    ///   - room: How much of the peer's frames may be kept; `nil` sets no bound.
    package init(takesHello: Bool = false, room: (any FrameRoom)? = nil) {
        self.takesHello = takesHello
        limit = FrameLimit()
        decoder = NIOSingleStepByteToMessageProcessor(FrameDecoder(limit: limit, room: room))
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !failed else { return }
        let bytes = unwrapInboundIn(data)
        report(context: context) {
            try decoder.process(buffer: bytes) { try receive($0, context) }
        }
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let closed = event as? ChannelEvent, closed == .inputClosed { finish(context: context) }
        context.fireUserInboundEventTriggered(event)
    }

    package func channelInactive(context: ChannelHandlerContext) {
        finish(context: context)
        context.fireChannelInactive()
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        var bytes = context.channel.allocator.buffer(capacity: 0)
        encoder.encode(data: unwrapOutboundIn(data), out: &bytes)
        context.write(wrapOutboundOut(bytes), promise: promise)
    }

    package func triggerUserOutboundEvent(
        context: ChannelHandlerContext,
        event: Any,
        promise: EventLoopPromise<Void>?
    ) {
        guard let raise = event as? RaiseFrameLimit else {
            return context.triggerUserOutboundEvent(event, promise: promise)
        }
        limit.maximumLength = raise.maximumLength
        isOpen = true
        promise?.succeed()
    }

    private func finish(context: ChannelHandlerContext) {
        guard !failed else { return }
        report(context: context) {
            try decoder.finishProcessing(seenEOF: true) { try receive($0, context) }
        }
    }

    private func receive(_ frame: Frame, _ context: ChannelHandlerContext) throws(NutgrafError) {
        if takesHello, !isOpen {
            guard !hasTakenHello else {
                throw NutgrafError(.protocolViolation, "nothing may follow a hello before its welcome has come")
            }
            hasTakenHello = true
        }
        context.fireChannelRead(wrapInboundOut(.frame(frame)))
    }

    private func report(context: ChannelHandlerContext, _ body: () throws -> Void) {
        do {
            try body()
        } catch {
            failed = true
            let reason = error as? NutgrafError ?? NutgrafError(.protocolViolation, "\(error)")
            context.fireChannelRead(wrapInboundOut(.violation(reason)))
        }
    }
}
