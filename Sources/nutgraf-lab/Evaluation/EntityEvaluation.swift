import NutgrafAnalysis

/// Measures the mentions of entities, exact matches only, by kind and by source.
///
/// Facilities count as locations, as the open corpora merge them.
struct EntityEvaluation: Evaluation {
    /// The kinds that the common figure counts.
    private static let mainKinds = ["person", "organization", "location"]
    private static let otherKinds = ["group", "event", "work", "product"]

    private var tallies: [String: Tally] = [:]
    private var sources: [String: Tally] = [:]

    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void) {
        let map = OffsetMap(analysis.edits)
        let text = ByteText(article.text)
        for kind in Self.mainKinds + Self.otherKinds {
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
            if Self.mainKinds.contains(kind) { sources[article.sourceName, default: Tally()] += tally }
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
        for source in sources.keys.sorted() {
            figures.append(Figure("entities", "the three, \(source)", sources[source] ?? Tally()))
        }
        for kind in Self.otherKinds { figures.append(Figure("entities", kind, tallies[kind] ?? Tally())) }
        return figures
    }

    private func merged(_ kind: String) -> String { kind == "facility" ? "location" : kind }
}
