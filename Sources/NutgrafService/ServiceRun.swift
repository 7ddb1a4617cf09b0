import Logging
import NutgrafProgram
import NutgrafTypes
import ServiceLifecycle

/// What the two services have in common at their start.
package enum ServiceRun {
    /// Sends logs to standard error, one line an event.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where the level's name is none.
    package static func logger(_ label: String, _ settings: Settings) throws(NutgrafError) -> Logger {
        var level = Logger.Level.info
        if let name = settings[.logLevel] {
            guard let named = Logger.Level(rawValue: name.lowercased()) else {
                throw NutgrafError(
                    .configuration,
                    "\(Setting.logLevel.flagName) is '\(name)', and must be one of "
                        + Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
                )
            }
            level = named
        }
        LoggingSystem.bootstrap(StreamLogHandler.standardError(label:))
        var logger = Logger(label: label)
        logger.logLevel = level
        return logger
    }

    /// Runs services until SIGTERM or SIGINT, which ends them in reverse order.
    package static func run(_ services: [any Service], logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map {
                    .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
                },
                gracefulShutdownSignals: [.sigterm, .sigint],
                cancellationSignals: [],
                logger: logger
            )
        )
        try await group.run()
    }
}
