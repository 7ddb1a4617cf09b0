import NutgrafAnalysis

/// The names that a model finds in a text, and those that are marked there; facilities are locations.
struct NamesOfText {
    /// The kinds in the order in which they are shown: the three that all corpora mark, then the others.
    static let kinds = ["person", "organization", "location", "group", "event", "work", "product"]
    /// The kinds that all corpora mark.
    static let mainKinds = kinds.prefix(3)

    /// The kind of each name found, by its bytes.
    let found: [Range<Int>: String]
    /// The kind of each name marked, by its bytes.
    let marked: [Range<Int>: String]
    /// For each name found, in order, the margin of its weakest token, and whether it is right.
    let margins: [(margin: Int, isRight: Bool)]

    /// Takes names that were found and marked elsewhere.
    init(found: [Range<Int>: String], marked: [Range<Int>: String]) {
        self.found = found
        self.marked = marked
        margins = []
    }

    /// Tags a text.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - story: of a headline the story under it.
    ///   - model: the model.
    init(_ text: TrainingText, under story: TrainingText?, model: EntityModel) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let tokens = Story(ByteText(text.bytes), pace: &pace)
        let tags: Tagger.Tags
        if let story {
            let body = Story(ByteText(story.bytes), pace: &pace)
            let both = Tagger(model).tags(of: body, headline: tokens, pace: &pace)
            tags = both.headline ?? both.story
        } else {
            tags = Tagger(model).tags(of: tokens, pace: &pace).story
        }
        let mentions = MentionReader(tokens, model: model).mentions(tags)
        var found: [Range<Int>: String] = [:]
        var marked: [Range<Int>: String] = [:]
        var margins: [(margin: Int, isRight: Bool)] = []
        for span in text.spans {
            marked[span.start..<span.end] = Self.name(TagLayout.kinds[span.kinds.trailingZeroBitCount])
        }
        for mention in mentions {
            let range = mention.start..<mention.end
            found[range] = Self.name(mention.kind)
            let margin = mention.tokens.map { Int(tags.margins[$0]) }.min() ?? 0
            margins.append((margin, marked[range] == Self.name(mention.kind)))
        }
        self.found = found
        self.marked = marked
        self.margins = margins
    }

    /// The names of the kinds that all corpora mark alone.
    var ofMainKinds: NamesOfText {
        NamesOfText(
            found: found.filter { Self.mainKinds.contains($0.value) },
            marked: marked.filter { Self.mainKinds.contains($0.value) }
        )
    }

    /// What is wrong or missed, in the order of the text; a name of another kind is both.
    func errors(in bytes: [UInt8]) -> [String] {
        let ranges = Set(found.keys).union(marked.keys).sorted {
            ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
        }
        return ranges.flatMap { range -> [String] in
            guard found[range] != marked[range] else { return [] }
            let name = String(decoding: bytes[range], as: UTF8.self)
            return [("wrong", found[range]), ("missed", marked[range])].compactMap { what, kind in
                kind.map { "\(what) \($0): \(name)" }
            }
        }
    }

    /// What is right, wrong and missed of a kind.
    func tally(_ kind: String) -> Tally {
        let first = found.filter { $0.value == kind }
        let right = first.count { marked[$0.key] == kind }
        let all = marked.values.count { $0 == kind }
        return Tally(right: right, wrong: first.count - right, missed: all - right)
    }

    private static func name(_ kind: EntityKind?) -> String {
        guard let kind else { return "" }
        return kind == .facility ? "location" : kind.rawValue
    }
}
