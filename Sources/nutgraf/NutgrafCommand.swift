import ArgumentParser
import NutgrafAnalysis

/// `nutgraf`: what people use.
@main
struct NutgrafCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nutgraf",
        abstract: "Finds out what a news story is about: who and what, who said what, when, and the story in short.",
        version: "nutgraf 0.1.0, \(Analyzer.version)",
        subcommands: [
            SubmitCommand.self, StatusCommand.self, WatchCommand.self, ResultCommand.self, ListCommand.self,
            CancelCommand.self, RetryCommand.self, DeleteCommand.self, StatsCommand.self, AnalyzeCommand.self,
            PingCommand.self,
        ]
    )
}
