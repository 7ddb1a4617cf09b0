import NIOCore
import NIOPosix
import NutgrafCollector
import NutgrafTLS
import NutgrafTypes
import NutgrafWire

/// A connection over TLS that sends exactly what a test tells it to, rules or not.
package final class RawConnection: Sendable {
    /// What came instead of what a test asked for.
    package struct Unexpected: Error, CustomStringConvertible {
        /// What came.
        package let description: String

        /// Nothing: the connection was closed.
        package static let closed = Unexpected(description: "the connection was closed")
    }

    private let channel: any Channel
    private let events: Events

    private init(channel: any Channel, events: Events) {
        self.channel = channel
        self.events = events
    }

    /// Reads one at a time, whoever asks.
    private actor Events {
        private let stream: AsyncThrowingStream<FrameEvent, any Error>

        init(_ stream: AsyncThrowingStream<FrameEvent, any Error>) {
            self.stream = stream
        }

        func next() async throws -> FrameEvent? {
            // What is in the stream stays there from one iterator to the next.
            var iterator = stream.makeAsyncIterator()
            return try await iterator.next(isolation: self)
        }
    }

    /// Hands every frame over as it comes, unless told to read nothing.
    private final class Collecting: ChannelInboundHandler {
        typealias InboundIn = FrameEvent

        private let continuation: AsyncThrowingStream<FrameEvent, any Error>.Continuation

        init(_ continuation: AsyncThrowingStream<FrameEvent, any Error>.Continuation) {
            self.continuation = continuation
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            continuation.yield(unwrapInboundIn(data))
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            continuation.finish(throwing: error)
        }

        func channelInactive(context: ChannelHandlerContext) {
            continuation.finish()
        }
    }

    static func open<Output: Sendable>(
        port: Int,
        trust: TLSClientContext,
        receiveBuffer: Int?,
        _ body: (RawConnection) async throws -> Output
    ) async throws -> Output {
        let (stream, continuation) = AsyncThrowingStream<FrameEvent, any Error>.makeStream()
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([
                        ReadGate(), TLSHandler.client(context: trust, serverHostname: "127.0.0.1"), FrameHandler(),
                        Collecting(continuation),
                    ])
                }
            }
        if let receiveBuffer {
            bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: .init(receiveBuffer))
        }
        let channel = try await bootstrap.connect(host: "127.0.0.1", port: port).get()
        _ = try? await channel.triggerUserOutboundEvent(RaiseFrameLimit(maximumLength: 64 << 20)).get()
        let output: Result<Output, any Error>
        do {
            output = .success(try await body(RawConnection(channel: channel, events: Events(stream))))
        } catch {
            output = .failure(error)
        }
        try? await channel.close().get()
        return try output.get()
    }

    // MARK: Sending

    /// Sends a frame.
    package func send(_ frame: Frame) async throws {
        try await channel.writeAndFlush(frame).get()
    }

    /// Sends frames in one piece.
    package func send(together frames: [Frame]) async throws {
        for frame in frames.dropLast() { channel.write(frame, promise: nil) }
        if let last = frames.last { try await send(last) }
    }

    /// Sends a request.
    package func send(_ request: some Request, id: UInt32) async throws {
        try await send(Frame(request, requestID: id))
    }

    /// Begins to send a frame; whether it arrives is not looked at.
    package func start(_ frame: Frame) {
        channel.writeAndFlush(frame, promise: nil)
    }

    /// Sends bytes that need not be a frame.
    package func send(bytes: [UInt8]) async throws {
        let loop = channel.eventLoop
        try await loop.flatSubmit { [channel] in
            let promise = loop.makePromise(of: Void.self)
            do {
                // Written below the handler that would make frames of it.
                let context = try channel.pipeline.syncOperations.context(handlerType: FrameHandler.self)
                context.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)), promise: promise)
            } catch {
                promise.fail(error)
            }
            return promise.futureResult
        }.get()
    }

    /// Sends garbage of some kind as a request.
    package func send(_ kind: MessageKind, id: UInt32, payload: [UInt8]) async throws {
        try await send(Frame(kind: kind, requestID: id, payload: ByteBuffer(bytes: payload)))
    }

    /// Stops reading from the socket.
    package func stopReading() async throws {
        let loop = channel.eventLoop
        try await onGate { $0.close(on: loop) }
    }

    /// Waits until there is something that is not read.
    package func waitUntilReadable() async throws {
        try await onGate(\.hasArrived)?.get()
    }

    /// Waits until there is something that is not read, reads it, and nothing more.
    package func readOnce() async throws {
        try await waitUntilReadable()
        let loop = channel.eventLoop
        try await onGate { $0.step(on: loop) }
    }

    /// Reads again.
    package func startReading() async throws {
        try await onGate { $0.open() }
    }

    private func onGate<Value: Sendable>(_ body: @escaping @Sendable (ReadGate) -> Value) async throws -> Value {
        try await channel.eventLoop.submit { [channel] in
            body(try channel.pipeline.syncOperations.handler(type: ReadGate.self))
        }.get()
    }

    /// Closes the connection, in the way that TLS asks for.
    package func close() async throws {
        try await channel.close().get()
    }

    /// Waits until the connection is closed.
    package func waitUntilClosed() async throws {
        try await channel.closeFuture.get()
    }

    // MARK: Receiving

    /// The next frame; `nil` where the peer has closed the connection.
    package func next() async throws -> Frame? {
        switch try await events.next() {
        case .frame(let frame): return frame
        case .violation(let error): throw error
        case nil: return nil
        }
    }

    /// The next frame, which must be this request's answer.
    package func answer<Message: Request>(to type: Message.Type, id: UInt32) async throws -> Message.Response {
        let frame = try await frame()
        guard frame.kind == Message.kind.answer, frame.requestID == id else { throw Self.unexpected(frame) }
        return try MessageCoder.decode(Message.Response.self, from: frame.payload)
    }

    /// The next frame, which must tell of a watch's changes.
    package func changes(id: UInt32) async throws -> WatchedChanges {
        let frame = try await frame()
        guard frame.kind == .changes, frame.requestID == id else { throw Self.unexpected(frame) }
        return try MessageCoder.decode(WatchedChanges.self, from: frame.payload)
    }

    /// The next frames, which must tell of a watch's changes until there are so many.
    package func changes(id: UInt32, count: Int) async throws -> WatchedChanges {
        var all = try await changes(id: id)
        while all.changes.count < count {
            let more = try await changes(id: id)
            all.changes += more.changes
            all.cursor = more.cursor
        }
        return all
    }

    /// The next frame, which must be an error.
    package func error(id: UInt32) async throws -> NutgrafError {
        let frame = try await frame()
        guard frame.kind == .error, frame.requestID == id else { throw Self.unexpected(frame) }
        return try MessageCoder.decode(NutgrafError.self, from: frame.payload)
    }

    /// Sends a request and waits for its answer, which must be the next frame.
    package func request<Message: Request>(_ message: Message, id: UInt32) async throws -> Message.Response {
        try await send(message, id: id)
        return try await answer(to: Message.self, id: id)
    }

    /// Says hello.
    package func hello(_ token: BearerToken, name: String = "raw") async throws -> Welcome {
        try await request(Hello(name: name, token: token.text), id: 1)
    }

    private func frame() async throws -> Frame {
        guard let frame = try await next() else { throw Unexpected.closed }
        return frame
    }

    private static func unexpected(_ frame: Frame) -> Unexpected {
        var text = "\(frame.kind) for request \(frame.requestID)"
        if frame.kind == .error, let error = try? MessageCoder.decode(NutgrafError.self, from: frame.payload) {
            text += ": \(error)"
        }
        return Unexpected(description: text)
    }
}
