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
            Example: nutgraf analyze --sentences 2 story.txt
            """
    )

    @OptionGroup var stories: StoryArguments

    @Option(help: "text, json or html.")
    var format = ReportFormat.text

    @Option(help: ArgumentHelp("How many words a summary has at most; 60 by default.", valueName: "number"))
    var words: Int?

    @Option(help: ArgumentHelp("How many sentences a summary has, instead of --words.", valueName: "number"))
    var sentences: Int?

    func validate() throws {
        guard words == nil || sentences == nil else {
            throw ValidationError("Give --words or --sentences, not both.")
        }
        guard (words ?? 1) > 0, (sentences ?? 1) > 0 else {
            throw ValidationError("--words and --sentences are at least 1.")
        }
    }

    private var analyzer: Analyzer {
        if let sentences { return Analyzer(summarySentences: sentences) }
        return words.map { Analyzer(summaryWords: $0) } ?? Analyzer()
    }

    func run() async throws {
        try await ProgramExit.run("nutgraf") {
            let analyzer = analyzer
            let files = stories.find()
            var reader = InputReader(files)
            var printer = AnalysisPrinter(format: format, isAlone: files.count == 1)
            var failed = false
            while let item = reader.next() {
                switch item.article {
                case .success(var article):
                    article.published = article.published ?? stories.published?.text
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
