import ArgumentParser
import NutgrafCollector
import NutgrafProgram
import NutgrafQueue

/// `nutgraf-collector init`: makes a data folder.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a data folder: an authority, a server certificate and an empty database.",
        discussion: """
            Example: nutgraf-collector init --data /var/lib/nutgraf --host collector.example.org

            A database that is there, such as one that was restored, stays as it is.

            Clients and workers need the folder's ca.pem, and a token (nutgraf-collector token add).
            """
    )

    @OptionGroup var options: DataOptions

    @Option(
        help: ArgumentHelp(
            "A host name or IP address that clients call the collector by; repeat it for several.",
            valueName: "host"
        )
    )
    var host: [String] = ["localhost", "127.0.0.1", "::1"]

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            let folder = try options.folder()
            try await folder.create(hosts: host, now: SystemWallClock().now())
            StandardStream.output.write(
                """
                \(folder.path) is ready for \(host.joined(separator: ", ")).
                Give clients and workers \(folder.authorityCertificate) and a token:
                  nutgraf-collector token add --data \(folder.path) --owner NAME --role client
                Then start it:
                  nutgraf-collector serve --data \(folder.path)

                """
            )
        }
    }
}
