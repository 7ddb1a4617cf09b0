import ArgumentParser

/// What the trainings that learn from annotated articles alone have in common.
struct LessonOptions: ParsableArguments {
    @Argument(help: "Annotated articles, one JSON object a line.")
    var files: [String]

    @Option(help: "The file to write the weights to.")
    var output: String

    @Option(help: "Into how many parts to divide the articles, each measured by a model of the others; 1 for none.")
    var folds = 1

    @Flag(help: "Print everything that the folds have wrong or missed.")
    var errors = false

    func validate() throws {
        guard folds > 0 else { throw ValidationError("It takes one fold or more.") }
    }

    /// The articles of all files.
    ///
    /// - Throws: `ValidationError` that names what cannot be read, or says that there is nothing to learn from.
    func articles() throws -> [AnnotatedArticle] {
        let articles = try files.flatMap { try AnnotatedCorpus(file: $0).articles }
        guard !articles.isEmpty else { throw ValidationError("The files have no article to learn from.") }
        return articles
    }
}
