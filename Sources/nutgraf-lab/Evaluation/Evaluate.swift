import ArgumentParser
import FoundationEssentials
import NutgrafAnalysis

/// Measures the analyser against annotated articles.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the analyser against annotated articles.",
        discussion: """
            Names count where their range and kind are exactly right; ranges lead back to the article through the
            analysis's edits.

              nutgraf-lab evaluate --corpora corpora --set dev
              nutgraf-lab evaluate --json figures.json articles.jsonl
            """
    )

    @Argument(help: "Annotated articles, one JSON object a line.")
    var files: [String] = []

    @Option(help: "The folder that holds news/dev.jsonl and its like.")
    var corpora: String?

    @Option(name: .customLong("set"), help: "A set of the corpora's news: train or dev.")
    var sets: [String] = []

    @Option(help: "A file to write the figures to, as JSON.")
    var json: String?

    @Option(help: "A model of entities to measure; the one in the binary where none is named.")
    var model: String?

    @Flag(help: "Print everything that is wrong or missed.")
    var errors = false

    func validate() throws {
        guard !sets.isEmpty || !files.isEmpty else { throw ValidationError("Name a --set or a file.") }
        guard sets.isEmpty || corpora != nil else {
            throw ValidationError("A --set needs --corpora, the folder that holds it.")
        }
    }

    func run() throws {
        let paths = sets.map { "\(corpora ?? ".")/news/\($0).jsonl" } + files
        var evaluations: [any Evaluation] = [
            EntityEvaluation(), AliasEvaluation(), RoleEvaluation(), SalienceEvaluation(), ConfidenceEvaluation(),
            QuoteEvaluation(), QuoteEvaluation(givenNames: true), SummaryEvaluation(),
        ]
        var count = 0
        let model = try model.map { try StoredModel(file: $0).model } ?? .shared
        let analyzer = Analyzer(model: model)
        for path in paths {
            for article in try AnnotatedCorpus(file: path).articles {
                count += 1
                let analysis = analyzer.analyze(article.article)
                for number in evaluations.indices {
                    evaluations[number].note(analysis, of: article) { line in
                        if errors { print(line) }
                    }
                }
            }
        }
        let figures = evaluations.flatMap(\.figures)
        print("\(Analyzer.version(of: model)), \(count) articles")
        var subject = ""
        for figure in figures {
            if figure.subject != subject { print("\n\(figure.subject)") }
            subject = figure.subject
            print("  \(figure.line)")
        }
        if let json { try EvaluationReport(Analyzer.version(of: model), articles: count, figures).write(to: json) }
    }
}
