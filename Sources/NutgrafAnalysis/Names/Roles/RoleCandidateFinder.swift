/// Gathers the words that may say what a person is, with the features that weigh them.
struct RoleCandidateFinder {
    let words: RoleWords
    private let layout = RoleFeatures.shared
    /// The sorts of the tokens that were asked for.
    private var sorts: [RoleSort?]
    /// The noun whose ending was asked for last, and the ending's number: most candidates share it with the one before.
    private var lastEnding = (noun: -1, number: 0)
    var story: Story { words.story }

    init(_ words: RoleWords) {
        self.words = words
        sorts = Array(repeating: nil, count: words.story.tokens.count)
    }

    /// A candidate with its features.
    mutating func weighed(_ candidate: RoleCandidate) -> RoleCandidate {
        var candidate = candidate
        let tokens = candidate.tokens
        let sentence = sentence(of: tokens.lowerBound)
        var standing = RoleFeatures.Standing()
        standing.sorts.reserveCapacity(tokens.count)
        for token in tokens { standing.sorts.append(sort(token, sentence)) }
        standing.left = sort(tokens.lowerBound - 1, sentence)
        standing.next = sort(tokens.upperBound, sentence)
        standing.behindName = sort(candidate.name.upperBound, sentence)
        let head = head(of: tokens)
        if words.isRole(head) {
            standing.head = .head
        } else if words.isRole(tokens.upperBound - 1) {
            standing.head = .last
        } else if tokens.contains(where: words.isRole) {
            standing.head = .within
        }
        standing.ending = ending(of: story.word(head).lower)
        standing.isPlainTitle = words.isPlainTitle(tokens)
        standing.isPlural = story.text.byte(story.tokens[tokens.upperBound - 1].end - 1) == 0x73
        standing.isAged = tokens.count > 4 && isAge(tokens.lowerBound, tokens.upperBound)
        candidate.features = layout.features(of: candidate, standing)
        return candidate
    }

    private mutating func sort(_ token: Int, _ sentence: Range<Int>) -> RoleSort {
        guard sentence.contains(token) else { return .edge }
        if let sort = sorts[token] { return sort }
        let sort = RoleSort(token, words)
        sorts[token] = sort
        return sort
    }

    /// The number of a noun's ending.
    private mutating func ending(of noun: Int) -> Int {
        if noun != lastEnding.noun {
            let form = story.vocabulary.words[noun].form
            let number = RoleFeatures.endings.firstIndex { form.hasSuffix($0) } ?? RoleFeatures.endings.count - 1
            lastEnding = (noun, number)
        }
        return lastEnding.number
    }

    /// The noun that the rest describes: the last word before "of" and its like.
    private func head(of tokens: Range<Int>) -> Int {
        var head = tokens.upperBound - 1
        for token in tokens.dropFirst() where words.joins(token) {
            head = token - 1
            break
        }
        // "Minister (EFF) of".
        if story.tokens[head].kind == .closeBracket { head = max(tokens.lowerBound, head - 3) }
        return head
    }

    func sentence(of token: Int) -> Range<Int> { story.tokensOfSentence[story.tokens[token].sentence] }

    /// Whether "30-year-old" begins at a token.
    func isAge(_ index: Int, _ limit: Int) -> Bool {
        index + 4 < limit && story.tokens[index].kind == .number && story.tokens[index + 1].kind == .hyphen
            && story.word(index + 4).form.hasPrefix("old")
    }

    /// Whether a mark stands within a role: "Marks & Spencer", "singer/guitarist".
    func isInner(_ index: Int) -> Bool {
        words.isInnerMark(index) || story.text.byte(story.tokens[index].start) == 0x2F
    }

    /// Whether a role may end or begin with a token: no preposition, article or "and".
    func isWhole(_ index: Int) -> Bool {
        let token = story.tokens[index]
        guard token.kind == .word || token.kind == .number else { return false }
        return !words.joins(index) && !words.isArticle(index) && !["and", "or"].contains(story.word(index).form)
    }

    /// Whether somebody speaks: "said".
    func isSpeech(_ index: Int) -> Bool {
        story.classes(index).has(.strongSpeech) && !story.tokens[index].isCapitalized
    }

    /// Whether a name of several words begins or ends within a stretch; then its tokens.
    func longName(_ index: Int, within limits: Range<Int>) -> Range<Int>? {
        let name = words.name(at: index)
        guard name.count > 1, name.lowerBound >= limits.lowerBound, name.upperBound <= limits.upperBound else {
            return nil
        }
        return name
    }
}
