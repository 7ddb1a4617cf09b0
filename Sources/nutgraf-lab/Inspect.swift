import ArgumentParser
import NutgrafAnalysis

/// Prints everything that the analyser finds in a text file.
struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints sentences, entities, quotations, dates and the summary of a text file."
    )

    @Argument(help: "A text file in UTF-8.")
    var file: String

    @Option(help: "The day the story was published, such as 2019-01-06.")
    var published: String?

    @Flag(help: "Print each sentence with its tokens too.")
    var tokens = false

    func run() throws {
        let text = String(decoding: try TextFile.bytes(file), as: UTF8.self)
        let analysis = Analyzer().analyze(Article(text: text, published: published))
        print(
            "\(analysis.analyzer), language \(analysis.language ?? "unknown"), \(analysis.edits.count) edits"
        )
        if let title = analysis.title { print("title: \(title.text)") }
        printSentences(analysis)
        printEntities(analysis)
        printQuotes(analysis)
        for date in analysis.dates {
            print(
                "date \(date.start)-\(date.end) \(words(date, analysis)) = \(date.type.rawValue) \(date.value ?? "?")"
            )
        }
        if let gist = analysis.summary.gist { print("gist: \(gist)") }
        for sentence in analysis.summary.sentences { print("summary: \(words(sentence, analysis))") }
        print("key phrases: \(analysis.keyPhrases.joined(separator: "; "))")
    }

    private func printSentences(_ analysis: Analysis) {
        guard tokens else { return }
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(analysis.text), pace: &pace)
        for (number, range) in story.tokensOfSentence.enumerated() {
            print(
                "sentence \(number): "
                    + range.map { story.string(tokens: $0..<($0 + 1)) }.joined(separator: "|")
            )
        }
    }

    private func printEntities(_ analysis: Analysis) {
        for entity in analysis.entities {
            var line = "\(entity.id) \(entity.kind) \(entity.name)"
            if !entity.aliases.isEmpty { line += " (\(entity.aliases.joined(separator: ", ")))" }
            if let role = entity.role { line += " role=\(role.text)" }
            if let country = entity.country { line += " \(country)" }
            line += " x\(entity.mentions.count)+\(entity.titleMentions.count)"
            print("\(line) salience \(entity.salience) confidence \(entity.confidence)")
        }
    }

    private func printQuotes(_ analysis: Analysis) {
        for quote in analysis.quotes {
            let speaker = quote.speaker.map { analysis.entities[$0].name } ?? quote.reason ?? "?"
            print(
                "quote [\(speaker)] cue=\(quote.cue ?? "-") by=\(quote.speakerText ?? "-"): \(words(quote, analysis))"
            )
        }
    }

    private func words(_ span: some TextSpan, _ analysis: Analysis) -> String {
        span.substring(of: analysis.text).map(String.init) ?? ""
    }
}
