import Glibc
import Logging
import NutgrafProgram
import NutgrafTypes
import ServiceLifecycle
import UnixSignals

/// What the two services have in common at their start.
package enum ServiceRun {
    /// Sends logs to standard error, one line an event.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where the level's name is none.
    package static func logger(_ label: String, _ settings: Settings) throws(NutgrafError) -> Logger {
        let level = try logLevel(settings)
        LoggingSystem.bootstrap(StreamLogHandler.standardError(label:))
        var logger = Logger(label: label)
        logger.logLevel = level
        return logger
    }

    /// The least level that is logged; info by default.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where the level's name is none.
    package static func logLevel(_ settings: Settings) throws(NutgrafError) -> Logger.Level {
        guard let name = settings[.logLevel] else { return .info }
        guard let level = Logger.Level(rawValue: name.lowercased()) else {
            throw NutgrafError(
                .configuration,
                "\(Setting.logLevel.flagName) is '\(name)', and must be one of "
                    + Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            )
        }
        return level
    }

    /// Runs services until SIGTERM or SIGINT, which ends them in reverse order; a second one ends the process.
    ///
    /// - Parameter onHangUp: Called on SIGHUP, which by default ends the process as it does every other.
    package static func run(
        _ services: [any Service],
        logger: Logger,
        onHangUp: (@Sendable () async -> Void)? = nil
    ) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map {
                    .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
                },
                gracefulShutdownSignals: [],
                cancellationSignals: [],
                logger: logger
            )
        )
        // Trapped before the services begin, so that none of their work is cut off by a signal's usual effect.
        let signals = await UnixSignalsSequence(trapping: [.sigterm, .sigint] + (onHangUp == nil ? [] : [.sighup]))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            tasks.addTask { await obey(signals, group, logger, onHangUp) }
            defer { tasks.cancelAll() }
            try await tasks.next()
        }
    }

    /// Does something that SIGTERM or SIGINT calls off, so that it can clear away what it has begun.
    ///
    /// - Throws: What `body` throws, which is `CancellationError` where it was called off.
    package static func calledOffBySignal<Output: Sendable>(
        _ body: @escaping @Sendable () async throws -> Output
    ) async throws -> Output {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        return try await withThrowingTaskGroup(of: Output?.self) { tasks in
            tasks.addTask { try await body() }
            tasks.addTask {
                for await _ in signals { return nil }
                return nil
            }
            defer { tasks.cancelAll() }
            while let ended = try await tasks.next() {
                if let ended { return ended }
                tasks.cancelAll()
            }
            throw CancellationError()
        }
    }

    private static func obey(
        _ signals: UnixSignalsSequence,
        _ group: ServiceGroup,
        _ logger: Logger,
        _ onHangUp: (@Sendable () async -> Void)?
    ) async {
        var isStopping = false
        for await signal in signals {
            guard signal != .sighup else {
                await onHangUp?()
                continue
            }
            if isStopping {
                logger.warning("told to stop again: ending at once", metadata: ["signal": "\(signal)"])
                // What was acknowledged is on the disk, and leases end by themselves. No destructors: they might
                // wait for what this signal is to cut short. The code is the one that shells give for a signal.
                _exit(128 + signal.rawValue)
            }
            isStopping = true
            logger.info("told to stop", metadata: ["signal": "\(signal)"])
            await group.triggerGracefulShutdown()
        }
    }
}
