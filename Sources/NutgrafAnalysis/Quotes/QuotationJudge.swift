/// Tells quotations from titles, nicknames and words that are only doubted.
struct QuotationJudge {
    /// What a word may be to words in marks.
    private struct Lists: OptionSet {
        let rawValue: UInt8

        /// Words before a name in marks.
        static let naming = Lists(rawValue: 1 << 0)
        /// Words that make a clause, or that only a speaker says.
        static let verbs = Lists(rawValue: 1 << 1)
        static let addresses = Lists(rawValue: 1 << 2)
        static let articles = Lists(rawValue: 1 << 3)
        static let conjunctions = Lists(rawValue: 1 << 4)
    }

    private static let lists = WordLists<Lists>([
        (
            .naming,
            [
                "called", "dubbed", "named", "nicknamed", "titled", "entitled", "known", "so-called", "termed",
                "labelled", "labeled", "so", "book", "novel", "film", "movie", "song", "album", "show", "series",
                "article", "poem", "play", "word", "term", "phrase", "slogan", "nickname", "hashtag", "words",
                "meaning", "means", "hit", "track",
            ]
        ),
        (
            .verbs,
            [
                "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "will", "would", "can", "could",
                "should", "must", "may", "might", "do", "does", "did", "don't", "don’t", "can't", "can’t", "it's",
                "it’s", "not", "won't", "won’t", "isn't", "isn’t", "get", "got", "make", "made", "go", "went", "know",
                "think", "want", "need", "see",
            ]
        ),
        (.addresses, ["i", "we", "you", "my", "our", "your", "me", "us", "he", "she", "they", "it", "this", "there"]),
        (
            .articles,
            [
                "the", "a", "an", "his", "her", "its", "their", "this", "that's", "these", "those", "any", "some", "no",
                "other", "such", "more", "most", "very", "both", "own", "new",
            ]
        ),
        (.conjunctions, ["and", "or", "but", "nor", "because", "if", "when", "while", "than"]),
    ])

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
    ///   - before: the span before, and whether it is a quotation.
    func features(
        of span: QuotedSpan,
        speaker best: SpeakerCandidate,
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
            if Self.lists[context.lower(token)].contains(.naming) { standing.isNaming = true }
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
            let lists = Self.lists[context.lower(token)]
            if lists.contains(.verbs) { standing.hasVerb = true }
            if lists.contains(.addresses) { standing.addresses = true }
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
        let lists = Self.lists[word]
        if word == "that" { return .that }
        if lists.contains(.naming) || word == "as" { return .naming }
        if context.cue(at: token) != .none { return .cue }
        if lists.contains(.articles) { return .article }
        if PhraseReader.isPreposition(word) { return .preposition }
        if lists.contains(.conjunctions) { return .conjunction }
        if lists.contains(.verbs) { return .verb }
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
