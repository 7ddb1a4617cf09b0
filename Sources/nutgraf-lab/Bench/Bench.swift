import ArgumentParser
import Foundation
import NutgrafAnalysis

/// Measures how fast the analyser is, alone or in turns with its peers.
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the analyser's speed on one core, in turns with its peers.",
        discussion: """
            Build with -c release, and keep the machine idle. Tokens are the analyser's own, words and marks, for all
            who are measured. The analyser begins each of its turns as if it had read nothing. The peers are trained
            first, by Tests/Benchmarks/peers.py:

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
        profile(articles)
        measureLengths(texts)
    }

    /// How much of the time each stage takes.
    private func profile(_ articles: [AnnotatedArticle]) {
        let clock = ContinuousClock()
        var spent: [Stage: Duration] = [:]
        for _ in 0..<max(1, rounds) {
            for article in articles {
                var stage = Stage.preparation
                var start = clock.now
                func note(_ next: Stage) {
                    let now = clock.now
                    spent[stage, default: .zero] += now - start
                    (stage, start) = (next, now)
                }
                _ = Analyzer().analyze(article.article, observer: note)
                note(.preparation)
            }
        }
        let whole = spent.values.reduce(.zero, +)
        for stage in Stage.allCases {
            let share = (spent[stage] ?? .zero) / whole * 100
            print("\(stage.rawValue): \((share * 10).rounded() / 10) % of the time")
        }
    }

    /// What a process costs from its start; before the peers, whose memory would be counted too.
    private func measureProcesses(_ texts: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nutgraf-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let story = folder.appending(path: "story.txt")
        for (name, bytes) in [("one article", 0), ("8 MiB", 8 << 20)] {
            try Data(Self.text(of: texts, bytes: bytes).utf8).write(to: story)
            var best = try OwnProcess(["bench-process", story.path])
            for _ in 1..<rounds {
                let next = try OwnProcess(["bench-process", story.path])
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
                    let analyzer = Analyzer(model: EntityModel.shared.unused)
                    for article in articles {
                        found.append(NameScore.names(analyzer.analyze(article.article)))
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

    /// Time by length: different articles one after the other, parted every so many bytes. Longer texts than all
    /// articles together are made of them with other names in each turn, since what is repeated is read once.
    private func measureLengths(_ texts: [String]) {
        for kilobytes in [4, 16, 64, 256, 1_024, 8_192] {
            let parts = Self.parts(of: texts, bytes: kilobytes << 10)
            var best = Duration.seconds(3_600)
            for _ in 0..<min(rounds, max(1, 2_048 / kilobytes)) {
                best = min(
                    best,
                    ContinuousClock().measure {
                        for part in parts { _ = Analyzer().analyze(Article(text: part)) }
                    }
                )
            }
            let bytes = parts.reduce(0) { $0 + $1.utf8.count }
            let nanoseconds = best / .nanoseconds(1) / Double(max(1, bytes))
            print("\(kilobytes) KiB in one article: \(Int(nanoseconds.rounded())) ns a byte")
        }
    }

    private static func tokens(_ text: String) -> Int {
        var pace = Pace(checkpoint: { () throws(Never) in })
        return Story(ByteText(text), pace: &pace).tokens.count
    }

    /// At least one text, and so many that they have `bytes` together, cut there at a character.
    private static func text(of texts: [String], bytes: Int) -> String {
        bytes > 0 ? parts(of: texts, bytes: bytes).first ?? "" : texts.first ?? ""
    }

    /// The texts one after the other, cut every so many bytes; one part at least, of 256 KiB together at most.
    private static func parts(of texts: [String], bytes: Int) -> [String] {
        let wanted = max(bytes, 256 << 10) / bytes * bytes
        var long: [UInt8] = []
        var turn = 0
        while long.count < wanted {
            let before = long.count
            for text in texts where long.count < wanted {
                if !long.isEmpty { long += "\n\n".utf8 }
                append(text, turn, to: &long)
            }
            // Texts of nothing would never do.
            if long.count == before { break }
            turn += 1
        }
        // A cut inside a character leaves a replacement character, which is no matter here.
        return stride(from: 0, to: long.count / bytes * bytes, by: bytes).map {
            String(decoding: long[$0..<$0 + bytes], as: UTF8.self)
        }
    }

    /// Adds a text, in later turns with other names: letters behind every fourth capitalised word.
    private static func append(_ text: String, _ turn: Int, to long: inout [UInt8]) {
        guard turn > 0 else { return long += text.utf8 }
        var capitals = 0
        var isCapitalized = false
        var letters = 0
        for byte in text.utf8 {
            let isLetter = (0x61...0x7A).contains(byte | 0x20)
            if isLetter {
                if letters == 0 { isCapitalized = byte < 0x61 }
                letters += 1
            } else {
                if letters > 3, isCapitalized {
                    capitals += 1
                    if capitals % 4 == 0 { long += [0x61 + UInt8(turn / 26 % 26), 0x61 + UInt8(turn % 26)] }
                }
                letters = 0
            }
            long.append(byte)
        }
    }
}
