/// Reads the phrases around a verb of saying: what may stand between it and its subject, and where a description
/// begins and ends.
struct PhraseReader {
    /// What a word may be to a phrase.
    private struct Lists: OptionSet {
        let rawValue: UInt16

        /// Words that may stand between a subject and its verb.
        static let fillers = Lists(rawValue: 1 << 0)
        /// The forms of "be" that make a verb passive.
        static let forms = Lists(rawValue: 1 << 1)
        /// Words that say that nothing was said, or not yet.
        static let denials = Lists(rawValue: 1 << 2)
        /// Words that leave open whether what follows is so.
        static let conditions = Lists(rawValue: 1 << 3)
        /// Verbs behind which "that" may be left out, and which may be denied themselves.
        static let beliefs = Lists(rawValue: 1 << 4)
        /// Words that deny a clause.
        static let negations = Lists(rawValue: 1 << 5)
        /// Words that begin a description of somebody.
        static let determiners = Lists(rawValue: 1 << 6)
        /// Words at which a phrase surely ends.
        static let boundaries = Lists(rawValue: 1 << 7)
        /// Words that tie a noun to the description before it.
        static let prepositions = Lists(rawValue: 1 << 8)
        /// Adverbs that stand between commas behind a subject.
        static let parentheses = Lists(rawValue: 1 << 9)
        /// Before what a description is tied to: "one of the victims".
        static let ties = Lists(rawValue: 1 << 10)
        /// Behind which a description that has begun goes no further.
        static let ends = Lists(rawValue: 1 << 11)
    }

    private static let lists = WordLists<Lists>([
        (
            .fillers,
            [
                "has", "had", "have", "was", "were", "is", "are", "also", "later", "then", "now", "recently", "once",
                "again", "both", "all", "never", "always", "not", "would", "could", "did", "does", "do", "will", "may",
                "been", "be", "being", "since", "still", "just", "only", "even", "first", "twice", "often", "further",
                "himself", "herself", "themselves", "today", "yesterday", "instead", "who", "already", "soon", "ever",
                "earlier", "and", "after", "sometimes", "might", "can", "should", "must",
            ]
        ),
        (.forms, ["is", "are", "was", "were", "be", "been", "being"]),
        (
            .denials,
            [
                "not", "never", "would", "could", "should", "might", "may", "can", "must", "will", "do", "does", "did",
            ]
        ),
        (.conditions, ["if", "whether", "whoever", "unless"]),
        (
            .beliefs,
            [
                "believe", "believes", "believed", "think", "thinks", "thought", "suggest", "suggests", "suggested",
                "claim", "claims", "claimed",
            ]
        ),
        (
            .negations,
            [
                "no", "not", "never", "nobody", "none", "nothing", "neither", "hardly", "cannot", "deny", "denies",
                "denied", "doubt", "doubts", "doubted",
            ]
        ),
        (
            .determiners,
            [
                "the", "a", "an", "one", "his", "her", "its", "their", "my", "our", "another", "some", "several",
                "many", "two", "three", "four", "this", "that", "these", "those", "other", "most", "each", "every",
                "both", "any", "few", "no",
            ]
        ),
        (
            .boundaries,
            [
                "but", "that", "which", "when", "while", "as", "because", "if", "where", "who", "after", "before",
                "then", "so", "although", "though", "since", "until", "than", "what", "how", "why", "or", "and", "not",
                "also",
            ]
        ),
        (
            .prepositions,
            [
                "of", "for", "from", "at", "with", "in", "on", "behind", "to", "by", "near", "about", "against", "into",
                "over", "between", "among", "through", "under", "like", "via", "outside", "inside", "across", "within",
            ]
        ),
        (.parentheses, ["however", "too", "instead", "meanwhile", "though", "moreover", "therefore", "nevertheless"]),
        (.ties, ["of", "for", "from", "at", "in", "with", "on", "by", "to", "about", "within", "among"]),
        (.ends, ["on", "in", "at", "to", "during", "by"]),
    ])

    let context: SpeakerContext
    private var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
    }

    /// Whether a token may stand between a subject and its verb.
    func isFiller(_ token: Int) -> Bool {
        guard story.tokens[token].kind == .word, context.mentionOfToken[token] < 0 else { return false }
        let word = context.lower(token)
        return lists(token).contains(.fillers) || word.utf8.count > 4 && word.hasSuffix("ly")
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
                lists(index - 1).contains(.parentheses), story.tokens[index - 2].kind == .comma
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
        return ((end + 1)..<verb).contains { lists($0).contains(.forms) }
    }

    /// Whether a verb is denied, such as "did not say", or only asked for.
    func isDenied(_ verb: Int, subjectEnd end: Int) -> Bool {
        ((end + 1)..<verb).contains { lists($0).contains(.denials) }
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
        let isTold = context.lower(index) == "that" || lists(index).contains(.beliefs)
        while index >= limit, subject - index < 24, !context.isQuoted[index] {
            guard story.tokens[index].kind == .word || story.tokens[index].kind == .clitic else { return false }
            let word = context.lower(index)
            if word == "and" || word == "but" { return false }
            let lists = lists(index)
            if lists.contains(.conditions) { return true }
            if isTold, lists.contains(.negations) || word.hasSuffix("n’t") || word.hasSuffix("n't") { return true }
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
                if context.mentionOfToken[index] < 0 {
                    let lists = lists(index)
                    if lists.contains(.determiners) {
                        // "one of the victims", "a member of the group".
                        if index - 2 >= limit, self.lists(index - 1).contains(.ties),
                            isNoun(index - 2) || isDeterminer(index - 2)
                        {
                            hasNoun = true
                            index -= 2
                            continue
                        }
                        return hasNoun ? index..<(end + 1) : nil
                    }
                    if lists.contains(.boundaries) || context.cue(at: index) == .strong {
                        return bare(index + 1, end)
                    }
                    if !lists.contains(.prepositions), token.kind == .word { hasNoun = true }
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
        while start < end, lists(start).contains(.prepositions) { start += 1 }
        // "Members of the House": a noun, and what it is tied to.
        if end - start >= 2, isNoun(start), lists(start + 1).contains(.prepositions) {
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
                let lists = lists(index)
                if lists.contains(.boundaries) || context.cue(at: index) != .none { break }
                if lists.contains(.ends), index - start > 1 { break }
            }
            index += 1
        }
        return index > start && (index - start > 1 || isNoun(start)) ? start..<index : nil
    }

    /// Whether a description may begin at a token.
    func isDeterminer(_ token: Int) -> Bool { lists(token).contains(.determiners) }

    /// Whether a word in lower case ties a noun to the description before it.
    static func isPreposition(_ word: String) -> Bool { lists[word].contains(.prepositions) }

    /// Whether a token may be a noun of no name.
    func isNoun(_ token: Int) -> Bool {
        guard story.tokens[token].kind == .word, context.mentionOfToken[token] < 0 else { return false }
        let classes = story.classes(token)
        if classes.has(.role) { return true }
        return !classes.has([.stop, .strongSpeech, .pronounMale, .pronounFemale, .month, .weekday])
            && lists(token).isDisjoint(with: [.determiners, .boundaries, .prepositions, .fillers])
    }

    private func lists(_ token: Int) -> Lists { Self.lists[context.lower(token)] }
}
