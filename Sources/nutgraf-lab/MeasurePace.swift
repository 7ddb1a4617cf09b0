import ArgumentParser
import NutgrafAnalysis

/// Measures how long hostile texts take.
struct MeasurePace: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pace",
        abstract: "Measures nanoseconds a byte on texts made to be slow, from 4 KB to 8 MB."
    )

    @Flag(help: "Measure the preparation alone, not the whole analysis.")
    var preparation = false

    @Option(help: "The longest text, in KB.")
    var limit = 8192

    private static let patterns: [(name: String, text: String)] = [
        ("words", "The mill of the valley burned down. "), ("one letter", "a"), ("blanks", " "), ("lines", "a\n"),
        ("stops", "."), ("spaced stops", ". "), ("questions", "?"), ("it?s", "it?s "), ("hats", "â"), ("â€", "â€"),
        ("misread", "â€™"), ("twice", "Ã¢â‚¬â„¢"), ("Ã", "Ã"), ("U+FFFD", "\u{FFFD}"), ("ampersands", "&"),
        ("&amp;", "&amp;"), ("soft hyphens", "a\u{AD}"), ("zero-width", "\u{200B}"), ("no-break", "\u{A0}a"),
        ("hyphen ends", "abcdefghijklmnopqrstu-\n"), ("quotes", "“"), ("brackets", "(["), ("markers", "1. "),
        ("addresses", "a.b@c.d "), ("http", "http://"), ("dotted", "aa.aa."), ("Cyrillic", "Привет мир. "),
        ("Cyrillic misread", "РџСЂРё "), ("Chinese", "今天下雨。"), ("capitals", "Kappa Lambda "), ("initials", "A. "),
        ("repeats", "The mill of the valley burned down at last in May.\n\n"), ("headline", "Mill Burns\n"),
        ("contractions", "don’t "), ("quotations", "“We go,” said Ann Bray. "), ("combining", "e\u{301}"),
        ("endless sentence", "the mill of Ann Bray and "), ("shouting", "KAPPA "), ("straight quotes", "\""),
        ("long tokens", String(repeating: "kappa", count: 12) + " "),
    ]

    func run() throws {
        let clock = ContinuousClock()
        for (name, pattern) in Self.patterns {
            var line = name
            var kilobytes = 4
            while kilobytes <= limit {
                let text = String(repeating: pattern, count: max(1, kilobytes * 1024 / pattern.utf8.count))
                let bytes = text.utf8.count
                // Short texts several times, so that the clock's grain does not show.
                let rounds = max(1, 256 / kilobytes)
                let time = clock.measure {
                    for _ in 0..<rounds {
                        if preparation {
                            var step = TextPreparation()
                            var pace = Pace(checkpoint: { () throws(Never) in })
                            _ = step.prepare(ByteText(text), pace: &pace)
                        } else {
                            _ = Analyzer().analyze(Article(text: text))
                        }
                    }
                }
                let nanoseconds = time / rounds / .nanoseconds(1)
                line += "  \(kilobytes) KB \(Int((nanoseconds / Double(bytes)).rounded()))"
                kilobytes *= 8
                if kilobytes > limit, kilobytes < limit * 8 { kilobytes = limit }
            }
            print(line)
        }
    }
}
