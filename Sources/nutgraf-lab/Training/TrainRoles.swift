import ArgumentParser
import NutgrafAnalysis

/// Trains the weights that tell which words say what a person is.
struct TrainRoles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles",
        abstract: "Trains the weights that tell which words say what a person is.",
        discussion: """
            Reads the annotated names, so that it learns of roles and not of the faults of the names' finder.

              nutgraf-lab train roles --output roles.tsv corpora/news/train.jsonl
            """
    )

    @OptionGroup var lessonOptions: LessonOptions

    func run() throws {
        let articles = try lessonOptions.articles()
        let folds = lessonOptions.folds
        let lessons = articles.map { RoleLessons($0) }
        if folds > 1 {
            var evaluation = RoleEvaluation()
            for fold in 0..<folds {
                let model = model(of: lessons.enumerated().filter { $0.offset % folds != fold }.map(\.element))
                for (number, article) in articles.enumerated() where number % folds == fold {
                    evaluation.note(lessons[number].roles(model), of: article) { line in
                        if lessonOptions.errors { print(line) }
                    }
                }
            }
            print("\(folds) folds, each measured by a model of the others")
            for figure in evaluation.figuresOfNames { print("  \(figure.line)") }
        }
        let all = lessons.flatMap(\.choices)
        print("  \(all.count) people near whom words may be a role")
        var lines = WeightLines()
        lines.add(RoleModel.table, RoleModel.features, model(of: lessons).weights)
        try TextFile.write(Array(lines.text.utf8), to: lessonOptions.output)
    }

    private func model(of lessons: [RoleLessons]) -> RoleModel {
        let trainer = LogLinearChoice()
        return RoleModel(weights: trainer.weights(RoleModel.features.count, from: lessons.flatMap(\.choices)))
    }
}
