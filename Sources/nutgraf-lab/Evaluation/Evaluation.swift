import NutgrafAnalysis

/// Measures one subject of the analysis against annotated articles.
protocol Evaluation {
    /// Counts what an analysis has right, wrong and missed.
    ///
    /// - Parameters:
    ///   - analysis: what the analyser found in the article; ranges lead back to the article through its edits.
    ///   - article: the annotated article.
    ///   - report: takes a line about each error.
    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void)

    /// The figures of all articles noted, in the order in which they are shown.
    var figures: [Figure] { get }
}
