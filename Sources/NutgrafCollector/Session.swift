import Logging
import NIOCore
import NutgrafTypes
import NutgrafWire
import ServiceLifecycle

/// One connection, from its first byte to its last.
struct Session: Sendable {
    typealias FrameChannel = NIOAsyncChannel<FrameEvent, Frame>
    typealias Writer = NIOAsyncChannelOutboundWriter<Frame>

    let configuration: CollectorConfiguration
    let authenticator: Authenticator
    let handler: RequestHandler
    let logger: Logger
    let state = SessionState()

    /// Serves the connection until either side ends it. Its failure is logged and goes no further.
    func run(_ channel: FrameChannel) async {
        do {
            try await channel.executeThenClose { inbound, outbound in
                try await serve(channel.channel, inbound, outbound)
            }
        } catch let error as NutgrafError {
            logger.notice("connection closed", metadata: ["reason": "\(error)"])
        } catch is CancellationError {
            logger.notice("connection closed", metadata: ["reason": "the collector stops"])
        } catch {
            logger.notice("connection failed", metadata: ["reason": "\(error)"])
        }
    }

    private func serve(
        _ channel: any Channel,
        _ inbound: NIOAsyncChannelInboundStream<FrameEvent>,
        _ outbound: Writer
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await read(channel, inbound, outbound)
            }
            group.addTask {
                try? await gracefulShutdown()
                guard !Task.isCancelled else { return }
                try await drain(outbound)
            }
            group.addTask {
                let start = ContinuousClock.now
                while true {
                    try await Task.sleep(for: min(configuration.handshakeTimeout, .seconds(1)))
                    guard let reason = state.overdue(configuration, since: start) else { continue }
                    // A reader too slow for its answers is too slow for an error.
                    throw reason
                }
            }
            defer { group.cancelAll() }
            // Whichever ends first ends the connection.
            _ = try await group.next()
        }
    }

    /// Tells the peer that the collector stops, and ends when the connection is to be closed.
    private func drain(_ outbound: Writer) async throws {
        switch state.drain() {
        case .announce:
            try await writeDraining(outbound)
            await state.waitUntilDrained()
        case .announceAndClose:
            try await writeDraining(outbound)
        case .wait:
            await state.waitUntilDrained()
        case .close:
            break
        }
    }

    func writeDraining(_ outbound: Writer) async throws {
        let message = Draining(reconnectAfter: 1000)
        let frame = Frame(kind: .draining, requestID: 0, payload: try MessageCoder.encode(message))
        try await write(frame, to: outbound)
    }

    func write(_ frame: Frame, to outbound: Writer) async throws {
        try await state.withWrite { try await outbound.write(frame) }
    }

    /// Sends an error that ends the connection.
    func refuse(_ error: NutgrafError, requestID: UInt32, on outbound: Writer) async throws -> Never {
        try await write(Frame(error: error, requestID: requestID), to: outbound)
        throw error
    }
}
