import NutgrafAnalysis

/// Compares a model's names with those that are marked, exact matches only.
struct MentionScore {
    private(set) var tallies: [String: Tally] = [:]
    /// For each name found the margin of its weakest token, and whether it is right.
    private(set) var margins: [(margin: Int, isRight: Bool)] = []
    private var sources: [String: [String: Tally]] = [:]

    /// Compares the names of a text.
    ///
    /// - Parameters:
    ///   - names: what was found and what is marked.
    ///   - source: where the text comes from; empty where that is not to be told apart.
    mutating func note(_ names: NamesOfText, source: String = "") {
        margins += names.margins
        for kind in NamesOfText.kinds {
            let tally = names.tally(kind)
            tallies[kind, default: Tally()] += tally
            if !source.isEmpty { sources[source, default: [:]][kind, default: Tally()] += tally }
        }
    }

    /// Right, wrong and missed of the three main kinds together.
    var main: Tally { Self.main(tallies) }

    private static func main(_ tallies: [String: Tally]) -> Tally {
        NamesOfText.mainKinds.reduce(into: Tally()) { $0 += tallies[$1] ?? Tally() }
    }

    /// The figures of all texts, then of each source.
    ///
    /// - Parameters:
    ///   - subject: what was measured.
    ///   - marksAllKinds: whether the texts mark more than the three main kinds.
    func figures(_ subject: String, marksAllKinds: Bool) -> [Figure] {
        let kinds = marksAllKinds ? NamesOfText.kinds : Array(NamesOfText.mainKinds)
        var figures = [Figure(subject, "person, organization, location", main)]
        figures += kinds.map { Figure(subject, $0, tallies[$0] ?? Tally()) }
        for (source, tallies) in sources.sorted(by: { $0.key < $1.key }) {
            figures.append(Figure(subject, "the three, \(source)", Self.main(tallies)))
            figures += kinds.map { Figure(subject, "\($0), \(source)", tallies[$0] ?? Tally()) }
        }
        return figures
    }

    /// The figures in one line: the three main kinds together, then each.
    var line: String {
        "main " + Self.short(main)
            + NamesOfText.kinds.map { " \($0.prefix(3)) \(Tally.short(tallies[$0]?.f1 ?? 0))" }.joined()
    }

    private static func short(_ tally: Tally) -> String {
        "\(Tally.short(tally.f1)) (P \(Tally.short(Tally.share(tally.right, tally.right + tally.wrong))) R \(Tally.short(Tally.share(tally.right, tally.right + tally.missed))))"
    }
}
