import NIOCore

extension TLSHandler {
    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        backlog.append(unwrapInboundIn(data))
        // A handler above may cause the next read while it handles this one: order is kept by the backlog.
        guard !isReceiving else { return }
        isReceiving = true
        while let ciphertext = backlog.popFirst() { receive(ciphertext, context) }
        isReceiving = false
        if phase == .closed { engine = nil }
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        switch phase {
        case .handshaking: context.read()
        case .established where readIsWanted: context.read()
        case .idle, .established, .closing, .closed: break
        }
        context.fireChannelReadComplete()
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event as? ChannelEvent == .inputClosed else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        // The event for the end of the plaintext was fired with the close_notify.
        guard !inputEnded else { return }
        fail(phase == .handshaking ? handshakeClosed : Self.truncated, context)
    }

    /// Handles one read from below: at most one read of plaintext goes up.
    private func receive(_ received: ByteBuffer, _ context: ChannelHandlerContext) {
        var ciphertext = received
        // Plaintext is never longer than its ciphertext, except for the end of a record that began earlier.
        var plaintext = context.channel.allocator.buffer(capacity: ciphertext.readableBytes)
        var end = TLSEngine.ReadEnd.needsInput
        var failure: TLSError?
        do throws(TLSError) {
            while ciphertext.readableBytes > 0, end == .needsInput, let engine {
                guard phase == .handshaking || (phase == .established && !inputEnded) else { return }
                try engine.receive(&ciphertext)
                if phase == .handshaking { advanceHandshake(context) }
                if phase == .established { end = try engine.read(into: &plaintext) }
            }
        } catch {
            failure = error
        }
        sendCiphertext(context)
        if end == .closed { inputEnded = true }
        if plaintext.readableBytes > 0 {
            readIsWanted = false
            context.fireChannelRead(wrapInboundOut(plaintext))
        }
        if let failure { fail(failure, context) }
        if end == .closed { inputDidEnd(context) }
    }

    /// The peer will send nothing more: goes on writing, or closes, as the channel's option says.
    private func inputDidEnd(_ context: ChannelHandlerContext) {
        let allowsHalfClosure = try? context.channel.syncOptions?.getOption(.allowRemoteHalfClosure)
        if allowsHalfClosure == true {
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
            guard outputEnded else { return }
        }
        beginClose(context, nil)
    }

    static var truncated: TLSError {
        TLSError(
            .truncated,
            "The connection ended without the peer's close_notify, so data may be missing;"
                + " connect again and repeat what was not answered."
        )
    }

    var handshakeClosed: TLSError {
        switch role {
        case .server:
            TLSError(
                .handshakeClosed,
                "The client went away during the TLS handshake; if it keeps doing so, check what it trusts."
            )
        case .client(_, let host):
            TLSError(
                .handshakeClosed,
                "The server at \(host.text) closed the connection during the TLS handshake;"
                    + " check that the port is a collector's, and its log."
            )
        }
    }
}
