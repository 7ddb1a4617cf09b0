import NIOCore

extension TLSHandler {
    package func read(context: ChannelHandlerContext) {
        readIsWanted = true
        context.read()
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch phase {
        case .closing, .closed:
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        case _ where acceptsNoOutput:
            promise?.fail(ChannelError.outputClosed)
            return
        case .idle, .handshaking, .established: break
        }
        plaintext.append(unwrapOutboundIn(data), promise)
        guard phase != .established, plaintext.bytes > limits.earlyBytes else { return }
        fail(
            TLSError(
                .tooMuchBeforeHandshake,
                "More than \(limits.earlyBytes) bytes were written before the TLS handshake was complete;"
                    + " wait for it before writing."
            ),
            context
        )
    }

    package func flush(context: ChannelHandlerContext) {
        plaintext.flush()
        if phase == .established { encryptFlushed(context) }
        context.flush()
    }

    package func triggerUserOutboundEvent(
        context: ChannelHandlerContext,
        event: Any,
        promise: EventLoopPromise<Void>?
    ) {
        guard let update = event as? TLSKeyUpdate else {
            context.triggerUserOutboundEvent(event, promise: promise)
            return
        }
        guard phase == .established, !outputEnded, let engine else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        do throws(TLSError) {
            try engine.updateKeys(requestPeers: update.requestsPeers)
            sendCiphertext(context, promise)
        } catch {
            promise?.fail(error)
            fail(error, context)
        }
    }

    /// Encrypts everything flushed into as few records as it fits, and writes them at once.
    func encryptFlushed(_ context: ChannelHandlerContext) {
        guard let engine, plaintext.hasFlushed else { return }
        let (buffers, count, promise) = plaintext.takeFlushed()
        let records = count / TLSEngine.recordSize + 1
        var ciphertext = context.channel.allocator.buffer(
            capacity: engine.pendingCiphertext + count + records * TLSEngine.recordOverhead
        )
        do throws(TLSError) {
            try engine.drain(into: &ciphertext)
            try Self.encrypt(buffers, count, with: engine, into: &ciphertext)
        } catch {
            promise?.fail(error)
            fail(error, context)
            return
        }
        context.writeAndFlush(wrapOutboundOut(ciphertext), promise: promise)
    }

    /// Encrypts buffers as if they were one, without copying whole records' worth of them.
    private static func encrypt(
        _ buffers: [ByteBuffer],
        _ count: Int,
        with engine: TLSEngine,
        into ciphertext: inout ByteBuffer
    ) throws(TLSError) {
        guard buffers.count > 1 else {
            if let only = buffers.first { try engine.encrypt(only.readableBytesView, into: &ciphertext) }
            return
        }
        var record = ByteBuffer()
        record.reserveCapacity(min(count, TLSEngine.recordSize))
        for var buffer in buffers {
            while buffer.readableBytes > 0 {
                let room = TLSEngine.recordSize - record.readableBytes
                if record.readableBytes == 0, let whole = buffer.readSlice(length: TLSEngine.recordSize) {
                    try engine.encrypt(whole.readableBytesView, into: &ciphertext)
                } else if var piece = buffer.readSlice(length: min(room, buffer.readableBytes)) {
                    record.writeBuffer(&piece)
                    guard record.readableBytes == TLSEngine.recordSize else { continue }
                    try engine.encrypt(record.readableBytesView, into: &ciphertext)
                    record.clear()
                }
            }
        }
        try engine.encrypt(record.readableBytesView, into: &ciphertext)
    }

    /// Writes what the engine has to send of itself: handshake messages, alerts, key updates.
    func sendCiphertext(_ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>? = nil) {
        guard let engine, engine.pendingCiphertext > 0 else {
            promise?.succeed()
            return
        }
        var ciphertext = context.channel.allocator.buffer(capacity: engine.pendingCiphertext)
        do throws(TLSError) {
            try engine.drain(into: &ciphertext)
        } catch {
            promise?.fail(error)
            fail(error, context)
            return
        }
        context.writeAndFlush(wrapOutboundOut(ciphertext), promise: promise)
    }
}
