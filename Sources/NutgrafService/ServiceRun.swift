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
    /// - Parameters:
    ///   - hangUps: The SIGHUPs to obey, if any.
    ///   - onHangUp: Called on each of them.
    ///   - close: Called when the services have ended, however they have; nothing by default. A second signal cuts
    ///     this short too.
    /// - Throws: What a service throws, or else what `close` throws.
    package static func run(
        _ services: [any Service],
        logger: Logger,
        hangUps: HangUps? = nil,
        onHangUp: @escaping @Sendable () async -> Void = {},
        closingWith close: @escaping @Sendable () async throws -> Void = {}
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
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        try await withThrowingTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                do {
                    try await group.run()
                } catch {
                    try? await close()
                    throw error
                }
                logger.debug("the services have ended: closing")
                try await close()
                return true
            }
            tasks.addTask {
                await obey(signals, group, logger)
                return false
            }
            if let hangUps {
                tasks.addTask {
                    await hangUps.obey(onHangUp)
                    return false
                }
            }
            defer { tasks.cancelAll() }
            while let isOver = try await tasks.next(), !isOver {}
        }
    }

    /// Does something that SIGTERM or SIGINT calls off, so that it can clear away what it has begun; a second one ends
    /// the process.
    ///
    /// - Throws: What `body` throws, which is `CancellationError` where it was called off.
    package static func calledOffBySignal<Output: Sendable>(
        _ body: @escaping @Sendable () async throws -> Output
    ) async throws -> Output {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        // Not in a group, whose cancellation would end the one that listens too.
        let work = Task { try await body() }
        let listener = Task {
            var requests = StopRequests()
            for await signal in signals {
                switch requests.receive(at: .now) {
                case .stop: work.cancel()
                case .echo: continue
                case .endAtOnce: endAtOnce(signal)
                }
            }
        }
        defer { listener.cancel() }
        return try await withTaskCancellationHandler {
            try await work.value
        } onCancel: {
            work.cancel()
        }
    }

    private static func obey(_ signals: UnixSignalsSequence, _ group: ServiceGroup, _ logger: Logger) async {
        var requests = StopRequests()
        for await signal in signals {
            switch requests.receive(at: .now) {
            case .stop:
                logger.info("told to stop", metadata: ["signal": "\(signal)"])
                await group.triggerGracefulShutdown()
            case .echo:
                continue
            case .endAtOnce:
                logger.warning("told to stop again: ending at once", metadata: ["signal": "\(signal)"])
                endAtOnce(signal)
            }
        }
    }

    /// Ends the process. What was acknowledged is on the disk, and leases end by themselves. No destructors: they
    /// might wait for what this is to cut short. The code is the one that shells give for a signal.
    private static func endAtOnce(_ signal: UnixSignal) {
        _exit(128 + signal.rawValue)
    }
}
