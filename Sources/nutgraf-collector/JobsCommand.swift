import ArgumentParser

/// `nutgraf-collector jobs`: looks in without a client.
struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "Look at the jobs in the database, also while the collector serves.",
        subcommands: [JobsListCommand.self, JobsShowCommand.self],
        defaultSubcommand: JobsListCommand.self
    )
}
