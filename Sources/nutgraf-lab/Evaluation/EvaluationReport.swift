import FoundationEssentials

/// What an evaluation measured, as a file.
struct EvaluationReport: Encodable {
    /// The analyser's name and version.
    let analyzer: String
    /// How many articles were read.
    let articles: Int
    /// All figures.
    let figures: [Figure]

    /// A report of an evaluation.
    init(_ analyzer: String, articles: Int, _ figures: [Figure]) {
        self.analyzer = analyzer
        self.articles = articles
        self.figures = figures
    }

    /// Writes the report as JSON, keys sorted.
    ///
    /// - Throws: what the file system says.
    func write(to file: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self).write(to: URL(filePath: file))
    }
}
