import NIOCore
import NIOEmbedded
import NutgrafTLS

/// One end of a connection in memory.
struct TLSEnd {
    let channel = EmbeddedChannel()
    let recorder = Recorder()
    let tap = WireTap()

    init(_ handler: TLSHandler) throws {
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(tap)
        try pipeline.addHandler(handler)
        try pipeline.addHandler(recorder)
    }

    /// Makes the channel active: a client begins its handshake.
    func connect() throws {
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/none")).wait()
    }

    /// Writes plaintext and flushes it.
    ///
    /// - Returns: The write's outcome.
    @discardableResult
    func send(_ bytes: some Sequence<UInt8>) -> EventLoopFuture<Void> {
        channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Writes pieces of plaintext that are flushed together.
    func sendTogether(_ pieces: [[UInt8]]) -> [EventLoopFuture<Void>] {
        let outcomes = pieces.map { channel.write(ByteBuffer(bytes: $0)) }
        channel.flush()
        return outcomes
    }

    /// The ciphertext that this end has written since the last call.
    func takeCiphertext() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += buffer.readableBytesView }
        return bytes
    }

    /// Hands ciphertext to this end.
    func feed(_ bytes: some Collection<UInt8>) throws {
        guard channel.isActive, !bytes.isEmpty else { return }
        try channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    /// The end of the peer's TCP stream, seen with half-closed streams allowed or not.
    func endOfStream() throws {
        if channel.allowRemoteHalfClosure {
            channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        } else if channel.isActive {
            // The bottom of the pipeline, so that nothing above hears of a close asked for.
            try channel.pipeline.syncOperations.context(handler: tap).close(promise: nil)
        }
        channel.embeddedEventLoop.run()
    }

    /// Whether a future of this end's loop has come to a good end.
    func isDone(_ future: EventLoopFuture<Void>) -> Bool {
        outcome(future) == "done"
    }

    /// What a future of this end's loop has come to: `waiting`, `done`, or its error.
    func outcome(_ future: EventLoopFuture<Void>) -> String {
        let box = NIOLoopBoundBox("waiting", eventLoop: channel.eventLoop)
        future.whenComplete { result in
            switch result {
            case .success: box.value = "done"
            case .failure(let error): box.value = (error as? TLSError)?.code.rawValue ?? "\(error)"
            }
        }
        return box.value
    }

    /// Lets the writes through that were held back.
    func openTap() throws {
        try tap.open(channel.pipeline.syncOperations.context(handler: tap))
    }

    /// Triggers an outbound event.
    func trigger(_ event: some Sendable) throws {
        try channel.triggerUserOutboundEvent(event).wait()
    }
}
