import ArgumentParser
import Foundation
import NutgrafAnalysis

/// Measures how fast the analyser is, alone or in turns with its peers.
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the analyser's speed on one core, in turns with its peers.",
        discussion: """
            Build with -c release, and keep the machine idle. Tokens are the analyser's own, words and marks, for all
            who are measured. The peers are trained first, by Tests/Benchmarks/peers.py:

              python3 -m venv peers && peers/bin/pip install spacy python-crfsuite
              peers/bin/python Tests/Benchmarks/peers.py train spacy --corpora DIR --output peers/spacy
              peers/bin/python Tests/Benchmarks/peers.py train crfsuite --corpora DIR --output peers/crfsuite
              nutgraf-lab bench --peers peers DIR/news/dev.jsonl
            """
    )

    @Argument(help: "Annotated articles, one JSON object a line.")
    var file: String

    @Option(help: "How many turns each takes.")
    var rounds = 5

    @Option(help: "The folder of the peers' virtual environment and models.")
    var peers: String?

    @Option(help: "The script that runs the peers.")
    var script = "Tests/Benchmarks/peers.py"

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds is at least 1.") }
    }

    func run() throws {
        let articles = try AnnotatedCorpus(file: file).articles
        let texts = articles.map(\.text)
        let tokens = texts.map(Self.tokens).reduce(0, +)
        print("\(Analyzer.version): \(articles.count) articles, \(tokens) tokens")
        try measureProcesses(texts)
        try measureTurns(articles, tokens: tokens)
        measureLengths(texts)
    }

    /// What a process costs from its start; before the peers, whose memory would be counted too.
    private func measureProcesses(_ texts: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nutgraf-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let story = folder.appending(path: "story.txt")
        for (name, bytes) in [("one article", 0), ("8 MiB", 8 << 20)] {
            try Data(Self.text(of: texts, bytes: bytes).utf8).write(to: story)
            var best = try OwnProcess(["inspect", story.path])
            for _ in 1..<rounds {
                let next = try OwnProcess(["inspect", story.path])
                if next.time < best.time { best = next }
            }
            print(
                "start to result, \(name): \(best.time / .milliseconds(1)) ms, peak memory \(best.peakKiB / 1024) MiB"
            )
        }
    }

    private func measureTurns(_ articles: [AnnotatedArticle], tokens: Int) throws {
        let score = NameScore(articles)
        let others = try peers.map { folder in
            try ["spacy", "crfsuite"].map { name in
                try BenchPeer(
                    name,
                    python: "\(folder)/bin/python",
                    script: script,
                    model: "\(folder)/\(name)",
                    articles: file
                )
            }
        }
        defer { others?.forEach { $0.end() } }
        var own = BenchResult("nutgraf, the whole analysis")
        var results = (others ?? []).map { BenchResult($0.name) }
        for _ in 0..<rounds {
            // Some hundred milliseconds at least, so that the clock's grain does not show.
            let repeats = max(1, 400_000 / max(1, tokens))
            var found: [Set<NameScore.Name>] = []
            let time = ContinuousClock().measure {
                for _ in 0..<repeats {
                    found = []
                    for article in articles {
                        found.append(NameScore.names(Analyzer().analyze(article.article)))
                    }
                }
            }
            own.note(seconds: time / .seconds(1) / Double(repeats), score.tally(found))
            for (number, peer) in (others ?? []).enumerated() {
                let run = try peer.run()
                let names = run.names.map { Set($0.compactMap { NameScore.name($0.start, $0.end, $0.kind) }) }
                results[number].note(seconds: run.seconds, score.tally(names))
            }
        }
        for result in [own] + results { print(result.line(tokens: tokens, against: own)) }
    }

    /// Time by length: the articles one after the other, cut at a length.
    private func measureLengths(_ texts: [String]) {
        for kilobytes in [4, 32, 256, 2_048, 8_192] {
            let text = Self.text(of: texts, bytes: kilobytes << 10)
            var best = Duration.seconds(3_600)
            for _ in 0..<max(rounds, 64 / kilobytes) {
                best = min(best, ContinuousClock().measure { _ = Analyzer().analyze(Article(text: text)) })
            }
            let nanoseconds = best / .nanoseconds(1) / Double(text.utf8.count)
            print("\(kilobytes) KiB in one article: \(Int(nanoseconds.rounded())) ns a byte")
        }
    }

    private static func tokens(_ text: String) -> Int {
        var pace = Pace(checkpoint: { () throws(Never) in })
        return Story(ByteText(text), pace: &pace).tokens.count
    }

    /// At least one text, and so many that they have `bytes` together, cut there at a character.
    private static func text(of texts: [String], bytes: Int) -> String {
        guard bytes > 0 else { return texts.first ?? "" }
        var long: [UInt8] = []
        while long.count < bytes {
            let before = long.count
            for text in texts where long.count < bytes {
                if !long.isEmpty { long += "\n\n".utf8 }
                long += text.utf8
            }
            // Texts of nothing would never do.
            if long.count == before { break }
        }
        // A cut inside a character leaves a replacement character, which is no matter here.
        return String(decoding: long.prefix(bytes), as: UTF8.self)
    }
}
