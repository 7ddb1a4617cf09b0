import ArgumentParser
import CoreMetrics
import NutgrafCollector
import NutgrafMetrics
import NutgrafProgram
import NutgrafQueue
import NutgrafService
import ServiceLifecycle

/// `nutgraf-collector serve`: runs the service.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve clients and workers until SIGTERM or Ctrl-C.",
        discussion: "Example: nutgraf-collector serve --data /var/lib/nutgraf --listen 0.0.0.0:7443"
    )

    @OptionGroup var options: CollectorOptions

    func run() async throws {
        // First of all: a database of an older schema may take a while, and whoever renews certificates meanwhile means
        // no harm.
        let hangUps = await HangUps()
        try await ProgramExit.run("nutgraf-collector") {
            let settings = try options.settings()
            let logger = try ServiceRun.logger("nutgraf-collector", settings)
            let folder = DataFolder(path: try settings.required(.data))
            let configuration = try CollectorConfiguration(settings)
            let certificates = ServerCertificates(
                folder: folder,
                clientAuthorityFile: settings[.clientCA],
                logger: logger
            )
            let tls = try certificates.read()
            let monitoring = try MonitoringAddress(settings)
            let registry = PrometheusRegistry(help: CollectorMetrics.help)
            // Before anything that counts is made.
            if monitoring != nil { MetricsSystem.bootstrap(registry) }
            let queue = try JobQueue.open(
                path: folder.database,
                as: .collector,
                settings: try configuration.queueSettings(settings),
                logger: logger
            )
            logger.info(
                "starting",
                metadata: [
                    "version": "\(CollectorVersion.description)", "data": "\(folder.path)",
                    "sqlite": "\(JobQueue.sqliteVersion)",
                ]
            )
            let collector = Collector(configuration: configuration, tls: tls, queue: queue, logger: logger)
            let upkeep = ClosureService { try await cancelWhenGracefulShutdown { try await queue.run() } }
            let expiry = ClosureService { await certificates.watchExpiry() }
            var services: [any Service] = [upkeep, expiry]
            if let monitoring {
                let monitor = CollectorMonitor(
                    registry: registry,
                    collector: collector,
                    queue: queue,
                    certificates: certificates
                )
                services.append(monitoring.service(for: monitor, logger: logger))
            }
            // The collector is the first to stop: what watches it sees it drain.
            try await ServiceRun.run(
                services + [collector],
                logger: logger,
                hangUps: hangUps,
                onHangUp: { certificates.reload(into: collector) },
                closingWith: { try await queue.close() }
            )
        }
    }
}
