import ArgumentParser
import NutgrafAnalysis

/// `nutgraf`: what people use.
struct NutgrafCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nutgraf",
        abstract: "Finds out what a news story is about: who and what, who said what, when, and the story in short.",
        discussion: """
            The collector's address, the file of the authority that has issued its certificate, and the file of your \
            token come from flags, from NUTGRAF_COLLECTOR, NUTGRAF_CA_FILE and NUTGRAF_TOKEN_FILE in the environment, \
            or from a file of such lines (--config FILE or NUTGRAF_CONFIG).

            Example: nutgraf submit --wait story.txt
            """,
        version: "nutgraf 0.1.0, \(Analyzer.version)",
        subcommands: [
            SubmitCommand.self, StatusCommand.self, WatchCommand.self, ResultCommand.self, ListCommand.self,
            CancelCommand.self, RetryCommand.self, DeleteCommand.self, StatsCommand.self, AnalyzeCommand.self,
            PingCommand.self,
        ]
    )
}
