import Logging
import NutgrafMetrics
import NutgrafProgram
import NutgrafTypes
import ServiceLifecycle

/// Where health and metrics are served.
struct MonitoringAddress {
    let host: String
    let port: Int

    /// Reads what settings say; `nil` where nothing is to be served.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where it is no address.
    init?(_ settings: Settings) throws(NutgrafError) {
        guard let text = settings[.metrics] else { return nil }
        // Whatever listens elsewhere than here must be meant: a port alone, as others take it, is no address.
        (host, port) = try ListenAddress.parse(text, of: .metrics)
    }

    /// Serves a monitor's answers until the collector has stopped.
    func service(for monitor: CollectorMonitor, logger: Logger) -> ClosureService {
        ClosureService {
            let server = MonitoringServer(host: host, port: port, logger: logger) { await monitor.answer($0) }
            do {
                try await cancelWhenGracefulShutdown {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask { await monitor.run() }
                        group.addTask { try await server.run() }
                        defer { group.cancelAll() }
                        try await group.next()
                    }
                }
            } catch is CancellationError {
                // The collector has stopped, and so does this.
            } catch {
                throw NutgrafError(
                    .configuration,
                    "\(host) port \(port) cannot be listened on for metrics: \(error); choose another address with "
                        + "\(Setting.metrics.flagName), or stop what uses it"
                )
            }
        }
    }
}
