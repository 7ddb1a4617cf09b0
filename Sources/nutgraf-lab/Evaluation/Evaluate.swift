import ArgumentParser
import FoundationEssentials
import NutgrafAnalysis

/// Measures the analyser against annotated articles.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the analyser against annotated articles, and its names against marked texts.",
        discussion: """
            Names count where their range and kind are exactly right; ranges lead back to the article through the \
            analysis's edits.

            The sets train and dev, and files, are articles: everything is measured on them. The others have names \
            only, which the tagger alone finds: \(namesOnly.joined(separator: ", ")).

              nutgraf-lab evaluate --corpora corpora --set dev
              nutgraf-lab evaluate --corpora corpora --set capitals --model x.model
              nutgraf-lab evaluate --json figures.json articles.jsonl
            """
    )

    @Argument(help: "Annotated articles, one JSON object a line.")
    var files: [String] = []

    @Option(help: "The folder that holds news, with dev.jsonl and its like, and ner.")
    var corpora: String?

    @Option(name: .customLong("set"), help: "A set of the corpora.")
    var sets: [String] = []

    @Option(help: "A file to write the figures to, as JSON.")
    var json: String?

    @Option(help: "A model of entities to measure; the one in the binary where none is named.")
    var model: String?

    @Flag(help: "Print everything that is wrong or missed.")
    var errors = false

    private static let articleSets = ["train", "dev"]
    private static let namesOnly = NameSet.names.filter { !articleSets.contains($0) }

    func validate() throws {
        guard !sets.isEmpty || !files.isEmpty else { throw ValidationError("Name a --set or a file.") }
        guard sets.isEmpty || corpora != nil else {
            throw ValidationError("A --set needs --corpora, the folder that holds it.")
        }
        let known = Self.articleSets + Self.namesOnly
        for set in sets where !known.contains(set) {
            throw ValidationError("There is no set \(set). There are \(known.joined(separator: ", ")).")
        }
    }

    func run() throws {
        let corpora = corpora ?? "."
        let model = try model.map { try StoredModel(file: $0).model } ?? .shared
        let paths = sets.filter(Self.articleSets.contains).map { "\(corpora)/news/\($0).jsonl" } + files
        let articles = try paths.flatMap { try AnnotatedCorpus(file: $0).articles }
        let figures =
            try (articles.isEmpty ? [] : figures(articles, model))
            + sets.filter(Self.namesOnly.contains).flatMap { set in
                try NameSet(set, corpora: corpora).figures(model) { line in
                    if errors { print(line) }
                }
            }
        print("\(Analyzer.version(of: model)), \(articles.count) articles")
        var subject = ""
        for figure in figures {
            if figure.subject != subject { print("\n\(figure.subject)") }
            subject = figure.subject
            print("  \(figure.line)")
        }
        if let json {
            try EvaluationReport(Analyzer.version(of: model), articles: articles.count, figures).write(to: json)
        }
    }

    /// All figures of annotated articles.
    private func figures(_ articles: [AnnotatedArticle], _ model: EntityModel) -> [Figure] {
        var evaluations: [any Evaluation] = [
            EntityEvaluation(), AliasEvaluation(), RoleEvaluation(), SalienceEvaluation(), ConfidenceEvaluation(),
            QuoteEvaluation(), QuoteEvaluation(givenNames: true), SummaryEvaluation(),
        ]
        let analyzer = Analyzer(model: model)
        for article in articles {
            let analysis = analyzer.analyze(article.article)
            for number in evaluations.indices {
                evaluations[number].note(analysis, of: article) { line in
                    if errors { print(line) }
                }
            }
        }
        return evaluations.flatMap(\.figures)
    }
}
