/// Reads roles that stand behind names: "Anna Berg, 45, a teacher from Leeds," and "Anna Berg, who is the mayor of Oslo".
struct RoleAfterName {
    /// The most tokens that a role has.
    private static let longest = 24

    private let words: RoleWords
    private var story: Story { words.story }

    init(_ words: RoleWords) {
        self.words = words
    }

    /// The role behind a mention, if one stands there.
    func tokens(_ mention: Mention) -> Range<Int>? {
        let sentence = story.tokensOfSentence[story.tokens[mention.tokens.lowerBound].sentence]
        var index = mention.tokens.upperBound
        guard index + 1 < sentence.upperBound else { return nil }
        var isStated = false
        switch story.tokens[index].kind {
        case .comma, .dash, .openBracket: index += 1
        case .word where words.isBeing(index): isStated = true
        default: return nil
        }
        index = words.behindAge(index, sentence.upperBound)
        if !isStated, index + 1 < sentence.upperBound, story.word(index).form == "who",
            words.isBeing(index + 1)
        {
            index += 1
            isStated = true
        }
        if isStated {
            index += 1
            while index < sentence.upperBound, ["also", "now", "currently", "then"].contains(story.word(index).form) {
                index += 1
            }
        }
        while index < sentence.upperBound,
            ["formerly", "currently", "previously", "already", "himself", "herself"].contains(story.word(index).form)
        { index += 1 }
        guard index < sentence.upperBound else { return nil }
        let hasArticle = words.isArticle(index)
        let isIndefinite = ["a", "an"].contains(story.word(index).form)
        if hasArticle || words.isDeterminer(index) { index += 1 }
        // ", addressed reporters" says what the person did.
        if !hasArticle, index < sentence.upperBound, words.isVerbForm(index),
            !["retired", "renowned", "disgraced", "acclaimed"].contains(story.word(index).form)
        {
            return nil
        }
        guard !isStated || hasArticle, let end = end(index, sentence.upperBound, isIndefinite) else {
            return nil
        }
        return index..<end
    }

    /// Where the words end that say what the person is; `nil` where they do not.
    private func end(_ start: Int, _ limit: Int, _ isIndefinite: Bool) -> Int? {
        var index = start
        var hasRole = false
        var isJoined = false
        while index < limit, index - start < Self.longest {
            let token = story.tokens[index]
            let name = words.name(at: index)
            if name.count > 1, name.lowerBound == index, name.upperBound <= limit {
                if !isJoined, words.isRole(name.upperBound - 1) { hasRole = true }
                index = name.upperBound
                continue
            }
            switch token.kind {
            case .word, .number: break
            case .hyphen, .clitic, .address:
                index += 1
                continue
            case .mark where words.isInnerMark(index) && index + 1 < limit && story.tokens[index + 1].kind == .word:
                index += 1
                continue
            case .openBracket where hasRole && closes(index, limit) != nil:
                index = closes(index, limit) ?? limit
                continue
            default: return finish(start, index, limit, hasRole || isIndefinite && isJoined)
            }
            let form = story.word(index).form
            if ends(form) || hasRole && isVerb(index, isJoined)
                || story.classes(index).has(.strongSpeech) && !token.isCapitalized
            {
                return finish(start, index, limit, hasRole)
            }
            if form == "and", hasRole, !words.joinsRole(index, limit), !isInName(index, limit),
                !isJoined || !isNoun(index + 1, limit)
            {
                return finish(start, index, limit, hasRole)
            }
            if words.isName(index), !isJoined, !isPossessor(index, limit) { return nil }
            if words.joins(index) { isJoined = true }
            if !isJoined, words.isRole(index) { hasRole = true }
            if !isJoined, !hasRole, !isIndefinite, !words.mayModify(index), !words.isArticle(index) { return nil }
            index += 1
        }
        return index == limit ? finish(start, index, limit, hasRole) : nil
    }

    private func finish(_ start: Int, _ end: Int, _ limit: Int, _ isRole: Bool) -> Int? {
        guard isRole, end > start else { return nil }
        var last = end
        while last > start, isLoose(last - 1) { last -= 1 }
        guard last > start else { return nil }
        return withState(last, limit)
    }

    /// Whether a word cannot end a role.
    private func isLoose(_ index: Int) -> Bool {
        words.joins(index) || words.isArticle(index) || story.tokens[index].kind == .clitic
            || ["and", "behind", "by", "over", "under"].contains(story.word(index).form)
    }

    /// Whether a noun, or an article before one, stands at a token.
    private func isNoun(_ index: Int, _ limit: Int) -> Bool {
        index < limit && story.tokens[index].kind == .word && (words.isArticle(index) || words.mayModify(index))
            && !words.isVerbForm(index)
    }

    /// Behind a bracket of few words: "(EFF)".
    private func closes(_ open: Int, _ limit: Int) -> Int? {
        for index in (open + 1)..<max(open + 1, min(open + 5, limit)) where story.tokens[index].kind == .closeBracket {
            return index + 1
        }
        return nil
    }

    /// "mayor of South Bend, Indiana": the state belongs to the town.
    private func withState(_ end: Int, _ limit: Int) -> Int {
        guard end + 1 < limit, story.tokens[end].kind == .comma, words.isLocation(end - 1),
            story.tokens[end + 1].isCapitalized,
            let (tokens, known) = ListedNames(story).longest(at: end + 1, limit: limit), known.kind == .location,
            Lexicon.shared.name(story.word(end - 1).form)?.rank != .country
        else { return end }
        return tokens.upperBound
    }

    private func ends(_ form: String) -> Bool {
        [
            "who", "which", "that", "whose", "where", "when", "while", "but", "because", "as", "near", "since", "after",
            "before", "during",
            "until", "about",
        ].contains(form)
    }

    private func isVerb(_ index: Int, _ isJoined: Bool) -> Bool {
        guard !story.tokens[index].isCapitalized else { return false }
        // "security engineering" is no verb.
        if words.isVerbForm(index) { return !isJoined || story.word(index).form.hasSuffix("ed") }
        return ["is", "was", "has", "had", "will", "would", "were", "are"].contains(story.word(index).form)
    }

    /// Whether "and" stands between two capitals: "Arts and Education".
    private func isInName(_ index: Int, _ limit: Int) -> Bool {
        index + 1 < limit && story.tokens[index - 1].isCapitalized && story.tokens[index + 1].isCapitalized
    }

    private func isPossessor(_ index: Int, _ limit: Int) -> Bool {
        var next = index
        while next < limit, words.isName(next) { next += 1 }
        return next < limit && story.tokens[next].kind == .clitic
    }
}
