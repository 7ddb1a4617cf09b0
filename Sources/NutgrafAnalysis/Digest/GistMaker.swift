/// Shortens a sentence to a line, by whole clauses that its facts can do without.
///
/// What goes: brackets, asides between dashes, ages, appositions behind names, relative clauses between commas, what
/// ends the sentence behind "said" about the place of saying ("in a statement on Monday"), and a last part behind a
/// comma ("which …", "including …", "leaving …"). What stays: whatever denies, limits or doubts, quotations as they
/// are, and the source of a statement. An attribution is shortened, never dropped: without "police said" a claim
/// would stand as a fact.
struct GistMaker {
    /// A line has at most so many words.
    static let longest = 25
    /// What is left has at least so many words.
    private static let shortest = 6
    /// Of a sentence so many tokens are read; a longer one is not shortened.
    private static let reach = 160

    /// Without these a sentence would say something else.
    private static let essential: Set<String> = [
        "not", "no", "never", "none", "nor", "neither", "without", "except", "unless", "if", "only", "but", "although",
        "though", "however", "whether", "until", "alleged", "allegedly", "reportedly", "apparently", "suspected",
        "supposedly", "purportedly", "claimed", "claims", "claiming", "denied", "denies", "denying", "disputed",
        "disputes", "unconfirmed", "accused", "may", "might", "could", "would", "possibly", "probably", "likely",
        "nearly",
        "almost", "hardly", "barely", "cannot", "provided", "despite", "false", "falsely", "so-called",
        "according", "pending", "barring", "assuming", "supposing", "excluding", "depending", "providing", "failing",
        "citing", "awaiting", "subject", "exception", "unlike",
    ]
    private static let relatives: Set<String> = ["who", "whom", "whose", "which", "where"]
    private static let tails: Set<String> = [
        "who", "whose", "which", "where", "including", "while", "with",
    ]
    /// What a last part may begin with: what came of it. Other participles can be conditions ("pending the approval").
    private static let results: Set<String> = [
        "leaving", "killing", "injuring", "wounding", "causing", "forcing", "making", "bringing", "sending",
        "sparking", "prompting", "raising", "ending", "becoming", "destroying", "damaging", "triggering", "drawing",
        "reaching", "taking", "setting", "putting", "giving", "pushing", "driving", "cutting", "helping", "allowing",
        "marking", "winning", "beating", "joining", "replacing", "blocking", "closing", "opening",
    ]
    private static let auxiliaries: Set<String> = [
        "is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might", "must",
        "did",
        "does", "do", "became", "won", "took", "made", "went", "came", "lost", "left", "got", "gave", "found", "met",
        "led", "fell", "rose", "held", "began", "broke", "beat", "died",
    ]
    private static let places: [[String]] = [
        ["in", "a", "statement"], ["in", "an", "interview"], ["in", "a", "tweet"], ["in", "a", "report"],
        ["in", "a", "letter"], ["in", "a", "speech"], ["at", "a", "news", "conference"],
        ["at", "a", "press", "conference"], ["at", "a", "news", "briefing"], ["at", "a", "press", "briefing"],
        ["on", "twitter"],
    ]
    /// What a day may have around it.
    private static let timesOfDay: Set<String> = [
        "on", "late", "early", "morning", "afternoon", "evening", "night", "today", "yesterday",
    ]

    private let story: Story
    private let mentions: [Mention]

    init(_ story: Story, mentions: [Mention]) {
        self.story = story
        self.mentions = mentions
    }

    /// The sentence in a line; `nil` where it stays too long, asks, or has half a quotation.
    func gist(of tokens: Range<Int>) -> String? {
        guard tokens.count <= Self.reach, isWhole(tokens) else { return nil }
        let line = shortened(tokens)
        return words(line) <= Self.longest ? text(line) : nil
    }

    /// The sentence as short as is safe.
    func shortest(of tokens: Range<Int>) -> String {
        guard tokens.count <= Self.reach, isWhole(tokens) else { return story.string(tokens: tokens) }
        return text(shortened(tokens))
    }

    private func shortened(_ tokens: Range<Int>) -> [Int] {
        var kept = without(tokens.map { $0 }, brackets)
        for step in [ages, asides, relativeClauses, appositions, placesOfSaying, tail] {
            guard words(kept) > Self.longest else { break }
            let shorter = without(kept, step)
            if words(shorter) >= Self.shortest { kept = shorter }
        }
        return kept
    }

    /// Drops, one after the other, the first range that a step finds.
    private func without(_ tokens: [Int], _ step: ([Int]) -> Range<Int>?) -> [Int] {
        var kept = tokens
        while let range = step(kept), !range.isEmpty { kept.removeSubrange(range) }
        return kept
    }

    // MARK: Steps; each gives places in the list of tokens that are left.

    private func brackets(_ tokens: [Int]) -> Range<Int>? {
        guard tokens.contains(where: { kind($0) == .openBracket }) else { return nil }
        let isQuoted = quoted(tokens)
        return span(
            tokens,
            opens: { kind(tokens[$0]) == .openBracket && !isQuoted[$0] },
            closes: { kind(tokens[$0]) == .closeBracket && !isQuoted[$0] }
        )
    }

    private func asides(_ tokens: [Int]) -> Range<Int>? {
        guard tokens.contains(where: { kind($0) == .dash || kind($0) == .hyphen }) else { return nil }
        let isQuoted = quoted(tokens)
        func isDash(_ place: Int) -> Bool {
            guard !isQuoted[place] else { return false }
            let token = tokens[place]
            return kind(token) == .dash || kind(token) == .hyphen && story.tokens[token].followsBlank
        }
        guard tokens.indices.count(where: isDash) == 2 else { return nil }
        return span(tokens, opens: isDash, closes: isDash)
    }

    /// ", 43," and ", aged 43,".
    private func ages(_ tokens: [Int]) -> Range<Int>? {
        segments(tokens).first { segment in
            let inner = tokens[segment].dropFirst().dropLast()
            guard let last = inner.last, kind(last) == .number, inner.count <= 2 else { return false }
            guard inner.count == 1 || word(inner[inner.startIndex]) == "aged" else { return false }
            return isPerson(endingBefore: tokens[segment.lowerBound])
        }
    }

    private func relativeClauses(_ tokens: [Int]) -> Range<Int>? {
        segments(tokens).first { segment in
            guard Self.relatives.contains(word(tokens[segment.lowerBound + 1])), segment.upperBound < tokens.count
            else {
                return false
            }
            return isVerb(tokens[segment.upperBound])
        }
    }

    private func appositions(_ tokens: [Int]) -> Range<Int>? {
        segments(tokens).first { segment in
            guard segment.count <= 14, segment.upperBound < tokens.count, isVerb(tokens[segment.upperBound]),
                isName(endingBefore: tokens[segment.lowerBound])
            else { return false }
            let first = tokens[segment.lowerBound + 1]
            if ["the", "a", "an", "his", "her", "its", "their", "one"].contains(word(first)) { return true }
            return story.classes(first).has([.role, .roleModifier])
        }
    }

    /// "in a statement on Monday" at the sentence's end. With anything else behind it, it may be what was said.
    private func placesOfSaying(_ tokens: [Int]) -> Range<Int>? {
        guard let stop = tokens.indices.last, kind(tokens[stop]) == .stop else { return nil }
        for index in tokens.indices.dropFirst() where story.classes(tokens[index - 1]).has([.strongSpeech]) {
            let rest = tokens[index..<stop]
            guard rest.count <= 12,
                let place = Self.places.first(where: { rest.prefix($0.count).map(word).elementsEqual($0) }),
                rest.dropFirst(place.count).allSatisfy(isOfDay)
            else { continue }
            return index..<stop
        }
        return nil
    }

    /// Whether a word may stand in "late on Monday evening" or "on 3 March".
    private func isOfDay(_ token: Int) -> Bool {
        switch kind(token) {
        case .number: true
        case .word: Self.timesOfDay.contains(word(token)) || story.classes(token).has([.weekday, .month])
        default: false
        }
    }

    /// The part behind the last comma.
    private func tail(_ tokens: [Int]) -> Range<Int>? {
        guard let stop = tokens.indices.last, kind(tokens[stop]) == .stop,
            let comma = commas(tokens).last, stop - comma > 4,
            story.tokens[tokens[comma + 1]].kind == .word
        else { return nil }
        let first = word(tokens[comma + 1])
        guard Self.results.contains(first) || Self.tails.contains(first), isSafe(tokens[comma..<stop]) else {
            return nil
        }
        // A clause that is still open would lose its verb.
        let before = tokens[..<comma]
        let isOpen = before.indices.contains {
            kind(before[$0]) == .comma && $0 + 1 < comma && Self.relatives.contains(word(before[$0 + 1]))
        }
        guard !isOpen, before.contains(where: isVerb) else { return nil }
        return comma..<stop
    }

    // MARK: What stands where

    private func span(_ tokens: [Int], opens: (Int) -> Bool, closes: (Int) -> Bool) -> Range<Int>? {
        guard let first = tokens.indices.first(where: opens),
            let last = tokens.indices[(first + 1)...].first(where: closes), first > 0, last + 1 < tokens.count,
            isSafe(tokens[first...last])
        else { return nil }
        return first..<(last + 1)
    }

    /// What stands between one comma and the next, with both, where it may go.
    private func segments(_ tokens: [Int]) -> [Range<Int>] {
        let commas = commas(tokens)
        return zip(commas, commas.dropFirst()).compactMap { first, second in
            second - first > 1 && isSafe(tokens[first...second]) ? first..<(second + 1) : nil
        }
    }

    /// The places of the commas outside quotations.
    private func commas(_ tokens: [Int]) -> [Int] {
        let commas = tokens.indices.filter { kind(tokens[$0]) == .comma }
        guard !commas.isEmpty else { return commas }
        let isQuoted = quoted(tokens)
        return commas.filter { !isQuoted[$0] }
    }

    /// For each place, whether it is within a quotation: what somebody said stays word for word.
    private func quoted(_ tokens: [Int]) -> [Bool] {
        var depth = 0
        return tokens.map { token in
            if kind(token) == .openQuote { depth += 1 }
            if kind(token) == .closeQuote { depth -= 1 }
            return depth > 0
        }
    }

    /// Whether a part has nothing that denies, limits or doubts, no source of a statement, and no quotation.
    private func isSafe(_ part: ArraySlice<Int>) -> Bool {
        !part.contains { token in
            switch kind(token) {
            case .openQuote, .closeQuote: true
            case .clitic: ["n't", "n’t"].contains(story.word(token).form)
            case .word:
                Self.essential.contains(word(token)) || word(token).hasSuffix("n't") || word(token).hasSuffix("n’t")
                    || story.classes(token).has([.speech, .strongSpeech])
            default: false
            }
        }
    }

    private func isVerb(_ token: Int) -> Bool {
        guard kind(token) == .word, !story.tokens[token].isCapitalized else { return false }
        let word = word(token)
        return Self.auxiliaries.contains(word) || story.classes(token).has([.speech])
            || word.utf8.count > 3 && word.hasSuffix("ed")
    }

    private func mention(endingBefore token: Int) -> Mention? {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].tokens.upperBound < token { low = middle + 1 } else { high = middle }
        }
        return low < mentions.count && mentions[low].tokens.upperBound == token ? mentions[low] : nil
    }

    private func isName(endingBefore token: Int) -> Bool { mention(endingBefore: token) != nil }

    private func isPerson(endingBefore token: Int) -> Bool { mention(endingBefore: token)?.kind == .person }

    /// Whether a sentence tells, and its quotations begin and end within it.
    private func isWhole(_ tokens: Range<Int>) -> Bool {
        var open = 0
        for token in tokens {
            switch kind(token) {
            case .openQuote: open += 1
            case .closeQuote: open -= 1
            default: break
            }
            if open < 0 || story.text.byte(story.tokens[token].start) == 0x3F { return false }
        }
        return open == 0
    }

    private func kind(_ token: Int) -> Token.Kind { story.tokens[token].kind }

    private func word(_ token: Int) -> String { story.vocabulary[story.word(token).lower].form }

    private func words(_ tokens: [Int]) -> Int {
        guard var first = tokens.first else { return 0 }
        var count = 0
        var last = first
        for token in tokens.dropFirst() {
            if token != last + 1 {
                count += story.wordCount(first..<(last + 1))
                first = token
            }
            last = token
        }
        return count + story.wordCount(first..<(last + 1))
    }

    /// The tokens as they are written, with single blanks where something went.
    private func text(_ tokens: [Int]) -> String {
        guard var last = tokens.first else { return "" }
        var line = story.string(tokens: last..<(last + 1))
        for token in tokens.dropFirst() {
            if token == last + 1 {
                line += story.text.string(story.tokens[last].end..<story.tokens[token].start)
            } else if ![.comma, .stop, .closeQuote, .closeBracket, .clitic].contains(kind(token)) {
                line += " "
            }
            line += story.string(tokens: token..<(token + 1))
            last = token
        }
        return line
    }
}
