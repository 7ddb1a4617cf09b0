/// Reads the words beside a quotation that say whose it is.
struct CueReader {
    /// How far before a quotation its verb may stand, in tokens.
    private static let reachBefore = 40
    /// How far behind a quotation its verb may stand, in tokens.
    private static let reachAfter = 12

    private let context: SpeakerContext
    private var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
    }

    // MARK: Behind: “…,” Peskov said. “…,” said Peskov.

    /// The attribution in the words behind a quotation.
    func after(_ span: QuotedSpan) -> Attribution? {
        let first = span.close + 1
        guard first < story.tokens.count,
            story.paragraphOfSentence[story.tokens[first].sentence] == span.paragraph
        else { return nil }
        let isSameSentence = story.tokens[first].sentence == story.tokens[span.close].sentence
        if !isSameSentence {
            // “Why?” Peskov asked: the capital made it a sentence of its own.
            let last = Glyph(story.text.scalar(before: span.end).value)
            guard last == .stop || story.text.byte(span.end - 1) == 0x2C,
                story.text.byte(span.end - 1) != 0x2E
            else { return nil }
        }
        let limit = min(
            first + Self.reachAfter,
            story.tokensOfSentence[story.tokens[first].sentence].upperBound
        )
        var index = first
        while index < limit, [.comma, .dash].contains(story.tokens[index].kind) { index += 1 }
        guard index < limit, !context.isQuoted[index] else { return nil }
        let start = index
        if context.isCue(start) { return inverted(verb: start) }
        while index < limit, !context.isQuoted[index] {
            let kind = story.tokens[index].kind
            if kind == .stop || kind == .mark { return nil }
            if index > start, context.isCue(index) { return subject(start..<index, verb: index) }
            index += 1
        }
        return nil
    }

    /// The subject that stands between a quotation and its verb.
    private func subject(_ tokens: Range<Int>, verb: Int) -> Attribution? {
        let cue = story.word(verb).form
        if context.isPronoun(tokens.lowerBound) { return pronoun(tokens.lowerBound, cue) }
        var found: Int?
        for token in tokens {
            let mention = context.mentionOfToken[token]
            guard mention >= 0, context.canSpeak(mention) else { continue }
            let isPerson = context.mentions[mention].kind == .person
            if found == nil || isPerson { found = mention }
            if isPerson { break }
        }
        let opener = story.word(tokens.lowerBound)
        guard
            found != nil
                || ["the", "a", "an", "one", "his", "her", "their", "they", "I", "we"].contains(opener.form)
        else { return nil }
        if opener.classes.has(.connector) || ["and", "but", "that", "which", "to"].contains(opener.form) {
            return nil
        }
        return attribution(found, described: tokens, cue)
    }

    /// The subject behind its verb: "said Peskov", "said the minister".
    private func inverted(verb: Int) -> Attribution? {
        let cue = story.word(verb).form
        let sentence = story.tokensOfSentence[story.tokens[verb].sentence]
        let limit = min(verb + 9, sentence.upperBound)
        var index = verb + 1
        var other: Int?
        while index < limit, !context.isQuoted[index] {
            let kind = story.tokens[index].kind
            if kind == .comma || kind == .stop || kind == .dash { break }
            if context.isPronoun(index) { return pronoun(index, cue) }
            let mention = context.mentionOfToken[index]
            if mention >= 0, context.canSpeak(mention) {
                if context.mentions[mention].kind == .person {
                    return attribution(mention, described: nil, cue)
                }
                other = other ?? mention
            }
            index += 1
        }
        guard index > verb + 1 else { return nil }
        return attribution(other, described: (verb + 1)..<index, cue)
    }

    // MARK: Before: Peskov said: “…”

    /// The attribution in the words of the sentence before a quotation.
    func before(_ span: QuotedSpan) -> Attribution? {
        let sentence = story.tokensOfSentence[story.tokens[span.open].sentence]
        let limit = max(sentence.lowerBound, span.open - Self.reachBefore)
        var index = span.open - 1
        while index >= limit {
            if !context.isQuoted[index], context.isCue(index) {
                return attribution(before: index, in: sentence)
            }
            if story.word(index).form == "to", index > limit,
                story.word(index - 1).form.lowercased() == "according"
            {
                return accordingTo(index + 1, limit: span.open)
            }
            index -= 1
        }
        return nil
    }

    /// The speaker named in a sentence that introduces the one with the quotation.
    func introduced(by sentence: Int) -> Attribution? {
        let tokens = story.tokensOfSentence[sentence]
        for index in tokens.prefix(Self.reachBefore) where !context.isQuoted[index] && context.isCue(index) {
            guard story.classes(index).has(.strongSpeech) else { continue }
            return attribution(before: index, in: tokens)
        }
        return nil
    }

    private func attribution(before verb: Int, in sentence: Range<Int>) -> Attribution? {
        let cue = story.word(verb).form
        var index = verb - 1
        // "Peskov later told", "he has said".
        while index > sentence.lowerBound, verb - index <= 3, story.tokens[index].kind == .word,
            context.mentionOfToken[index] < 0, !context.isPronoun(index)
        {
            index -= 1
        }
        if index >= sentence.lowerBound, !context.isQuoted[index] {
            if context.isPronoun(index) { return pronoun(index, cue) }
            let mention = context.mentionOfToken[index]
            if mention >= 0, context.canSpeak(mention),
                context.mentions[mention].kind == .person || index == verb - 1
            {
                return attribution(mention, described: nil, cue)
            }
        }
        let first = context.firstPerson[story.tokens[verb].sentence]
        if first >= 0, context.mentions[first].tokens.upperBound <= verb {
            return attribution(first, described: nil, cue)
        }
        for token in sentence.prefix(Self.reachBefore) where token < verb && !context.isQuoted[token] {
            if context.isPronoun(token) { return pronoun(token, cue) }
            let mention = context.mentionOfToken[token]
            if mention >= 0, context.canSpeak(mention) { return attribution(mention, described: nil, cue) }
        }
        if first >= 0 { return attribution(first, described: nil, cue) }
        return Attribution(entity: nil, text: nil, cue: cue)
    }

    private func accordingTo(_ start: Int, limit: Int) -> Attribution? {
        for token in start..<min(start + 8, limit) where context.mentionOfToken[token] >= 0 {
            let mention = context.mentionOfToken[token]
            if context.mentions[mention].kind == .person || context.mentions[mention].kind == .organization {
                return attribution(mention, described: nil, "according to")
            }
        }
        return nil
    }

    private func pronoun(_ token: Int, _ cue: String) -> Attribution {
        Attribution(entity: context.antecedent(of: token), text: story.word(token).form, cue: cue)
    }

    private func attribution(_ mention: Int?, described: Range<Int>?, _ cue: String) -> Attribution {
        guard let mention else {
            return Attribution(entity: nil, text: described.map { story.string(tokens: $0) }, cue: cue)
        }
        let name = context.mentions[mention]
        return Attribution(
            entity: context.entityOfMention[mention],
            text: story.text.string(name.start..<name.end),
            cue: cue
        )
    }
}
