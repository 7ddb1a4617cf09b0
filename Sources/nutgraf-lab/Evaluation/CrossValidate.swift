import ArgumentParser
import NutgrafAnalysis

/// Measures the summary on articles that its weights were not learned from.
struct CrossValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cross-validate",
        abstract: "Measures the summary by cross-validation over news/train.jsonl and news/dev.jsonl.",
        discussion: """
            The articles are dealt out into folds by their place in the files. Each fold is summarised with weights
            learned from the others.
            """
    )

    @Option(help: "The folder that holds news/train.jsonl and news/dev.jsonl.")
    var corpora: String

    @Option(help: "How many folds.")
    var folds = 5

    @Option(help: "How many words a summary has at most.")
    var words = SummaryEvaluation.budget

    func validate() throws {
        guard (2...100).contains(folds) else { throw ValidationError("--folds is 2 to 100.") }
        guard words > 0 else { throw ValidationError("--words is 1 or more.") }
    }

    func run() throws {
        var articles: [AnnotatedArticle] = []
        for set in ["train", "dev"] { articles += try AnnotatedCorpus(file: "\(corpora)/news/\(set).jsonl").articles }
        var numbering = RougeWords()
        var own = SummaryScores()
        var sources: [String: SummaryScores] = [:]
        var rivals = SummaryRivals(limit: words)
        let progress = TrainingProgress(steps: folds)
        for fold in 0..<folds {
            let others = articles.indices.filter { $0 % folds != fold }.map { articles[$0] }
            var steps = 0.0
            let model = SummaryTraining(others) { _ in
                steps += 1
                progress.advance(steps / Double(SummaryTraining.steps))
            }.model()
            for index in articles.indices where index % folds == fold {
                let sample = SummarySample(articles[index], model: model, numbering: &numbering)
                let scores = SentenceScores(sample.material, features: sample.features, model: model)
                let chosen = SummarySelection(scores, sample.material, length: .words(words)).best(model.choice)
                let count = chosen.reduce(0) { $0 + sample.material.sentences[$1].words }
                let hasBest = chosen.contains { sample.isBest[$0] }
                own.note(sample.rouge(chosen), hasBest: hasBest, words: count)
                sources[articles[index].sourceName, default: SummaryScores()]
                    .note(sample.rouge(chosen), hasBest: hasBest, words: count)
                rivals.note(articles[index], numbering: &numbering)
            }
            progress.finish("fold \(fold + 1) of \(folds)")
        }
        progress.log("done")
        print(
            "ROUGE-1, -2, -Lsum; the annotator's best sentence included; mean words of at most \(words); \(articles.count) articles"
        )
        print(own.line("nutgraf"))
        for source in sources.keys.sorted() { print((sources[source] ?? SummaryScores()).line("  " + source)) }
        for (name, scores) in rivals.scores { print(scores.line(name)) }
    }
}
