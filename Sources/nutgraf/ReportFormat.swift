import ArgumentParser

/// How an analysis is printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people, at a terminal.
    case text
    /// For programs: one JSON object a line.
    case json
    /// For people, as one page for a browser.
    case html
}
