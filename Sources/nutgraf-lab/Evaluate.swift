import ArgumentParser

/// Measures the analyser against annotated articles.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measures against annotated articles.")

    func run() throws {}
}
