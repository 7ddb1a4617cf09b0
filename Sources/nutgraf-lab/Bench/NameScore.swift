import NutgrafAnalysis

/// Names of persons, organizations and locations in articles, exact matches only.
///
/// One scorer for the analyser and its peers.
struct NameScore {
    /// What is counted.
    private static let kinds: Set<String> = ["person", "organization", "location"]

    /// A name in the bytes of an article's text.
    struct Name: Hashable {
        let start: Int
        let end: Int
        let kind: String
    }

    private let gold: [Set<Name>]

    /// Takes the annotated names; facilities count as locations.
    init(_ articles: [AnnotatedArticle]) {
        gold = articles.map { article in
            Set(article.mentions.compactMap { Self.name($0.start, $0.end, $0.kind) })
        }
    }

    /// The names that an analysis has found, in bytes of the article as submitted.
    static func names(_ analysis: Analysis) -> Set<Name> {
        let map = OffsetMap(analysis.edits)
        var names: Set<Name> = []
        for entity in analysis.entities {
            for mention in entity.mentions {
                let start = map.submitted(mention.start, isEnd: false)
                let end = map.submitted(mention.end, isEnd: true)
                if let name = name(start, end, entity.kind.rawValue) { names.insert(name) }
            }
        }
        return names
    }

    /// A name, or `nil` where its kind is not counted.
    static func name(_ start: Int, _ end: Int, _ kind: String) -> Name? {
        let kind = kind == "facility" ? "location" : kind
        return kinds.contains(kind) ? Name(start: start, end: end, kind: kind) : nil
    }

    /// Compares the names found in every article, in the articles' order.
    func tally(_ found: [Set<Name>]) -> Tally {
        var tally = Tally()
        for (gold, found) in zip(gold, found) {
            let right = gold.intersection(found).count
            tally += Tally(right: right, wrong: found.count - right, missed: gold.count - right)
        }
        return tally
    }
}
