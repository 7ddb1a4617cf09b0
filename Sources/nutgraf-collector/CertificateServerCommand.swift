import ArgumentParser
import NutgrafCollector
import NutgrafProgram
import NutgrafQueue
import NutgrafTLS
import NutgrafTypes

/// `nutgraf-collector certificate server`: renews the collector's certificate.
struct CertificateServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server",
        abstract: "Issue the collector's certificate anew, with a new key.",
        discussion: """
            Example: nutgraf-collector certificate server --data /var/lib/nutgraf

            The folder's own authority issues it, so that clients go on trusting it. A collector that runs goes on \
            with the old one until it gets SIGHUP.
            """
    )

    @OptionGroup var options: DataOptions

    @Option(
        help: ArgumentHelp(
            "A host name or IP address that clients call the collector by; repeat it for several. Those of the old "
                + "certificate by default.",
            valueName: "host"
        )
    )
    var host: [String] = []

    @Option(help: ArgumentHelp("How long it is valid.", valueName: "days"))
    var days = CertificateAuthority.defaultServerDays

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            let folder = try options.folder()
            let now = SystemWallClock().now()
            let certificate = try folder.renewServerCertificate(hosts: host, days: days, now: now)
            StandardStream.output.write(
                """
                \(folder.serverCertificate) is renewed for \(certificate.hosts.joined(separator: ", ")), \
                until \(Timestamp(milliseconds: certificate.notAfter * 1000)).
                A collector that runs uses it after SIGHUP (systemctl reload nutgraf-collector).

                """
            )
        }
    }
}
