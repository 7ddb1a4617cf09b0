import ArgumentParser
import NutgrafCollector

/// `nutgraf-collector`: the service that takes articles and keeps jobs.
@main
struct CollectorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nutgraf-collector",
        abstract: "Takes articles, keeps them as jobs, hands jobs to workers and answers clients.",
        version: CollectorVersion.description,
        subcommands: [
            InitCommand.self, ServeCommand.self, TokenCommand.self, CertificateCommand.self,
            CheckCommand.self, JobsCommand.self, BackupCommand.self,
            RestoreCommand.self,
        ]
    )
}
