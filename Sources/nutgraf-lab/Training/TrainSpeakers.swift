import ArgumentParser
import NutgrafAnalysis

/// Trains the weights that tell quotations and their speakers.
struct TrainSpeakers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "speakers",
        abstract: "Trains the weights that tell quotations and their speakers.",
        discussion: """
            Reads the annotated names, so that it learns of speech and not of the faults of the names' finder. The
            first pass tells the model who spoke before; the later ones let it go by what it found itself.

              nutgraf-lab train speakers --output quotations.tsv corpora/news/train.jsonl
            """
    )

    @OptionGroup var lessonOptions: LessonOptions

    @Option(help: "How often all articles are read again with what was learned.")
    var passes = 5

    func validate() throws {
        guard passes > 3 else { throw ValidationError("It takes four passes or more.") }
    }

    func run() throws {
        let articles = try lessonOptions.articles()
        let folds = lessonOptions.folds
        let lessons = articles.map { (article: $0, story: GoldMentions($0)) }
        let progress = TrainingProgress(steps: passes * (folds > 1 ? folds + 1 : 1))
        if folds > 1 {
            var evaluation = QuoteEvaluation(givenNames: true)
            for fold in 0..<folds {
                let others = lessons.enumerated().filter { $0.offset % folds != fold }.map(\.element)
                let model = model(of: others, progress)
                for (number, lesson) in lessons.enumerated() where number % folds == fold {
                    evaluation.note(lesson.story, of: lesson.article, model: model) { line in
                        if lessonOptions.errors { print(line) }
                    }
                }
            }
            progress.log("\(folds) folds, each measured by a model of the others")
            for figure in evaluation.figures { print("  \(figure.line)") }
        }
        let model = model(of: lessons, progress)
        var lines = WeightLines()
        for table in QuoteModel.Table.allCases { lines.add(table.rawValue, table.features, model[table]) }
        try TextFile.write(Array(lines.text.utf8), to: lessonOptions.output)
        progress.log("done")
    }

    private func model(
        of articles: [(article: AnnotatedArticle, story: GoldMentions)],
        _ progress: TrainingProgress
    ) -> QuoteModel {
        var model = QuoteModel()
        // Pairs of values are many for so few articles; chosen by folds.
        let trainer = LogLinearChoice(rate: 0.02, penalty: 0.3)
        for pass in 0..<passes {
            var lessons = SpeakerLessons()
            for (number, (article, story)) in articles.enumerated() {
                lessons.read(article, story, model: model, isTold: pass < 3)
                progress.advance(0.5 * Double(number) / Double(articles.count))
            }
            model[.antecedent] = trainer.weights(model[.antecedent].count, from: lessons.antecedents)
            // Who the pronouns mean has to be known before the speakers can be weighed, and who speaks before the
            // quotations can.
            if pass > 0 { model[.speaker] = trainer.weights(model[.speaker].count, from: lessons.speakers) }
            if pass > 1 { model[.quotation] = trainer.weights(model[.quotation].count, from: lessons.quotations) }
            progress.finish(
                "pass \(pass + 1): \(lessons.reachable) of \(lessons.speakers.count) speakers among the candidates"
            )
        }
        return model
    }
}
