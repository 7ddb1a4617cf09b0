import NIOCore
import NIOPosix
import NutgrafTLS
import NutgrafWire

extension NutgrafClient {
    private typealias FrameChannel = NIOAsyncChannel<FrameEvent, Frame>

    /// Makes one connection and serves it until it ends.
    ///
    /// - Parameter clock: Learns when the collector is heard of.
    /// - Returns: Why the connection ended or was not made.
    func connection(_ clock: ConnectionClock) async -> NutgrafError {
        let channel: FrameChannel
        do {
            channel = try await connect(clock)
        } catch let error as NutgrafError {
            return error
        } catch {
            return NutgrafError(
                .unavailable,
                "no connection to \(configuration.collector) could be made: \(Self.sentence(for: error))"
            )
        }
        do {
            try await channel.executeThenClose { inbound, outbound in
                try await serve(channel: channel.channel, inbound: inbound, outbound: outbound, clock: clock)
            }
            return NutgrafError(.unavailable, "the collector at \(configuration.collector) closed the connection")
        } catch let error as NutgrafError {
            return error
        } catch let error as TLSError {
            switch error.code {
            case .handshakeClosed, .truncated: return NutgrafError(.unavailable, error.message)
            default: return NutgrafError(.tls, error.message)
            }
        } catch {
            return NutgrafError(
                .unavailable,
                "the connection to \(configuration.collector) was lost: \(Self.sentence(for: error))"
            )
        }
    }

    /// How long sent bytes may stay unacknowledged before TCP gives the connection up, in milliseconds
    /// (TCP_USER_TIMEOUT of Linux's tcp(7), number 18).
    private static let tcpUserTimeout = ChannelOptions.Types.SocketOption(level: .tcp, name: .init(rawValue: 18))

    /// What the certificates' files hold now, so that renewed ones are used from the next connection on; where they
    /// cannot be used, what they held at first.
    private func presentTLS() -> TLSClientContext {
        do {
            return try configuration.tlsContext()
        } catch {
            logger.error(
                "certificates not read anew; those read at first go on being used",
                metadata: ["reason": "\(error.message)"]
            )
            return tls
        }
    }

    private func connect(_ clock: ConnectionClock) async throws -> FrameChannel {
        let (collector, tls) = (configuration.collector, presentTLS())
        // Refused here already, where the sentence can still name the host.
        do {
            _ = try TLSHandler.client(context: tls, serverHostname: collector.host)
        } catch {
            throw NutgrafError(.configuration, error.message)
        }
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(TimeAmount(configuration.connectTimeout))
            .channelOption(.socketOption(.so_keepalive), value: 1)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(Self.tcpUserTimeout, value: .init(Self.giveUpAfter.wholeMilliseconds))
        return try await bootstrap.connect(host: collector.host, port: collector.port) { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandlers([
                    TLSHandler.client(context: tls, serverHostname: collector.host), HearingHandler(clock),
                    FrameHandler(),
                ])
                return try FrameChannel(
                    wrappingChannelSynchronously: channel,
                    configuration: .init(
                        backPressureStrategy: .init(lowWatermark: 4, highWatermark: 16),
                        isOutboundHalfClosureEnabled: false
                    )
                )
            }
        }
    }

    /// What runs on a connection side by side.
    private enum Part {
        case writer
        case reader
        case keepAlive
    }

    private func serve(
        channel: any Channel,
        inbound: NIOAsyncChannelInboundStream<FrameEvent>,
        outbound: NIOAsyncChannelOutboundWriter<Frame>,
        clock: ConnectionClock
    ) async throws {
        table.withLock { $0.connectionBegan() }
        let hello = Hello(name: configuration.name, token: configuration.token)
        let wakeUps = makeWakeUps()
        try await withThrowingTaskGroup(of: Part.self) { group in
            group.addTask {
                // A failed write is no news: the reader meets the reason.
                try? await outbound.write(Frame(hello, requestID: ClientConnectionStateMachine.helloID))
                for await _ in wakeUps {
                    let frames = self.table.withLock { $0.framesToSend() }
                    if !frames.isEmpty { try? await outbound.write(contentsOf: frames) }
                }
                return .writer
            }
            group.addTask {
                for try await event in inbound {
                    try await self.receive(event, from: channel, clock: clock)
                    self.wakeWriter()
                }
                return .reader
            }
            group.addTask {
                try await self.keepAlive(clock, on: channel)
                return .keepAlive
            }
            defer { group.cancelAll() }
            for try await part in group where part == .reader { break }
        }
    }

    private func receive(_ event: FrameEvent, from channel: any Channel, clock: ConnectionClock) async throws {
        let frame: Frame
        switch event {
        case .frame(let received): frame = received
        case .violation(let error): throw error
        }
        let (action, resumption) = table.withLock { $0.received(frame) }
        resumption()
        switch action {
        case .nothing:
            break
        case .welcome(let payload):
            let welcome = try MessageCoder.decode(Welcome.self, from: payload)
            guard welcome.version == Int(Frame.version) else {
                throw NutgrafError(.unsupportedVersion, "the collector chose version \(welcome.version)")
            }
            guard welcome.limits.areUsable else {
                throw NutgrafError(.protocolViolation, "the collector announced limits that let no request through")
            }
            try await channel.triggerUserOutboundEvent(RaiseFrameLimit(maximumLength: welcome.limits.frame))
            let refusals = table.withLock { $0.welcomed(welcome) }
            refusals()
            clock.welcomed()
            connections.increment()
            logger.info(
                "connected",
                metadata: [
                    "collector": "\(configuration.collector)", "server": "\(welcome.server)",
                    "role": "\(welcome.role)",
                ]
            )
        case .changes(let payload, let buffer):
            try buffer.push(payload)
        case .end(let error):
            throw error
        }
    }

    private static func sentence(for error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            guard let first = error.connectionErrors.first else {
                return "the host name \(error.host) is not known"
            }
            return "\(first.error)"
        case ChannelError.connectTimeout(let time):
            return "nobody answered within \(time.nanoseconds / 1_000_000) ms"
        default:
            return "\(error)"
        }
    }
}
