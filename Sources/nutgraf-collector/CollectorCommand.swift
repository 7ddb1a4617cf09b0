import ArgumentParser
import NutgrafCollector
import NutgrafProgram

/// `nutgraf-collector`: the service that takes articles and keeps jobs.
@main
struct CollectorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nutgraf-collector",
        abstract: "Takes articles, keeps them as jobs, hands jobs to workers and answers clients.",
        discussion: """
            A new one begins with init, token add for each client and worker, and serve.

            Example: nutgraf-collector init --data /var/lib/nutgraf --host collector.example.org
            Example: nutgraf-collector serve --data /var/lib/nutgraf --listen 0.0.0.0:7443
            """,
        version: CollectorVersion.description,
        subcommands: [
            InitCommand.self, ServeCommand.self, TokenCommand.self, CertificateCommand.self,
            CheckCommand.self, JobsCommand.self, BackupCommand.self,
            RestoreCommand.self,
        ]
    )

    /// The program's beginning.
    static func main() async {
        ManualPage.printIfAsked(of: .collector, Self.self)
        await main(nil)
    }
}
