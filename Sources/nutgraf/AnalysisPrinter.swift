import NutgrafInput
import NutgrafProgram
import NutgrafTypes

/// Prints analyses one after the other, in the form that was asked for.
struct AnalysisPrinter {
    private let format: ReportFormat
    /// Whether there is one job or file only, which need not be named where it is one story.
    private let isAlone: Bool
    private let write: (String) -> Void
    /// How many were printed.
    private var count = 0

    /// Makes a printer.
    ///
    /// - Parameters:
    ///   - format: The form.
    ///   - isAlone: Whether there is one job or file only.
    ///   - write: Writes a text to standard output.
    init(format: ReportFormat, isAlone: Bool, write: @escaping (String) -> Void = StandardStream.output.write) {
        self.format = format
        self.isAlone = isAlone
        self.write = write
    }

    /// Prints an analysis.
    mutating func print(_ document: AnalysisDocument) throws {
        count += 1
        let name = document.origin.map { "\($0)" } ?? document.job.map { "\($0)" }
        let heading = isAlone && document.origin?.isWholeFile ?? true ? nil : name
        switch format {
        case .json: write(try JSONLine.text(document))
        case .html:
            if count == 1 { write(HTMLPage.head(title: isAlone ? document.analysis.title?.text : nil)) }
            write(HTMLArticle(document.analysis, number: count, source: heading).html)
        case .text: write((heading.map(ReportHeading.text) ?? "") + Report(document.analysis).text)
        }
    }

    /// Prints what comes behind the last analysis.
    func end() {
        guard format == .html else { return }
        if count == 0 { write(HTMLPage.head(title: nil)) }
        write(HTMLPage.tail)
    }
}
