import NutgrafAnalysis

/// Compares a model's names with those that are marked, exact matches only.
struct MentionScore {
    private(set) var tallies: [String: Tally] = [:]
    /// For each name found the margin of its weakest token, and whether it is right.
    private(set) var margins: [(margin: Int, isRight: Bool)] = []
    private let model: EntityModel

    /// Takes a model.
    init(_ model: EntityModel) { self.model = model }

    /// Tags a text and compares.
    ///
    /// - Parameters:
    ///   - text: the text to count.
    ///   - story: of a headline the story under it.
    mutating func note(_ text: TrainingText, under story: TrainingText? = nil) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let tokens = Story(ByteText(text.bytes), pace: &pace)
        let mentions: [Mention]
        let tags: Tagger.Tags
        if let story {
            let body = Story(ByteText(story.bytes), pace: &pace)
            let both = Tagger(model).tags(of: body, headline: tokens, pace: &pace)
            tags = both.headline ?? both.story
        } else {
            tags = Tagger(model).tags(of: tokens, pace: &pace).story
        }
        mentions = MentionReader(tokens, model: model).mentions(tags)
        var found: [String: Set<Range<Int>>] = [:]
        for mention in mentions { found[Self.name(mention.kind), default: []].insert(mention.start..<mention.end) }
        var gold: [String: Set<Range<Int>>] = [:]
        for span in text.spans {
            gold[Self.name(TagLayout.kinds[span.kinds.trailingZeroBitCount]), default: []].insert(span.start..<span.end)
        }
        for mention in mentions {
            let margin = mention.tokens.map { Int(tags.margins[$0]) }.min() ?? 0
            margins.append((margin, gold[Self.name(mention.kind)]?.contains(mention.start..<mention.end) == true))
        }
        for kind in Self.names {
            let first = found[kind] ?? []
            let second = gold[kind] ?? []
            let right = first.intersection(second).count
            tallies[kind, default: Tally()] += Tally(
                right: right,
                wrong: first.count - right,
                missed: second.count - right
            )
        }
    }

    /// The names of the kinds, facilities as locations.
    static let names = ["person", "organization", "location", "group", "event", "work", "product"]

    private static func name(_ kind: EntityKind?) -> String {
        guard let kind else { return "" }
        return kind == .facility ? "location" : kind.rawValue
    }

    /// Right, wrong and missed of the three main kinds together.
    var main: Tally {
        var main = Tally()
        for kind in Self.names.prefix(3) { main += tallies[kind] ?? Tally() }
        return main
    }

    /// The figures in one line: the three main kinds together, then each.
    var line: String {
        "main " + Self.short(main)
            + Self.names.map { " \($0.prefix(3)) \(Tally.short(tallies[$0]?.f1 ?? 0))" }.joined()
    }

    private static func short(_ tally: Tally) -> String {
        "\(Tally.short(tally.f1)) (P \(Tally.short(Tally.share(tally.right, tally.right + tally.wrong))) R \(Tally.short(Tally.share(tally.right, tally.right + tally.missed))))"
    }
}
