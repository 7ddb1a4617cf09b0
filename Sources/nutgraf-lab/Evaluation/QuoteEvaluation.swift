import NutgrafAnalysis

/// Measures direct quotations: found by their first word, and ascribed to the right speaker as ``SpeakerKey`` has it.
///
/// The annotation has the first words alone, so nothing here measures where a quotation ends; the marks in the text
/// say that, and the tests do.
///
/// Speakers are counted over all annotated quotations: one that was not found has no speaker. "named" are those
/// whose annotated speaker is a name, "named in the paragraph" those of them who are also named outside quotations
/// in the paragraph; "given an entity" is the precision of the entities given; "strictly" asks
/// that the entity goes by no name that is annotated for somebody else. Everything is measured end to end,
/// and once more with the annotated names in place of those that are found.
struct QuoteEvaluation: Evaluation {
    private struct Count {
        var right = 0
        var count = 0

        mutating func add(_ isRight: Bool) {
            right += isRight ? 1 : 0
            count += 1
        }
    }

    private static let classes = [
        "of all", "named", "named in the paragraph", "described", "given an entity", "named, strictly",
    ]

    private let isGiven: Bool
    private var found = Tally()
    private var speakers: [String: Count] = [:]
    private var cues = Count()
    private var indirect = 0

    /// - Parameter givenNames: whether the annotated names are given, rather than found.
    init(givenNames: Bool = false) {
        isGiven = givenNames
    }

    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void) {
        if isGiven {
            note(GoldMentions(article), of: article, model: .shared, report: report)
        } else {
            let names = { (entity: Int) in [analysis.entities[entity].name] + analysis.entities[entity].aliases }
            note(analysis.quotes, names: names, map: OffsetMap(analysis.edits), of: article, report: report)
        }
    }

    /// Counts what a model finds in a story with the annotated names.
    mutating func note(
        _ story: GoldMentions,
        of article: AnnotatedArticle,
        model: QuoteModel,
        report: (String) -> Void
    ) {
        var pace = Pace { () throws(Never) in }
        let quotes = QuoteFinder(story.context, spans: story.spans, model: model).quotes(pace: &pace)
        note(quotes, names: story.names(of:), map: OffsetMap([]), of: article, report: report)
    }

    private mutating func note(
        _ quotes: [Quote],
        names: (Int) -> [String],
        map: OffsetMap,
        of article: AnnotatedArticle,
        report: (String) -> Void
    ) {
        let text = ByteText(article.text)
        let key = SpeakerKey(article)
        var gold: [Int: AnnotatedArticle.Quote] = [:]
        for quote in article.quotes { gold[firstWord(quote.start, text)] = quote }
        for quote in quotes {
            guard quote.direct else {
                indirect += 1
                continue
            }
            let start = firstWord(map.submitted(quote.start, isEnd: false), text)
            guard let match = gold.removeValue(forKey: start) else {
                found.wrong += 1
                report("\(article.id) wrong quote (\(quote.cue ?? "-")): \(context(start, text))")
                continue
            }
            found.right += 1
            let names = quote.speaker.map(names) ?? []
            let isRight = key.isMet(match.speaker, entity: names, words: quote.speakerText)
            count(match, isRight, names, in: text, key)
            if !names.isEmpty { speakers["given an entity", default: Count()].add(isRight) }
            let isRightVerb = quote.cue == match.cue?.lowercased()
            cues.add(isRightVerb)
            if !isRightVerb {
                report("\(article.id) verb \(quote.cue ?? "-"), not \(match.cue ?? "-"): \(context(start, text))")
            }
            if !isRight {
                report(
                    "\(article.id) speaker \(names.first ?? "-") (\(quote.speakerText ?? "-"), \(quote.cue ?? "-")), "
                        + "not \(match.speaker ?? "nobody") (\(match.cue ?? "-")): "
                        + context(start, text)
                )
            }
        }
        found.missed += gold.count
        for start in gold.keys.sorted() {
            if let quote = gold[start] { count(quote, false, [], in: text, key) }
            report("\(article.id) missed quote: \(context(start, text))")
        }
    }

    var figures: [Figure] {
        let subject = isGiven ? "quotations, given the names" : "quotations"
        var figures = [Figure(subject, "found", found)]
        for name in Self.classes {
            let count = speakers[name] ?? Count()
            figures.append(
                Figure(subject, "speaker right, \(name)", Tally.share(count.right, count.count), of: count.count)
            )
        }
        figures.append(
            Figure(subject, "verb right, of those found", Tally.share(cues.right, cues.count), of: cues.count)
        )
        figures.append(Figure(subject, "indirect speech found", count: indirect))
        return figures
    }

    private mutating func count(
        _ quote: AnnotatedArticle.Quote,
        _ isRight: Bool,
        _ entity: [String],
        in text: ByteText,
        _ key: SpeakerKey
    ) {
        speakers["of all", default: Count()].add(isRight)
        guard let speaker = quote.speaker else { return }
        guard key.isNamed(speaker) else {
            speakers["described", default: Count()].add(isRight)
            return
        }
        speakers["named", default: Count()].add(isRight)
        speakers["named, strictly", default: Count()].add(isRight && key.isOne(speaker, entity: entity))
        let paragraph = SpeakerKey.folded(self.paragraph(at: quote.start, text))
        if key.names(of: speaker).contains(where: { paragraph.contains($0) }) {
            speakers["named in the paragraph", default: Count()].add(isRight)
        }
    }

    /// The paragraph around a place, without what stands between double quotation marks.
    private func paragraph(at place: Int, _ text: ByteText) -> String {
        var start = place
        while start > 0, !(text.byte(start - 1) == 0x0A && text.byte(start - 2) == 0x0A) { start -= 1 }
        var end = place
        while end < text.count, !(text.byte(end) == 0x0A && text.byte(end + 1) == 0x0A) { end += 1 }
        var outside = ""
        var isOpen = false
        for character in text.string(start..<end) {
            switch character {
            case "“": isOpen = true
            case "”": isOpen = false
            case "\"": isOpen.toggle()
            default: if !isOpen { outside.append(character) }
            }
        }
        return outside
    }

    /// The first letter or digit at or behind a place.
    private func firstWord(_ place: Int, _ text: ByteText) -> Int {
        var index = place
        while index < text.count, index < place + 32 {
            let (scalar, length) = text.scalar(at: index)
            let glyph = Glyph(scalar)
            if glyph == .letter || glyph == .digit { return index }
            index += length
        }
        return place
    }

    private func context(_ start: Int, _ text: ByteText) -> String {
        let before = text.string(max(0, start - 90)..<start)
        let after = text.string(start..<min(start + 110, text.count))
        return String("\(before)▸\(after)".map { $0 == "\n" ? "¶" : $0 })
    }
}
