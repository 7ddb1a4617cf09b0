import ArgumentParser
import NutgrafAnalysis
import NutgrafInput
import NutgrafProgram

/// `nutgraf analyze`: the analyser here and now, without a collector.
struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Analyse stories on this machine, without a collector.",
        discussion: """
            Example: nutgraf analyze --published 2025-05-15 story.txt
            Example: nutgraf analyze --format html story.txt >story.html
            """
    )

    @OptionGroup var stories: StoryArguments

    @Option(help: "text, json or html.")
    var format = ReportFormat.text

    func run() async throws {
        try await ProgramExit.run("nutgraf") {
            let analyzer = Analyzer()
            let files = stories.find()
            var reader = InputReader(files)
            var printer = AnalysisPrinter(format: format, isAlone: files.count == 1)
            var failed = false
            printer.begin()
            while let item = reader.next() {
                switch item.article {
                case .success(var article):
                    article.published = article.published ?? stories.published
                    let analysis = analyzer.analyze(article)
                    try printer.print(AnalysisDocument(origin: item.origin, id: article.id, analysis: analysis))
                case .failure(let refusal):
                    StandardStream.error.write("nutgraf: \(refusal.message.printable)\n")
                    failed = true
                }
            }
            printer.end()
            if failed { throw ExitCode(65) }
        }
    }
}
