import Logging
import NIOCore
import NIOPosix
import NutgrafQueue
import NutgrafTLS
import NutgrafTypes
import NutgrafWire
import ServiceLifecycle
import Synchronization

/// The service that takes articles, keeps jobs, hands them out and answers clients.
package final class Collector: Service {
    private let configuration: CollectorConfiguration
    private let tls: Mutex<TLSServerContext>
    private let queue: JobQueue
    private let clock: any WallClock
    private let logger: Logger
    private let currentStage = Mutex(CollectorStage.starting)
    private let counters: RequestCounters
    private let connections: OpenConnections
    private let held: HeldOctets
    private let bound: AsyncStream<Int>
    private let boundContinuation: AsyncStream<Int>.Continuation

    /// Makes a collector that does not listen yet.
    ///
    /// - Parameters:
    ///   - configuration: How it listens and what it accepts.
    ///   - tls: Its certificate.
    ///   - queue: Where jobs are kept; the caller runs and closes it.
    ///   - clock: What time it is.
    ///   - counters: Counts what it is asked and refuses.
    ///   - logger: Where events are logged, never with a token or a story's text.
    package init(
        configuration: CollectorConfiguration,
        tls: TLSServerContext,
        queue: JobQueue,
        clock: any WallClock = SystemWallClock(),
        counters: RequestCounters = RequestCounters(),
        logger: Logger
    ) {
        self.configuration = configuration
        self.tls = Mutex(tls)
        self.queue = queue
        self.clock = clock
        self.counters = counters
        self.logger = logger
        connections = OpenConnections(
            maximum: configuration.maximumConnections,
            maximumHandshakes: configuration.maximumHandshakes,
            counters: counters
        )
        held = HeldOctets(room: configuration.maximumHeldBytes)
        (bound, boundContinuation) = AsyncStream.makeStream()
    }

    /// The port it listens on, as soon as it does; `nil` where it could not. May be asked once.
    package var port: Int? {
        get async { await bound.first { _ in true } }
    }

    /// How far its life has gone.
    package var stage: CollectorStage { currentStage.withLock { $0 } }

    /// Listens and serves until the task is cancelled or a graceful shutdown has drained all connections.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where the port cannot be listened on.
    package func run() async throws {
        defer {
            currentStage.withLock { $0 = .stopped }
            boundContinuation.finish()
            connections.end()
        }
        let server = try await listen()
        let port = server.channel.localAddress?.port ?? configuration.port
        currentStage.withLock { $0 = .listening }
        boundContinuation.yield(port)
        logger.info("listening", metadata: ["address": "\(configuration.host)", "port": "\(port)"])
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await self.accept(from: server)
                return true
            }
            group.addTask {
                try await gracefulShutdown()
                self.currentStage.withLock { $0 = .draining }
                self.logger.info(
                    "draining",
                    metadata: ["connections": "\(self.connections.count)"]
                )
                try? await server.channel.close()
                self.connections.end()
                try await Task.sleep(for: self.configuration.drainTimeout)
                self.logger.warning("some requests did not end in time and are cut off")
                return true
            }
            group.addTask {
                try await self.cutOffRevoked()
                return true
            }
            defer { group.cancelAll() }
            _ = try await group.next()
        }
    }

    /// Has connections that are made from now on use another certificate; those that are open go on.
    package func use(_ tls: TLSServerContext) {
        self.tls.withLock { $0 = tls }
    }

    /// Ends the connections of tokens that are revoked, for as long as the task lives.
    private func cutOffRevoked() async throws {
        while true {
            try await Task.sleep(for: configuration.revocationInterval)
            let open = connections.tokenIDs
            guard !open.isEmpty else { continue }
            do {
                let revoked = try await queue.revokedTokens(among: Array(open))
                guard !revoked.isEmpty else { continue }
                connections.cutOff(
                    tokens: revoked,
                    NutgrafError(.unauthenticated, "the token was revoked; ask the collector's operator for another")
                )
            } catch let error as NutgrafError {
                logger.error("revoked tokens could not be looked for", metadata: ["reason": "\(error)"])
            }
        }
    }

    /// A connection, and its account of the octets that it holds; no account where it is not taken.
    private typealias Arrival = (connection: Session.Connection, octets: ConnectionOctets?)
    private typealias Arrivals = NIOAsyncChannel<Arrival, Never>

    /// How many octets the operating system takes before it has sent them (TCP_NOTSENT_LOWAT of Linux's tcp(7),
    /// number 25): so that what a peer takes is seen in small steps, and little waits where nobody counts it.
    private static let unsentOctets = ChannelOptions.Types.SocketOption(level: .tcp, name: .init(rawValue: 25))

    private func listen() async throws -> Arrivals {
        do {
            return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.backlog, value: 1024)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelOption(.socketOption(.so_keepalive), value: 1)
                .childChannelOption(Self.unsentOctets, value: 128 << 10)
                .bind(host: configuration.host, port: configuration.port) { channel in
                    channel.eventLoop.makeCompletedFuture { try self.arrival(on: channel) }
                }
        } catch {
            throw NutgrafError(
                .configuration,
                "\(configuration.host) port \(configuration.port) cannot be listened on: \(error); "
                    + "choose another with --listen, or stop what uses it"
            )
        }
    }

    /// Prepares a connection that has been accepted, or closes it where there is no room for it.
    private func arrival(on channel: any Channel) throws -> Arrival {
        let refusal = connections.add(channel)
        var octets: ConnectionOctets?
        if let refusal {
            logger.warning(
                "a connection is refused",
                metadata: [
                    "peer": "\(channel.remoteAddress.map { "\($0)" } ?? "unknown")",
                    "reason": "\(refusal)", "open": "\(connections.count)",
                ]
            )
        } else {
            let account = ConnectionOctets(of: held, share: configuration.connectionShare)
            var limits = TLSLimits()
            limits.closeTimeout = TimeAmount(configuration.closeTimeout)
            try channel.pipeline.syncOperations.addHandlers([
                WriteMeter(), TLSHandler.server(context: tls.withLock { $0 }, limits: limits),
                FrameHandler(takesHello: true, room: account),
            ])
            octets = account
        }
        let connection = try Session.Connection(
            wrappingChannelSynchronously: channel,
            configuration: .init(
                backPressureStrategy: .init(lowWatermark: 2, highWatermark: 8),
                isOutboundHalfClosureEnabled: false
            )
        )
        return (connection, octets)
    }

    private func accept(from server: Arrivals) async throws {
        try await server.executeThenClose { arrivals in
            try await withThrowingDiscardingTaskGroup { group in
                for try await arrival in arrivals {
                    group.addTask { await self.serve(arrival.connection, arrival.octets) }
                }
            }
        }
    }

    private func serve(_ connection: Session.Connection, _ octets: ConnectionOctets?) async {
        guard let octets, connections.serve(connection.channel) else {
            try? await connection.channel.close()
            try? await connection.executeThenClose { _ in }
            return
        }
        var logger = logger
        logger[metadataKey: "peer"] = "\(connection.channel.remoteAddress.map { "\($0)" } ?? "unknown")"
        let session = Session(
            configuration: configuration,
            authenticator: Authenticator(queue: queue),
            handler: RequestHandler(
                queue: queue,
                clock: clock,
                limits: configuration.limits,
                maximumWait: configuration.maximumWait,
                counters: counters,
                connections: connections
            ),
            channel: connection.channel,
            connections: connections,
            octets: octets,
            logger: logger
        )
        await session.run(connection)
    }
}
