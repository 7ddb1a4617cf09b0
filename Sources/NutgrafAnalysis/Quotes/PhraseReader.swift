/// Reads the phrases around a verb of saying: what may stand between it and its subject, and where a description
/// begins and ends.
struct PhraseReader {
    /// Words that leave open whether what follows is so.
    private static let conditions: Set<String> = ["if", "whether", "whoever", "unless"]
    /// Verbs behind which "that" may be left out, and which may be denied themselves.
    private static let beliefs: Set<String> = [
        "believe", "believes", "believed", "think", "thinks", "thought", "suggest", "suggests", "suggested",
        "claim", "claims", "claimed",
    ]
    /// Words that deny a clause.
    private static let negations: Set<String> = [
        "no", "not", "never", "nobody", "none", "nothing", "neither", "hardly", "cannot", "deny", "denies",
        "denied", "doubt", "doubts", "doubted",
    ]
    /// Adverbs that stand between commas behind a subject.
    private static let parentheses: Set<String> = [
        "however", "too", "instead", "meanwhile", "though", "moreover", "therefore", "nevertheless",
    ]

    let context: SpeakerContext
    private var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
    }

    /// Whether a token may stand between a subject and its verb.
    func isFiller(_ token: Int) -> Bool {
        guard story.tokens[token].kind == .word, context.mentionOfToken[token] < 0 else { return false }
        if story.classes(token).has(.filler) { return true }
        let range = story.tokens[token]
        return range.end - range.start > 4 && story.text.byte(range.end - 1) | 0x20 == 0x79
            && story.text.byte(range.end - 2) | 0x20 == 0x6C
    }

    /// The token before a verb that ends its subject, or `nil` where nothing stands there.
    func subjectEnd(of verb: Int, limit: Int) -> Int? {
        var index = verb - 1
        var skipped = 0
        while index >= limit, skipped < 4, !context.isQuoted[index] {
            if isFiller(index) {
                index -= 1
                skipped += 1
            } else if story.tokens[index].kind == .comma, index - 2 >= limit,
                Self.parentheses.contains(context.lower(index - 1)), story.tokens[index - 2].kind == .comma
            {
                index -= 3
                skipped += 1
            } else {
                break
            }
        }
        guard index >= limit, !context.isQuoted[index] else { return nil }
        return index
    }

    /// Whether a verb is passive, such as "was told": its subject says nothing.
    func isPassive(_ verb: Int, subjectEnd end: Int) -> Bool {
        guard !context.lower(verb).hasSuffix("ing") else { return false }
        return ((end + 1)..<verb).contains { story.classes($0).has(.being) }
    }

    /// Whether a verb is denied, such as "did not say", or only asked for.
    func isDenied(_ verb: Int, subjectEnd end: Int) -> Bool {
        ((end + 1)..<verb).contains { story.classes($0).has(.denial) }
    }

    /// Whether the clause of a subject hangs on "if" or "whether", or on a denied verb: "Nobody believes that Berg".
    func isDoubted(_ subject: Int, limit: Int) -> Bool {
        var index = subject - 1
        while index >= limit, subject - index < 12,
            story.classes(index).has([.role, .roleModifier, .honorific]) || isArticle(index)
        {
            index -= 1
        }
        guard index >= limit else { return false }
        let isTold = context.lower(index) == "that" || Self.beliefs.contains(context.lower(index))
        while index >= limit, subject - index < 24, !context.isQuoted[index] {
            guard story.tokens[index].kind == .word || story.tokens[index].kind == .clitic else { return false }
            let word = context.lower(index)
            if word == "and" || word == "but" { return false }
            if Self.conditions.contains(word) { return true }
            if isTold, Self.negations.contains(word) || word.hasSuffix("n’t") || word.hasSuffix("n't") { return true }
            index -= 1
        }
        return false
    }

    private func isArticle(_ token: Int) -> Bool { ["the", "a", "an"].contains(context.lower(token)) }

    /// A description that ends at a token: "the minister", "a spokesman for the bank", "officials".
    func description(endingAt end: Int, limit: Int) -> Range<Int>? {
        guard isNoun(end) || context.mentionOfToken[end] >= 0 || story.tokens[end].kind == .number else { return nil }
        var hasNoun = context.mentionOfToken[end] < 0
        var index = end
        while index >= limit, end - index < 12, !context.isQuoted[index] {
            let token = story.tokens[index]
            switch token.kind {
            case .word, .number, .hyphen, .clitic:
                let classes = story.classes(index)
                if context.mentionOfToken[index] < 0 {
                    if classes.has(.determiner) {
                        // "one of the victims", "a member of the group".
                        if index - 2 >= limit,
                            ["of", "for", "from", "at", "in", "with", "on", "by", "to", "about", "within", "among"]
                                .contains(context.lower(index - 1)),
                            isNoun(index - 2) || isDeterminer(index - 2)
                        {
                            hasNoun = true
                            index -= 2
                            continue
                        }
                        return hasNoun ? index..<(end + 1) : nil
                    }
                    if classes.has(.boundary) || context.cue(at: index) == .strong {
                        return bare(index + 1, end)
                    }
                    if !classes.has(.preposition), token.kind == .word { hasNoun = true }
                }
            default: return bare(index + 1, end)
            }
            index -= 1
        }
        return bare(index + 1, end)
    }

    /// A description without an article: only in the plural, or at a sentence's beginning.
    private func bare(_ start: Int, _ end: Int) -> Range<Int>? {
        var start = start
        while start < end, story.classes(start).has(.preposition) { start += 1 }
        // "Members of the House": a noun, and what it is tied to.
        if end - start >= 2, isNoun(start), story.classes(start + 1).has(.preposition) {
            return start..<(end + 1)
        }
        guard start <= end, end - start < 6, context.mentionOfToken[end] < 0, isNoun(end) else { return nil }
        return start..<(end + 1)
    }

    /// A description that begins at a token: "the minister", "a spokesman for the bank".
    func description(startingAt start: Int, limit: Int) -> Range<Int>? {
        var index = start
        guard start < limit else { return nil }
        guard isDeterminer(start) || isNoun(start) else { return nil }
        while index < limit, index - start < 12, !context.isQuoted[index] {
            let token = story.tokens[index]
            guard [.word, .number, .hyphen, .clitic].contains(token.kind) else { break }
            if index > start, context.mentionOfToken[index] < 0 {
                if story.classes(index).has([.boundary, .auxiliary]) || context.cue(at: index) != .none { break }
                let word = context.lower(index)
                if ["on", "in", "at", "to", "during", "by"].contains(word), index - start > 1 { break }
            }
            index += 1
        }
        guard index > start, index - start > 1 || isNoun(start) else { return nil }
        // "The Federal Office": a name and no description.
        if let number = context.mention(at: index - 1), context.mentions[number].tokens.lowerBound <= start + 1 {
            return nil
        }
        return start..<index
    }

    /// Whether a description may begin at a token.
    func isDeterminer(_ token: Int) -> Bool { story.classes(token).has(.determiner) }

    /// Whether a word beside a name is likely its verb.
    static func isVerbal(_ token: Int, _ context: SpeakerContext) -> Bool {
        let story = context.story
        guard story.tokens[token].kind == .word, !story.tokens[token].isCapitalized, context.mentionOfToken[token] < 0
        else { return false }
        let classes = story.classes(token)
        if classes.has(.verbal) || context.cue(at: token) != .none { return true }
        let range = story.tokens[token]
        guard range.end - range.start > 3, !classes.has([.role, .occupation, .boundary, .preposition]) else {
            return false
        }
        let (last, before) = (story.text.byte(range.end - 1), story.text.byte(range.end - 2))
        // "praised", "wants".
        return last == 0x64 && before == 0x65 || last == 0x73 && before != 0x73
    }

    /// Whether a token may be a noun of no name.
    func isNoun(_ token: Int) -> Bool {
        guard story.tokens[token].kind == .word, context.mentionOfToken[token] < 0 else { return false }
        let classes = story.classes(token)
        if classes.has(.role) { return true }
        return !classes.has([
            .stop, .strongSpeech, .pronounMale, .pronounFemale, .month, .weekday, .determiner, .boundary, .preposition,
            .filler,
        ])
    }
}
