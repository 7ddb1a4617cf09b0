import ArgumentParser
import NutgrafClient
import NutgrafCollector
import NutgrafProgram
import NutgrafQueue
import NutgrafService
import NutgrafTLS
import NutgrafTypes
import ServiceLifecycle

/// `nutgraf-collector serve`: runs the service.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve clients and workers until SIGTERM or Ctrl-C.",
        discussion: "Example: nutgraf-collector serve --data /var/lib/nutgraf --listen 0.0.0.0:7443"
    )

    @OptionGroup var options: DataOptions

    @Option(
        help: ArgumentHelp(
            "The address to listen on (NUTGRAF_LISTEN); port 0 takes a free one. 127.0.0.1:7443 by default.",
            valueName: "host:port"
        )
    )
    var listen: String?

    @OptionGroup(title: "The queue") var queueOptions: QueueOptions

    @Option(help: ArgumentHelp("The least level to log (NUTGRAF_LOG_LEVEL); info by default.", valueName: "level"))
    var logLevel: String?

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            let settings = try await options.settings(
                queueOptions.flags.merging([.listen: listen, .logLevel: logLevel]) { _, last in last }
            )
            let logger = try ServiceRun.logger("nutgraf-collector", settings)
            let folder = DataFolder(path: try settings.required(.data))
            let configuration = try collectorConfiguration(settings)
            let tls: TLSServerContext
            do {
                tls = try TLSServerContext(
                    certificateChainFile: folder.serverCertificate,
                    privateKeyFile: folder.serverKey
                )
            } catch let error as TLSError {
                throw NutgrafError(
                    .configuration,
                    "\(error.message) If \(folder.path) is new, make it with nutgraf-collector init."
                )
            }
            let queue = try JobQueue.open(
                path: folder.database,
                as: .collector,
                settings: try QueueSettings(settings),
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
            do {
                try await ServiceRun.run([upkeep, collector], logger: logger)
            } catch {
                try? await queue.close()
                throw error
            }
            try await queue.close()
        }
    }

    private func collectorConfiguration(_ settings: Settings) throws(NutgrafError) -> CollectorConfiguration {
        guard let text = settings[.listen] else { return CollectorConfiguration() }
        guard let (host, port) = ListenAddress.parse(text) else {
            throw NutgrafError(.configuration, "\(Setting.listen.flagName) is '\(text)', and must be HOST:PORT")
        }
        return CollectorConfiguration(host: host, port: port)
    }
}
