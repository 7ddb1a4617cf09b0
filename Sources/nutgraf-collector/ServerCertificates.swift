import Logging
import NutgrafCollector
import NutgrafQueue
import NutgrafTLS
import NutgrafTypes
import ServiceLifecycle

/// The certificates of a collector that serves, while their files may be replaced.
struct ServerCertificates: Sendable {
    let folder: DataFolder
    /// The authorities whose client certificates are asked for, if any.
    let clientAuthorityFile: String?
    let logger: Logger

    /// How often expiries are looked at.
    private static let interval = Duration.seconds(86_400)

    /// Reads what the files hold now.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where they cannot be used.
    func read() throws(NutgrafError) -> TLSServerContext {
        do {
            return try folder.serverContext(clientAuthorityFile: clientAuthorityFile)
        } catch {
            throw NutgrafError(
                .configuration,
                "\(error.message) If \(folder.path) is new, make it with nutgraf-collector init."
            )
        }
    }

    /// Has new connections use what the files hold now; where that cannot be used, they use what was read before.
    func reload(into collector: Collector) {
        do {
            collector.use(try folder.serverContext(clientAuthorityFile: clientAuthorityFile))
            logger.info("certificates reloaded")
            warnOfExpiry()
        } catch {
            logger.error(
                "certificates not reloaded; those read before go on being used",
                metadata: ["reason": "\(error.message)"]
            )
        }
    }

    /// Logs every day what expires soon, until the service stops.
    func watchExpiry() async {
        try? await cancelWhenGracefulShutdown {
            while true {
                warnOfExpiry()
                try await Task.sleep(for: Self.interval)
            }
        }
    }

    private func warnOfExpiry() {
        let files = [folder.serverCertificate, folder.authorityCertificate] + (clientAuthorityFile.map { [$0] } ?? [])
        for finding in files.flatMap({ CertificateExpiry.findings(in: $0, now: SystemWallClock().now()) }) {
            logger.warning("\(finding.text)", metadata: ["do": "\(finding.advice)"])
        }
    }
}
