import NIOCore

extension TLSHandler {
    package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        switch mode {
        case .all: beginClose(context, promise)
        case .output: closeOutput(context, promise)
        case .input: context.close(mode: .input, promise: promise)
        }
    }

    /// Sends our close_notify, after which the peer may go on sending.
    private func closeOutput(_ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
        switch phase {
        case .closing, .closed:
            promise?.fail(ChannelError.alreadyClosed)
        case _ where acceptsNoOutput:
            promise?.fail(ChannelError.outputClosed)
        case .idle, .handshaking:
            // What was flushed waits for the handshake, and the end of it has to wait as well.
            earlyOutputEnd = promise ?? context.eventLoop.makePromise()
        case .established where inputEnded:
            beginClose(context, promise)
        case .established:
            endOutput(context, promise)
        }
    }

    /// Sends our close_notify where that was asked for before the handshake was complete.
    func endOutputAskedForEarly(_ context: ChannelHandlerContext) {
        guard let promise = earlyOutputEnd else { return }
        earlyOutputEnd = nil
        guard phase == .established, !outputEnded else {
            promise.fail(ChannelError.alreadyClosed)
            return
        }
        endOutput(context, promise)
    }

    /// Closes the channel once everything flushed and our close_notify have been written.
    func beginClose(_ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
        switch phase {
        case .idle, .closed:
            phase = .closed
            context.close(promise: promise)
        case .closing:
            join(promise)
        case .handshaking, .established:
            join(promise)
            let mayNotify = phase == .established && !outputEnded
            phase = .closing
            if mayNotify { endOutput(context, nil) }
            for promise in plaintext.takeAll() { promise.fail(ChannelError.ioOnClosedChannel) }
            closeWhenWritten(context)
        }
    }

    /// Closes the channel when the writes made so far are complete, or after the time allowed for it.
    func closeWhenWritten(_ context: ChannelHandlerContext) {
        let eventLoop = context.eventLoop.assumeIsolated()
        // Writes complete in order, so that an empty one tells of all before it.
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: written)
        written.futureResult.assumeIsolated().whenComplete { _ in self.finishClose(context) }
        guard phase == .closing else { return }
        closeTimer = eventLoop.scheduleTask(in: limits.closeTimeout) { self.finishClose(context) }
    }

    private func finishClose(_ context: ChannelHandlerContext) {
        guard phase == .closing else { return }
        phase = .closed
        closeTimer?.cancel()
        closeTimer = nil
        let promise = closePromise
        closePromise = nil
        context.close(promise: promise)
    }

    private func endOutput(_ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
        outputEnded = true
        do throws(TLSError) {
            try engine?.close()
        } catch {
            promise?.fail(error)
            fail(error, context)
            return
        }
        for unflushed in plaintext.takeAll() { unflushed.fail(ChannelError.outputClosed) }
        sendCiphertext(context, promise)
    }

    private func join(_ promise: EventLoopPromise<Void>?) {
        guard let promise else { return }
        if let closePromise {
            closePromise.futureResult.cascade(to: promise)
        } else {
            closePromise = promise
        }
    }
}
