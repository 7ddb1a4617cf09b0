/// Tells from the verbs around an expression whether its sentence speaks of the past or the future.
///
/// The verb that stands nearest before the expression decides, and where there is none the first one behind it:
/// "he said on Thursday that it would", "on Thursday it will".
struct TenseReader {
    /// How many tokens are looked at before and behind an expression.
    private static let reach = (before: 40, behind: 25)

    private let story: Story
    private let words: [TimeWord]

    init(_ story: Story, _ vocabulary: TimeVocabulary) {
        self.story = story
        words = vocabulary.words
    }

    /// The tense around some tokens of a sentence.
    func tense(around tokens: Range<Int>, in sentence: Range<Int>) -> Tense {
        var index = tokens.lowerBound - 1
        let first = max(sentence.lowerBound, index - Self.reach.before)
        while index >= first {
            if let tense = tense(at: index, in: sentence, tokens) { return tense }
            index -= 1
        }
        index = tokens.upperBound
        let limit = min(sentence.upperBound, index + Self.reach.behind)
        while index < limit {
            if let tense = tense(at: index, in: sentence, tokens) { return tense }
            index += 1
        }
        return .unknown
    }

    /// What a word decides; `nil` where it decides nothing.
    private func tense(at index: Int, in sentence: Range<Int>, _ tokens: Range<Int>) -> Tense? {
        let token = story.tokens[index]
        guard token.kind == .word || token.kind == .clitic else { return nil }
        let word = words[token.form]
        switch word.cue {
        case .none: return nil
        case .infinitive: return index > sentence.lowerBound && kind(index - 1, sentence) == .to ? .future : nil
        case .future:
            // "May" is a month or a name, and "they can" no month.
            if token.isCapitalized, !token.isOpening { return nil }
            // "May have killed" looks back.
            return isHave(index + 1, sentence) ? .past : .future
        case .intent:
            if kind(index + 1, sentence) == .to { return isBehindWas(index, sentence) ? .past : .future }
            return endsInED(token) ? .past : nil
        case .schedule:
            switch kind(index + 1, sentence) {
            case .to where isCause(index, sentence): return nil
            case .to where isBehindWas(index, sentence): return .past
            case .to, .in, .on, .at, .until, .preposition: return .future
            default: return endsInED(token) ? participle(index, sentence) : .future
            }
        case .past:
            if token.isCapitalized, !token.isOpening { return nil }
            return participle(index, sentence)
        case .present: return presentTense(index, sentence, tokens)
        }
    }

    /// The tense of what may be a participle: none of its own behind "be", "is" and "are".
    private func participle(_ index: Int, _ sentence: Range<Int>) -> Tense? {
        for before in [index - 1, index - 2] where before >= sentence.lowerBound {
            let cue = words[story.tokens[before].form].cue
            if cue == .infinitive || cue == .present, story.tokens[before].kind == .word { return nil }
            if cue != .none { break }
        }
        return .past
    }

    /// "is meeting" and "is on Thursday" are of the future, "is said" and "is big" of nothing; a possessive is no verb.
    private func presentTense(_ index: Int, _ sentence: Range<Int>, _ tokens: Range<Int>) -> Tense? {
        guard story.tokens[index].kind == .word, index + 1 < sentence.upperBound else { return nil }
        let next = story.tokens[index + 1]
        if next.kind == .word, next.end - next.start > 4, story.text.byte(next.end - 1) == 0x67,
            story.text.byte(next.end - 2) == 0x6E, story.text.byte(next.end - 3) == 0x69
        {
            return .future
        }
        return index < tokens.lowerBound && index + 2 >= tokens.lowerBound ? .future : nil
    }

    private func isHave(_ index: Int, _ sentence: Range<Int>) -> Bool {
        index < sentence.upperBound && story.tokens[index].kind == .word
            && story.tokens[index].end - story.tokens[index].start == 4
            && story.text.has(Array("have".utf8), at: story.tokens[index].start)
    }

    /// Whether "was" or "had" stands before a word: what "was due" is past as likely as not.
    private func isBehindWas(_ index: Int, _ sentence: Range<Int>) -> Bool {
        for before in [index - 1, index - 2] where before >= sentence.lowerBound {
            if words[story.tokens[before].form].cue == .past, !endsInED(story.tokens[before]) { return true }
        }
        return false
    }

    /// Whether "due to" gives a cause: no "is" stands before it, or a noun's word behind it.
    private func isCause(_ index: Int, _ sentence: Range<Int>) -> Bool {
        guard story.text.byte(story.tokens[index].start) | 0x20 == 0x64 else { return false }
        switch kind(index + 2, sentence) {
        case .the, .article, .step, .possessor, .numeral, .figure: return true
        default: break
        }
        for before in [index - 1, index - 2] where before >= sentence.lowerBound {
            let cue = words[story.tokens[before].form].cue
            if cue == .present || cue == .past || cue == .infinitive { return false }
        }
        return true
    }

    private func kind(_ index: Int, _ sentence: Range<Int>) -> TimeWord.Kind {
        guard index < sentence.upperBound else { return .none }
        // "planned for Thursday" reads as "planned on Thursday".
        return words[story.tokens[index].form].kind
    }

    private func endsInED(_ token: Token) -> Bool {
        token.end - token.start > 3 && story.text.byte(token.end - 1) == 0x64 && story.text.byte(token.end - 2) == 0x65
    }
}
