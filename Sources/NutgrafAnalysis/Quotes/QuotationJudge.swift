/// Tells quotations from titles, nicknames and words that are only doubted.
struct QuotationJudge {
    private let context: SpeakerContext
    private let layout = QuotationFeatures.shared
    private var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
    }

    /// The features of a span with its likeliest speaker.
    ///
    /// - Parameters:
    ///   - span: the words in marks.
    ///   - best: who speaks them if they are a quotation.
    ///   - share: how likely they do.
    ///   - before: the span before, and whether it is a quotation.
    func features(
        of span: QuotedSpan,
        speaker best: SpeakerCandidate,
        share: Double,
        before: (span: QuotedSpan, isQuotation: Bool)?
    ) -> [Int] {
        var standing = QuotationFeatures.Standing()
        let sentence = story.tokensOfSentence[story.tokens[span.open].sentence]
        standing.isUnclosed = span.isUnclosed
        standing.isWhole = sentence.lowerBound == span.open
        standing.beginsParagraph = story.paragraphs[span.paragraph].lowerBound == story.tokens[span.open].start
        let mark = story.text.scalar(at: story.tokens[span.open].start).value
        standing.isSingle = mark == 0x27 || mark == 0x2018
        standing.lead = lead(span, sentence)
        for token in max(sentence.lowerBound, span.open - 4)..<span.open where !context.isQuoted[token] {
            if story.classes(token).has(.naming) { standing.isNaming = true }
        }
        standing.follow = follow(span)
        switch story.text.scalar(before: span.end).value {
        case 0x2C: standing.ending = 0
        case 0x2E, 0x2026: standing.ending = 1
        case 0x3F, 0x21: standing.ending = 2
        default: break
        }
        if let before, before.span.paragraph == span.paragraph,
            story.tokens[before.span.open].sentence == story.tokens[span.open].sentence
        {
            standing.series = before.isQuotation ? 1 : 2
        }
        standing.isResumed = isResumed(span, after: before)
        read(span, into: &standing)
        standing.share = share
        for token in max(sentence.lowerBound, span.open - 24)..<span.open where !context.isQuoted[token] {
            let strength = context.cue(at: token)
            if strength != .none {
                standing.cue = strength == .strong ? 2 : max(standing.cue, 1)
                if token + 1 < span.open, context.lower(token + 1) == "that" { standing.isThat = true }
            }
        }
        return layout.features(standing, speaker: best)
    }

    /// Whether only an attribution parts a span from the quotation before, in one sentence.
    func isResumed(_ span: QuotedSpan, after before: (span: QuotedSpan, isQuotation: Bool)?) -> Bool {
        guard let before, before.isQuotation, before.span.close < span.open,
            story.tokens[before.span.open].sentence == story.tokens[span.open].sentence
        else { return false }
        return isAttribution((before.span.close + 1)..<span.open)
    }

    /// Whether the words between two quotations are a verb of saying and its subject, with a mark at the end.
    private func isAttribution(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.last, tokens.count > 1, tokens.count <= 14,
            [.comma, .stop, .mark, .dash].contains(story.tokens[last].kind)
        else { return false }
        return tokens.contains { context.cue(at: $0) != .none }
    }

    /// Reads the first words within the marks.
    private func read(_ span: QuotedSpan, into standing: inout QuotationFeatures.Standing) {
        var capitals = 0
        var long = 0
        for token in (span.open + 1)..<max(span.open + 1, min(span.close, span.open + 26)) {
            let kind = story.tokens[token].kind
            guard kind == .word || kind == .number else {
                if kind == .clitic, standing.words > 0 { standing.hasVerb = standing.hasVerb || isVerbal(token) }
                continue
            }
            standing.words += 1
            guard kind == .word else { continue }
            if story.tokens[token].end - story.tokens[token].start > 3 {
                long += 1
                if story.tokens[token].isCapitalized { capitals += 1 }
            }
            let classes = story.classes(token)
            if classes.has(.predicate) { standing.hasVerb = true }
            if classes.has(.addressing) { standing.addresses = true }
        }
        let first = span.open + 1
        if first < span.close, story.tokens[first].isCapitalized {
            standing.capitals = long > 0 && capitals == long ? 2 : 1
        }
    }

    /// Whether a clitic is no genitive: "’re", "’ll".
    private func isVerbal(_ token: Int) -> Bool { story.text.byte(story.tokens[token].end - 1) | 0x20 != 0x73 }

    private func lead(_ span: QuotedSpan, _ sentence: Range<Int>) -> QuotationFeatures.Lead {
        let token = span.open - 1
        guard token >= sentence.lowerBound else { return .start }
        switch story.tokens[token].kind {
        case .comma: return .comma
        case .openBracket: return .bracket
        case .word: break
        case .mark: return story.text.byte(story.tokens[token].start) == 0x3A ? .colon : .mark
        default: return .mark
        }
        let word = context.lower(token)
        if word == "that" { return .that }
        let classes = story.classes(token)
        if classes.has(.naming) || word == "as" { return .naming }
        if context.cue(at: token) != .none { return .cue }
        if classes.has(.article) { return .article }
        if classes.has(.preposition) { return .preposition }
        if classes.has(.conjunction) { return .conjunction }
        if classes.has(.predicate) { return .verb }
        return story.tokens[token].isCapitalized ? .capital : .word
    }

    private func follow(_ span: QuotedSpan) -> Int {
        guard span.close + 1 < story.tokens.count, !span.isUnclosed,
            story.tokens[span.close + 1].sentence == story.tokens[span.close].sentence
        else { return 0 }
        let next = story.tokens[span.close + 1]
        switch next.kind {
        case .comma, .stop, .dash, .mark, .closeBracket: return 1
        case .word:
            if next.isCapitalized { return 3 }
            return story.classes(span.close + 1).has(.stop) || context.cue(at: span.close + 1) != .none ? 4 : 2
        default: return 4
        }
    }
}
