import NutgrafAnalysis

/// Measures the mentions of entities, exact matches only, by kind and by source.
///
/// Facilities count as locations, as the open corpora merge them.
struct EntityEvaluation: Evaluation {
    /// The kinds that the common figure counts.
    private static let mainKinds = NamesOfText.mainKinds
    private static let otherKinds = NamesOfText.kinds.dropFirst(mainKinds.count)

    private var tallies: [String: Tally] = [:]
    private var sources: [String: [String: Tally]] = [:]

    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void) {
        let map = OffsetMap(analysis.edits)
        let text = ByteText(article.text)
        for kind in NamesOfText.kinds {
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
            let tally = Tally(right: right, wrong: found.count - right, missed: gold.count - right)
            tallies[kind, default: Tally()] += tally
            sources[article.sourceName, default: [:]][kind, default: Tally()] += tally
            for (what, ranges) in [("wrong", found.subtracting(gold)), ("missed", gold.subtracting(found))] {
                for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
                    report("\(article.id) \(what) \(kind): \(text.string(range))")
                }
            }
        }
    }

    var figures: [Figure] {
        var figures: [Figure] = []
        var all = Tally()
        for kind in Self.mainKinds {
            let tally = tallies[kind] ?? Tally()
            all += tally
            figures.append(Figure("entities", kind, tally))
        }
        figures.append(Figure("entities", "person, organization, location", all))
        let sources = sources.sorted { $0.key < $1.key }
        for (source, tallies) in sources {
            let all = Self.mainKinds.reduce(into: Tally()) { $0 += tallies[$1] ?? Tally() }
            figures.append(Figure("entities", "the three, \(source)", all))
        }
        for kind in Self.otherKinds { figures.append(Figure("entities", kind, tallies[kind] ?? Tally())) }
        for (source, tallies) in sources {
            figures += NamesOfText.kinds.map { Figure("entities", "\($0), \(source)", tallies[$0] ?? Tally()) }
        }
        return figures
    }

    private func merged(_ kind: String) -> String { kind == "facility" ? "location" : kind }
}
