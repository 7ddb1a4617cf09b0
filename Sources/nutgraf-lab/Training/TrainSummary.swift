import ArgumentParser
import FoundationEssentials
import NutgrafAnalysis

/// Learns the summary's weights and writes their file.
struct TrainSummary: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Learns the summary's weights from news/train.jsonl and writes them.",
        discussion: """
            Without chance: the same articles give the same bytes.

              nutgraf-lab train summary --corpora corpora --output Sources/CNutgrafModel/lists/summary.tsv
            """
    )

    @Option(help: "The folder that holds news/train.jsonl.")
    var corpora: String

    @Option(help: "The file to write.")
    var output: String

    func run() throws {
        let articles = try AnnotatedCorpus(file: "\(corpora)/news/train.jsonl").articles
        let progress = TrainingProgress(steps: SummaryTraining.steps)
        let model = SummaryTraining(articles) { progress.finish($0) }.model()
        let text = model.lines.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(filePath: output))
        progress.log("wrote \(text.utf8.count) bytes to \(output)")
    }
}
