import NIOCore

/// TLS for one channel: plaintext above, ciphertext below.
///
/// - Events: ``TLSHandshakeCompleted`` is fired once, before the first plaintext. Writes made earlier wait, up to
///   a limit, and go out then.
/// - Failures are fired as ``TLSError`` and close the channel.
/// - The peer's close_notify is to this channel what the end of a TCP stream is to a plain one: with the option
///   `allowRemoteHalfClosure` it fires `ChannelEvent.inputClosed` and writing goes on; without it, the channel is
///   closed. An end without a close_notify is the error `truncated` in both cases.
/// - `close(mode: .output)` sends the close_notify and leaves the TCP connection open both ways until
///   `close()`, so that the peer's side of TCP need not know of half-closed streams.
///   Asked for before the handshake is complete, it waits for that, behind what was flushed.
/// - `close()` sends the close_notify and closes once everything flushed has been written, or after
///   the limit's time where the peer does not read.
/// - A write's promise is fulfilled when its ciphertext has been written. Everything flushed together becomes one
///   write below, in records as full as can be.
/// - Back-pressure: `read()` and writability pass through. Beyond what was asked for from above, only what the
///   handshake needs is read, and the rest of a record that has begun.
package final class TLSHandler: ChannelDuplexHandler {
    package typealias InboundIn = ByteBuffer
    package typealias InboundOut = ByteBuffer
    package typealias OutboundIn = ByteBuffer
    package typealias OutboundOut = ByteBuffer

    enum Phase {
        /// The channel is not active yet.
        case idle
        case handshaking
        case established
        /// Closing was asked for or has become necessary; only what was flushed is still written.
        case closing
        case closed
    }

    let role: TLSEngine.Role
    let limits: TLSLimits
    var phase = Phase.idle
    var engine: TLSEngine?
    /// The peer's close_notify has come.
    var inputEnded = false
    /// Our close_notify has been sent.
    var outputEnded = false
    /// The promise of a half-close that was asked for before the handshake was complete.
    var earlyOutputEnd: EventLoopPromise<Void>?
    /// Whether the end of our output has been sent or asked for.
    var acceptsNoOutput: Bool { outputEnded || earlyOutputEnd != nil }
    var plaintext = PlaintextQueue()
    /// Ciphertext that came while earlier ciphertext was being handled further up the stack.
    var backlog = CircularBuffer<ByteBuffer>()
    var isReceiving = false
    /// A `read()` from above that no plaintext has answered yet.
    var readIsWanted = false
    var closePromise: EventLoopPromise<Void>?
    var closeTimer: Scheduled<Void>?

    private init(_ role: TLSEngine.Role, _ limits: TLSLimits) {
        self.role = role
        self.limits = limits
    }

    /// Makes the handler for an accepted connection.
    ///
    /// - Parameters:
    ///   - context: The server's certificate and key.
    ///   - limits: Bounds on the connection.
    /// - Returns: A handler for one channel.
    package static func server(context: TLSServerContext, limits: TLSLimits = TLSLimits()) -> TLSHandler {
        TLSHandler(.server(context), limits)
    }

    /// Makes the handler for a connection to a server.
    ///
    /// - Parameters:
    ///   - context: Whom to trust.
    ///   - serverHostname: The host name or IP address that the server's certificate must be for.
    ///   - limits: Bounds on the connection.
    /// - Returns: A handler for one channel.
    /// - Throws: ``TLSError`` with the code `invalidHost` where the host is empty or is none.
    package static func client(
        context: TLSClientContext,
        serverHostname: String,
        limits: TLSLimits = TLSLimits()
    ) throws(TLSError) -> TLSHandler {
        TLSHandler(.client(context, try Host(serverHostname)), limits)
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(context) }
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        phase = .closed
        release()
    }

    package func channelActive(context: ChannelHandlerContext) {
        start(context)
        context.fireChannelActive()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        let endedIn = phase
        phase = .closed
        switch endedIn {
        case .handshaking: context.fireErrorCaught(handshakeClosed)
        case .established where !inputEnded: context.fireErrorCaught(Self.truncated)
        case .idle, .established, .closing, .closed: break
        }
        release()
        context.fireChannelInactive()
    }

    /// Frees what the connection holds and fails what waits.
    private func release() {
        closeTimer?.cancel()
        closeTimer = nil
        backlog.removeAll()
        if !isReceiving { engine = nil }
        for promise in plaintext.takeAll() { promise.fail(ChannelError.ioOnClosedChannel) }
        earlyOutputEnd?.fail(ChannelError.ioOnClosedChannel)
        earlyOutputEnd = nil
        closePromise?.succeed()
        closePromise = nil
    }

    private func start(_ context: ChannelHandlerContext) {
        guard phase == .idle else { return }
        phase = .handshaking
        do throws(TLSError) {
            engine = try TLSEngine(role, recordsPerKey: limits.recordsPerKey)
        } catch {
            fail(error, context)
            return
        }
        advanceHandshake(context)
        // With autoRead off nobody above asks for the handshake's bytes.
        if phase == .handshaking { context.read() }
    }

    /// Goes on with the handshake, and tells everyone when it is complete.
    func advanceHandshake(_ context: ChannelHandlerContext) {
        guard let engine else { return }
        do throws(TLSError) {
            let isComplete = try engine.handshake()
            sendCiphertext(context)
            // Writing can fail, and close the channel, before it returns.
            guard isComplete, phase == .handshaking else { return }
        } catch {
            fail(error, context)
            return
        }
        phase = .established
        context.fireUserInboundEventTriggered(
            TLSHandshakeCompleted(negotiatedProtocol: TLS.applicationProtocol)
        )
        encryptFlushed(context)
        endOutputAskedForEarly(context)
    }

    /// Reports a failure and closes the channel once the alert about it has been written.
    func fail(_ error: TLSError, _ context: ChannelHandlerContext) {
        guard phase != .closing, phase != .closed else { return }
        phase = .closing
        sendCiphertext(context)
        for promise in plaintext.takeAll() { promise.fail(error) }
        context.fireErrorCaught(error)
        closeWhenWritten(context)
    }
}
