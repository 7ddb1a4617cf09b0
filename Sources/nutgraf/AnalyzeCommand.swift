import ArgumentParser
import NutgrafAnalysis
import NutgrafProgram

/// `nutgraf analyze`: the analyser here and now, without a collector.
struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Analyse stories on this machine, without a collector.",
        discussion: "Example: nutgraf analyze --published 2025-05-15 story.txt"
    )

    @Argument(help: ArgumentHelp("Text files; '-' or none reads standard input.", valueName: "file"))
    var files: [String] = ["-"]

    @Option(help: "When the stories were published, such as 2025-05-15; resolves 'Thursday' and the like.")
    var published: String?

    @Option(help: "text, json or html.")
    var format = ReportFormat.text

    func run() async throws {
        try await ProgramExit.run("nutgraf") {
            let analyzer = Analyzer()
            var failed = false
            if format == .html { StandardStream.output.write(HTMLPage.head(title: "nutgraf")) }
            for (number, file) in files.enumerated() {
                do {
                    var article = try InputFile(path: file).article()
                    article.published = published
                    let analysis = analyzer.analyze(article)
                    switch format {
                    case .json:
                        try JSONLine.write(AnalysisDocument(file: file, analysis: analysis))
                    case .html:
                        let source = files.count > 1 ? file : nil
                        StandardStream.output.write(HTMLArticle(analysis, number: number + 1, source: source).html)
                    case .text:
                        if files.count > 1 { StandardStream.output.write("== \(file)\n\n") }
                        StandardStream.output.write(Report(analysis).text)
                    }
                } catch let error as NutgrafError {
                    StandardStream.error.write("nutgraf: \(error.message)\n")
                    failed = true
                }
            }
            if format == .html { StandardStream.output.write(HTMLPage.tail) }
            if failed { throw ExitCode(65) }
        }
    }
}
