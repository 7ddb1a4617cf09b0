/// Finds what somebody who is named is said to have said, in the writer's words.
///
/// "Fidan said that the talks would go on", "Fidan said the talks would go on", "The talks would go on, Fidan said"
/// and "According to Fidan, the talks would go on". One to a sentence, and none in a sentence with a quotation: the
/// words around that are seldom a whole.
struct IndirectSpeechFinder {
    /// The fewest words that are a statement.
    private static let fewestWords = 3
    /// Verbs that introduce a statement even without "that".
    private static let plain: Set<String> = ["said", "says", "insisted", "insists", "claimed", "claims"]
    /// Verbs of saying behind which "that" means something else.
    private static let namers: Set<String> = [
        "called", "calls", "calling", "describes", "described", "describing", "read", "reads", "cried", "shouted",
        "praised",
        "accused", "criticised", "criticized", "asked", "asks", "asking", "wondered",
    ]
    /// Words that make a clause of the words behind a verb.
    private static let verbs: Set<String> = [
        "is", "are", "was", "were", "has", "have", "had", "would", "will", "could", "can", "should", "must", "may",
        "might", "did", "does", "do", "wasn’t", "weren’t", "isn’t", "aren’t", "didn’t", "won’t", "wouldn’t", "hadn’t",
    ]
    /// Words that begin no statement behind a verb of saying.
    private static let others: Set<String> = [
        "in", "on", "at", "to", "during", "after", "before", "by", "of", "for", "from", "with", "about", "as", "so",
        "that",
        "what", "how", "why", "whether", "if", "when", "nothing", "something", "and", "but", "goodbye", "yes", "no",
    ]

    private let context: SpeakerContext
    private let reader: PhraseReader
    private var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
        reader = PhraseReader(context)
    }

    /// The indirect speech of a sentence, if it has any.
    func quote(in sentence: Int) -> Quote? {
        let tokens = story.tokensOfSentence[sentence]
        for token in tokens where story.tokens[token].kind == .word {
            if context.cue(at: token) != .none, !context.isQuoted[token] {
                if let quote = behind(token, tokens) ?? before(token, tokens) { return quote }
            } else if context.isAccording(token), let quote = according(token, tokens) {
                return quote
            }
        }
        return nil
    }

    // MARK: Shapes

    /// "Fidan said that …", "Fidan told reporters that …", "Fidan said the talks …".
    private func behind(_ cue: Int, _ tokens: Range<Int>) -> Quote? {
        guard let speaker = subject(of: cue, tokens), !Self.namers.contains(context.lower(cue)),
            !reader.isDoubted(context.mentions[speaker].tokens.lowerBound, limit: tokens.lowerBound)
        else { return nil }
        if let that = conjunction(behind: cue, tokens) { return quote((that + 1)..<tokens.upperBound, speaker, cue) }
        let next = cue + 1
        guard Self.plain.contains(context.lower(cue)), next < tokens.upperBound, !context.isQuoted[next],
            story.tokens[next].kind == .word || story.tokens[next].kind == .number,
            !Self.others.contains(context.lower(next)), context.cue(at: next) == .none
        else { return nil }
        // A statement has a verb of its own, soon.
        let start = (next + 1)..<min(next + 16, tokens.upperBound)
        guard start.contains(where: { Self.verbs.contains(context.lower($0)) }) else { return nil }
        return quote(next..<tokens.upperBound, speaker, cue)
    }

    /// The "that" behind a verb, with whom it is said to between them at most.
    private func conjunction(behind cue: Int, _ tokens: Range<Int>) -> Int? {
        for index in (cue + 1)..<max(cue + 1, min(cue + 7, tokens.upperBound)) {
            guard story.tokens[index].kind == .word || story.tokens[index].kind == .clitic, !context.isQuoted[index]
            else {
                return nil
            }
            if context.lower(index) == "that", context.mentionOfToken[index] < 0 { return index }
            // "Fidan says he has shown that": the statement begins before.
            if context.cue(at: index) != .none || context.pronoun(at: index) != nil { return nil }
        }
        return nil
    }

    /// "The talks would go on, Fidan said.", "…, said Fidan on Monday."
    private func before(_ cue: Int, _ tokens: Range<Int>) -> Quote? {
        let inverted = nameBehind(cue, tokens)
        let end = reader.subjectEnd(of: cue, limit: tokens.lowerBound)
        var speaker: Int?
        var comma: Int?
        if let end, story.tokens[end].kind == .comma, end == cue - 1 {
            speaker = inverted
            comma = end
        } else if let end, let number = context.mention(at: end), !reader.isPassive(cue, subjectEnd: end),
            !reader.isDenied(cue, subjectEnd: end)
        {
            speaker = canSpeak(number) ? number : nil
            var start = context.mentions[number].tokens.lowerBound
            // "…, Foreign Minister Fidan said".
            while start > tokens.lowerBound, cue - start < 10,
                story.classes(start - 1).has([.role, .roleModifier, .honorific])
            {
                start -= 1
            }
            if start > tokens.lowerBound, story.tokens[start - 1].kind == .comma { comma = start - 1 }
        }
        guard let speaker, let comma, Self.plain.contains(context.lower(cue)) else { return nil }
        let limit = inverted == nil ? cue + 1 : context.mentions[speaker].tokens.upperBound
        // What follows is a day or a place at most.
        guard tokens.upperBound - limit <= 6,
            (limit..<tokens.upperBound).allSatisfy({ story.tokens[$0].kind != .comma })
        else { return nil }
        let clause = tokens.lowerBound..<comma
        guard clause.contains(where: { Self.verbs.contains(context.lower($0)) }) else { return nil }
        return quote(clause, speaker, cue)
    }

    private func nameBehind(_ cue: Int, _ tokens: Range<Int>) -> Int? {
        for index in (cue + 1)..<max(cue + 1, min(cue + 8, tokens.upperBound)) {
            if let number = context.mention(at: index) {
                if canSpeak(number), context.mentions[number].kind == .person { return number }
                continue
            }
            guard story.tokens[index].kind == .word,
                story.classes(index).has([.role, .roleModifier, .honorific, .stop])
            else { return nil }
        }
        return nil
    }

    /// "According to Fidan, …", "…, according to Fidan."
    private func according(_ token: Int, _ tokens: Range<Int>) -> Quote? {
        guard token + 2 < tokens.upperBound, !context.isQuoted[token] else { return nil }
        var index = token + 2
        while index < min(token + 8, tokens.upperBound), context.mentionOfToken[index] < 0 {
            guard story.tokens[index].kind == .word,
                context.lower(index) == "the" || story.classes(index).has([.role, .roleModifier, .honorific])
            else { return nil }
            index += 1
        }
        guard index < tokens.upperBound, let number = context.mention(at: index), canSpeak(number) else { return nil }
        let end = context.mentions[number].tokens.upperBound
        if token == tokens.lowerBound {
            guard end < tokens.upperBound, story.tokens[end].kind == .comma else { return nil }
            return quote((end + 1)..<tokens.upperBound, number, nil)
        }
        guard story.tokens[token - 1].kind == .comma, tokens.upperBound - end <= 1 else { return nil }
        return quote(tokens.lowerBound..<(token - 1), number, nil)
    }

    // MARK: Parts

    /// The name that is a verb's subject, beside it or with an apposition between.
    private func subject(of cue: Int, _ tokens: Range<Int>) -> Int? {
        guard let end = reader.subjectEnd(of: cue, limit: tokens.lowerBound),
            !reader.isPassive(cue, subjectEnd: end), !reader.isDenied(cue, subjectEnd: end)
        else { return nil }
        if let number = context.mention(at: end) { return canSpeak(number) ? number : nil }
        guard story.tokens[end].kind == .comma, end == cue - 1 else { return nil }
        var index = end - 1
        while index > tokens.lowerBound, end - index < 16, story.tokens[index].kind != .comma {
            guard context.cue(at: index) == .none else { return nil }
            index -= 1
        }
        guard index > tokens.lowerBound, story.tokens[index].kind == .comma,
            let number = context.mention(at: index - 1), context.mentions[number].kind == .person
        else { return nil }
        return canSpeak(number) ? number : nil
    }

    /// Whether a name is of somebody who speaks: no part of a longer phrase, and no owner.
    private func canSpeak(_ number: Int) -> Bool {
        let mention = context.mentions[number]
        let first = mention.tokens.lowerBound
        guard mention.kind == .person || mention.kind == .organization, !context.isQuoted[first] else { return false }
        let end = mention.tokens.upperBound
        if end < story.tokens.count, story.tokens[end].kind == .clitic,
            story.tokens[end].end - story.tokens[end].start < 5
        {
            return false
        }
        guard first > 0, story.tokens[first - 1].sentence == story.tokens[first].sentence else { return true }
        let before = context.lower(first - 1)
        return before == "to" && context.lower(max(0, first - 2)) == "according"
            || !story.classes(first - 1).has(.preposition)
                && before != "and"
    }

    private func quote(_ tokens: Range<Int>, _ number: Int, _ cue: Int?) -> Quote? {
        var start = tokens.lowerBound
        while start < tokens.upperBound, story.tokens[start].kind == .comma { start += 1 }
        let tokens = start..<tokens.upperBound
        var end = tokens.upperBound
        while end > tokens.lowerBound, [.stop, .comma].contains(story.tokens[end - 1].kind) { end -= 1 }
        let words = (tokens.lowerBound..<max(end, tokens.lowerBound)).prefix(32).count {
            story.tokens[$0].kind == .word
        }
        guard words >= Self.fewestWords else { return nil }
        let mention = context.mentions[number]
        return Quote(
            start: story.tokens[tokens.lowerBound].start,
            end: story.tokens[end - 1].end,
            direct: false,
            speaker: context.entityOfMention[number],
            speakerText: story.text.string(mention.start..<mention.end),
            cue: cue.map { context.lower($0) }
        )
    }
}
