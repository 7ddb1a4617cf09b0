import NIOCore
import NutgrafTLS
import NutgrafWire

extension NutgrafClient {
    /// Connects, and connects again whenever the connection is lost, until the task is cancelled.
    ///
    /// A collector that stops says how long it wants to be left alone; the next attempt comes no earlier.
    ///
    /// May be called once. Requests made after it has ended fail.
    ///
    /// - Throws: ``NutgrafError`` where trying again would not help: `unauthenticated`, `unsupported-version`,
    ///   or `tls` before the collector was ever reached.
    public func run() async throws {
        var backoff = Backoff(base: configuration.backoffBase, cap: configuration.backoffCap)
        var random = SystemRandomNumberGenerator()
        var wasWelcomed = false
        var lostAt = ContinuousClock.now
        while !Task.isCancelled {
            let clock = ConnectionClock()
            let error = await connection(clock)
            if Task.isCancelled { break }
            if clock.isWelcomed {
                wasWelcomed = true
                lostAt = .now
                // A connection that ends as soon as it is made is no success.
                if clock.age > Self.successAge { backoff.reset() }
            }
            let (resumption, pause) = table.withLock { ($0.connectionEnded(error), $0.takeReconnectAfter()) }
            resumption()
            if isPermanent(error, wasWelcomed: wasWelcomed) {
                end(error)
                throw error
            }
            if let patience = configuration.unavailableAfter, ContinuousClock.now - lostAt >= patience {
                let failures = table.withLock { $0.failAll(error) }
                failures()
            }
            // What the collector asked for comes before the random wait: its other clients were told the same.
            let wait = pause + min(backoff.next(using: &random), patienceLeft(since: lostAt))
            logger.info(
                "no connection to the collector",
                metadata: [
                    "collector": "\(configuration.collector)", "reason": "\(error)", "retry-in": "\(wait)",
                ]
            )
            try? await Task.sleep(for: wait)
        }
        end(NutgrafError(.unavailable, "the client has been closed"))
    }

    /// How long requests still wait for a connection; as long as can be where they have waited enough, since then
    /// they fail with each further attempt.
    private func patienceLeft(since lostAt: ContinuousClock.Instant) -> Duration {
        guard let patience = configuration.unavailableAfter else { return configuration.backoffCap }
        let left = patience - (ContinuousClock.now - lostAt)
        return left > .zero ? left : configuration.backoffCap
    }

    /// How long a connection must have lasted for the next attempt to come without much delay.
    private static let successAge = Duration.seconds(1)

    private func end(_ error: NutgrafError) {
        let resumption = table.withLock { $0.end(error) }
        resumption()
    }

    private func isPermanent(_ error: NutgrafError, wasWelcomed: Bool) -> Bool {
        switch error.code {
        case .unauthenticated, .unsupportedVersion, .configuration, .forbidden: true
        case .tls, .protocolViolation, .invalidRequest: !wasWelcomed
        default: false
        }
    }
}
