import Logging
import NIOCore
import NutgrafTLS
import NutgrafTypes
import NutgrafWire
import ServiceLifecycle

/// One connection, from its first byte to its last.
struct Session: Sendable {
    typealias Connection = NIOAsyncChannel<FrameEvent, Never>
    typealias Inbound = NIOAsyncChannelInboundStream<FrameEvent>

    let configuration: CollectorConfiguration
    let authenticator: Authenticator
    let handler: RequestHandler
    let channel: any Channel
    let connections: OpenConnections
    let octets: ConnectionOctets
    let logger: Logger
    let state = SessionState()

    /// Serves the connection until either side ends it. Its failure is logged and goes no further.
    func run(_ connection: Connection) async {
        do {
            try await connection.executeThenClose { try await serve($0) }
            logger.info("connection closed")
        } catch let error as NutgrafError {
            handler.counters.connectionRefused(error.code, reason: error.code.rawValue)
            logger.notice("connection closed", metadata: ["reason": "\(error)"])
        } catch let error as TLSError {
            // An end without a word is no failure of TLS.
            if error.code != .truncated { handler.counters.tlsFailed() }
            logger.notice("connection failed", metadata: ["reason": "\(error)"])
        } catch is CancellationError {
            logger.notice("connection closed", metadata: ["reason": "the collector stops"])
        } catch {
            logger.notice("connection failed", metadata: ["reason": "\(error)"])
        }
    }

    private func serve(_ inbound: Inbound) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await read(inbound)
            }
            group.addTask {
                try? await gracefulShutdown()
                guard !Task.isCancelled else { return }
                try await drain()
            }
            group.addTask {
                let start = ContinuousClock.now
                while true {
                    try await Task.sleep(for: configuration.checkInterval)
                    await lookAtProgress()
                    guard let reason = overdue(since: start) else { continue }
                    // Nobody waits for this write: a peer too slow for its answers is too slow for an error.
                    channel.writeAndFlush(Frame(error: reason, requestID: 0), promise: nil)
                    throw reason
                }
            }
            defer { group.cancelAll() }
            // Whichever ends first ends the connection.
            _ = try await group.next()
        }
    }

    /// Sees whether the peer takes any of what is written, however slowly.
    private func lookAtProgress() async {
        guard state.isWriting else { return }
        // As long as it does not take its answers it is not expected to send.
        octets.isNotRead()
        guard let taken = await WriteMeter.octetsTaken(from: channel) else { return }
        state.noteTaken(taken)
    }

    /// Why the connection is to be given up now, or nothing.
    private func overdue(since start: ContinuousClock.Instant) -> NutgrafError? {
        if let reason = state.overdue(configuration, since: start) { return reason }
        if state.inFlightCount >= configuration.limits.inFlight { octets.isNotRead() }
        guard let stalled = octets.stalledSince, .now - stalled > configuration.writeTimeout else { return nil }
        return NutgrafError(.timeout, "a frame has begun and nothing more of it came for \(configuration.writeTimeout)")
    }

    /// Tells the peer that the collector stops, and ends when the connection is to be closed.
    private func drain() async throws {
        switch state.drain() {
        case .announce:
            try await writeDraining()
            // Only now, so that nobody asks again on a connection that is about to close.
            state.drainAnnounced()
            await state.waitUntilDrained()
        case .announceAndClose:
            try await writeDraining()
        case .wait:
            await state.waitUntilDrained()
        case .close:
            break
        }
    }

    func writeDraining() async throws {
        let message = Draining(reconnectAfter: 1000)
        let frame = Frame(kind: .draining, requestID: 0, payload: try MessageCoder.encode(message))
        try await write(frame)
    }

    /// Sends a frame; returns when all of it is in the operating system's hands.
    ///
    /// A cancelled task gives up the whole connection, since part of the frame may have been sent.
    func write(_ frame: Frame) async throws {
        try await state.withWrite {
            try await withTaskCancellationHandler {
                try await channel.writeAndFlush(frame).get()
            } onCancel: {
                channel.close(promise: nil)
            }
        }
    }

    /// Sends an error that ends the connection.
    ///
    /// - Parameter logged: What is logged instead, where the error may quote the peer.
    func refuse(_ error: NutgrafError, requestID: UInt32, logged: NutgrafError? = nil) async throws -> Never {
        // Where the peer is gone already, the reason is still the one to log.
        try? await write(Frame(error: error, requestID: requestID))
        throw logged ?? error
    }
}
