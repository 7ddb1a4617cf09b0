import NIOCore
import NutgrafWire
import Synchronization

/// When a connection was last heard of.
final class ConnectionClock: Sendable {
    private struct State {
        var isWelcomed = false
        var heardAt = ContinuousClock.now
    }

    private let madeAt = ContinuousClock.now

    private let state = Mutex(State())
    /// When the attempt to connect began.
    let start = ContinuousClock.now

    func heard() {
        state.withLock { $0.heardAt = .now }
    }

    func welcomed() {
        state.withLock { $0.isWelcomed = true }
    }

    var isWelcomed: Bool { state.withLock(\.isWelcomed) }

    /// How long ago the connection was begun.
    var age: Duration { .now - madeAt }

    /// How long nothing has come.
    var silence: Duration { state.withLock { .now - $0.heardAt } }
}

extension NutgrafClient {
    /// After how much silence the collector is asked whether it is there.
    private static let pingAfter = Duration.seconds(10)
    /// After how much silence the connection is given up: the host may have vanished without a word.
    static let giveUpAfter = Duration.seconds(30)

    /// Ends with an error when the collector does not say welcome in time or is not heard of any more.
    func keepAlive(_ clock: ConnectionClock, on channel: any Channel) async throws {
        try await Task.sleep(until: clock.start + configuration.connectTimeout, clock: .continuous)
        guard clock.isWelcomed else {
            throw NutgrafError(
                .unavailable,
                "\(configuration.collector) did not say welcome within \(configuration.connectTimeout)"
            )
        }
        try await withThrowingDiscardingTaskGroup { group in
            while true {
                try await Task.sleep(for: .seconds(5))
                // A long message is on its way; if the host has vanished, TCP gives up by itself.
                if !channel.isWritable { clock.heard() }
                let silence = clock.silence
                guard silence < Self.giveUpAfter else {
                    throw NutgrafError(
                        .unavailable,
                        "the collector at \(configuration.collector) has not been heard of for \(silence)"
                    )
                }
                if silence >= Self.pingAfter { group.addTask { _ = try? await self.request(Ping()) } }
            }
        }
    }
}
