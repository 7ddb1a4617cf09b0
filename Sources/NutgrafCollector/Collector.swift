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
    private let openConnections = Atomic(0)
    private let arrivals = Arrivals()
    private let currentStage = Mutex(CollectorStage.starting)
    private let bound: AsyncStream<Int>
    private let boundContinuation: AsyncStream<Int>.Continuation

    /// Makes a collector that does not listen yet.
    ///
    /// - Parameters:
    ///   - configuration: How it listens and what it accepts.
    ///   - tls: Its certificate.
    ///   - queue: Where jobs are kept; the caller runs and closes it.
    ///   - clock: What time it is.
    ///   - logger: Where events are logged, never with a token or a story's text.
    package init(
        configuration: CollectorConfiguration,
        tls: TLSServerContext,
        queue: JobQueue,
        clock: any WallClock = SystemWallClock(),
        logger: Logger
    ) {
        self.configuration = configuration
        self.tls = Mutex(tls)
        self.queue = queue
        self.clock = clock
        self.logger = logger
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
            arrivals.end()
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
                    metadata: ["connections": "\(self.openConnections.load(ordering: .relaxed))"]
                )
                try? await server.channel.close()
                self.arrivals.end()
                try await Task.sleep(for: self.configuration.drainTimeout)
                self.logger.warning("some requests did not end in time and are cut off")
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

    private typealias Connections = NIOAsyncChannel<Session.Connection, Never>

    private func listen() async throws -> Connections {
        var tlsLimits = TLSLimits()
        tlsLimits.closeTimeout = TimeAmount(configuration.closeTimeout)
        let limits = tlsLimits
        let arrivals = arrivals
        do {
            return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.backlog, value: 1024)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelOption(.socketOption(.so_keepalive), value: 1)
                .bind(host: configuration.host, port: configuration.port) { channel in
                    arrivals.add(channel)
                    return channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandlers([
                            TLSHandler.server(context: self.tls.withLock { $0 }, limits: limits),
                            FrameHandler(takesHello: true),
                        ])
                        return try Session.Connection(
                            wrappingChannelSynchronously: channel,
                            configuration: .init(
                                backPressureStrategy: .init(lowWatermark: 2, highWatermark: 8),
                                isOutboundHalfClosureEnabled: false
                            )
                        )
                    }
                }
        } catch {
            throw NutgrafError(
                .configuration,
                "\(configuration.host) port \(configuration.port) cannot be listened on: \(error); "
                    + "choose another with --listen, or stop what uses it"
            )
        }
    }

    private func accept(from server: Connections) async throws {
        try await server.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    group.addTask { await self.serve(connection) }
                }
            }
        }
    }

    private func serve(_ connection: Session.Connection) async {
        arrivals.remove(connection.channel)
        var logger = logger
        logger[metadataKey: "peer"] = "\(connection.channel.remoteAddress.map { "\($0)" } ?? "unknown")"
        let count = openConnections.add(1, ordering: .relaxed).newValue
        defer { openConnections.subtract(1, ordering: .relaxed) }
        guard count <= configuration.maximumConnections else {
            logger.warning("too many connections; one is refused", metadata: ["open": "\(count)"])
            try? await connection.channel.close()
            try? await connection.executeThenClose { _ in }
            return
        }
        let session = Session(
            configuration: configuration,
            authenticator: Authenticator(queue: queue),
            handler: RequestHandler(
                queue: queue,
                clock: clock,
                limits: configuration.limits,
                maximumWait: configuration.maximumWait
            ),
            channel: connection.channel,
            logger: logger
        )
        await session.run(connection)
    }
}
