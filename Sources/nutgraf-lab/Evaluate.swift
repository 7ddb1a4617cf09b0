import ArgumentParser
import FoundationEssentials
import NutgrafAnalysis

/// Measures the analyser against annotated articles.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures names and quotations against annotated articles, exact matches only."
    )

    private static let kinds = ["person", "organization", "location"]

    @Argument(help: "Annotated articles, one JSON object a line.")
    var file: String

    @Flag(help: "Print every name that is wrong or missed.")
    var errors = false

    func run() throws {
        var names: [String: Tally] = [:]
        var quotes = Tally()
        var speakers = 0
        var speakersGiven = 0
        var articles = 0
        let decoder = JSONDecoder()
        for (number, line) in try TextFile.bytes(file).split(separator: 0x0A).enumerated() {
            let article: AnnotatedArticle
            do {
                article = try decoder.decode(AnnotatedArticle.self, from: Data(line))
            } catch {
                throw ValidationError("\(file):\(number + 1) is no annotated article: \(error)")
            }
            articles += 1
            let analysis = Analyzer().analyze(
                Article(
                    text: article.text,
                    title: article.title,
                    published: article.published.isEmpty ? nil : article.published
                )
            )
            measureNames(analysis, article, &names)
            measureQuotes(analysis, article, &quotes, &speakers, &speakersGiven)
        }
        print("\(Analyzer.version), \(articles) articles")
        var all = Tally()
        for kind in Self.kinds {
            let tally = names[kind] ?? Tally()
            all += tally
            print("\(kind): \(tally.line)")
        }
        print("all three: \(all.line)")
        print("quotations: \(quotes.line)")
        print("speakers: \(speakers) right of \(quotes.right) quotations found, \(speakersGiven) given")
    }

    /// Facilities count as locations, as the corpora's annotation merges them.
    private func merged(_ kind: String) -> String { kind == "facility" ? "location" : kind }

    private func measureNames(
        _ analysis: Analysis,
        _ article: AnnotatedArticle,
        _ names: inout [String: Tally]
    ) {
        let map = OffsetMap(analysis.edits)
        for kind in Self.kinds {
            let gold = Set(article.mentions.filter { merged($0.kind) == kind }.map { $0.start..<$0.end })
            var found: Set<Range<Int>> = []
            for entity in analysis.entities where merged(entity.kind.rawValue) == kind {
                for mention in entity.mentions {
                    found.insert(
                        map.submitted(mention.start, isEnd: false)..<map.submitted(mention.end, isEnd: true)
                    )
                }
            }
            let right = gold.intersection(found).count
            names[kind, default: Tally()] += Tally(
                right: right,
                wrong: found.count - right,
                missed: gold.count - right
            )
            guard errors else { continue }
            show("wrong", found.subtracting(gold), kind, article)
            show("missed", gold.subtracting(found), kind, article)
        }
    }

    private func show(_ what: String, _ ranges: Set<Range<Int>>, _ kind: String, _ article: AnnotatedArticle) {
        let text = ByteText(article.text)
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            print("\(article.id) \(what) \(kind): \(text.string(range))")
        }
    }

    private func measureQuotes(
        _ analysis: Analysis,
        _ article: AnnotatedArticle,
        _ tally: inout Tally,
        _ speakers: inout Int,
        _ given: inout Int
    ) {
        let map = OffsetMap(analysis.edits)
        let text = ByteText(article.text)
        var gold: [Int: AnnotatedArticle.Quote] = [:]
        for quote in article.quotes { gold[quote.start] = quote }
        for quote in analysis.quotes {
            var start = map.submitted(quote.start, isEnd: false)
            while text.byte(start) == 0x20 { start += 1 }
            guard let match = gold.removeValue(forKey: start) else {
                tally.wrong += 1
                if errors { print("\(article.id) wrong quote: \(quote.substring(of: analysis.text) ?? "")") }
                continue
            }
            tally.right += 1
            guard let speaker = quote.speaker else { continue }
            given += 1
            let entity = analysis.entities[speaker]
            if let name = match.speaker,
                ([entity.name] + entity.aliases).contains(where: { name.hasSuffix($0) || $0 == name })
            {
                speakers += 1
            } else if errors {
                print("\(article.id) speaker \(entity.name), not \(match.speaker ?? "nobody")")
            }
        }
        tally.missed += gold.count
        if errors {
            for start in gold.keys.sorted() {
                print("\(article.id) missed quote: \(text.string(start..<min(start + 60, text.count)))")
            }
        }
    }
}
