import ArgumentParser
import NutgrafAnalysis

/// Analyses one text and ends, so that ``Bench`` can measure what a process costs.
struct BenchProcess: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-process",
        abstract: "Analyses a text file once.",
        shouldDisplay: false
    )

    @Argument(help: "A text file in UTF-8.")
    var file: String

    func run() throws {
        let text = String(decoding: try TextFile.bytes(file), as: UTF8.self)
        print("\(Analyzer().analyze(Article(text: text)).entities.count) entities")
    }
}
