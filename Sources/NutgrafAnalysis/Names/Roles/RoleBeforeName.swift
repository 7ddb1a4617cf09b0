/// Reads roles that stand before names: "the mayor of Paris, Anne Blanc", "Kremlin spokesman Ivan Orlov".
struct RoleBeforeName {
    /// The most tokens that a role has.
    private static let longest = 14

    private let words: RoleWords
    private var story: Story { words.story }

    init(_ words: RoleWords) {
        self.words = words
    }

    /// The role before a mention, if one stands there.
    func tokens(_ mention: Mention) -> Range<Int>? {
        let first = mention.tokens.lowerBound
        let limit = story.tokensOfSentence[story.tokens[first].sentence].lowerBound
        var end = first
        while end > limit, words.isTitle(end - 1) { end -= 1 }
        var hasComma = false
        if end > limit, story.tokens[end - 1].kind == .comma {
            end -= 1
            hasComma = true
        } else if end > limit, words.isNaming(end - 1) {
            end -= 1
        }
        while end - 1 > limit, words.isPlainTitle((end - 1)..<end), words.isRole(end - 2),
            !story.tokens[end - 2].isCapitalized
        {
            end -= 1
        }
        guard let head = head(before: end, limit), let start = start(head, limit, hasComma && !isApart(mention))
        else { return nil }
        guard start < end, end - start <= Self.longest else { return nil }
        return start..<end
    }

    /// Whether a mark stands behind the name too, as it does where the name explains the words before it.
    private func isApart(_ mention: Mention) -> Bool {
        let next = mention.tokens.upperBound
        guard next < story.tokens.count else { return true }
        switch story.tokens[next].kind {
        case .comma, .stop, .dash, .openBracket, .clitic, .mark: return true
        default: return false
        }
    }

    /// The token of the noun that says what the person is: the last word before the name, or the one that "of" joins
    /// the last words to.
    private func head(before end: Int, _ limit: Int) -> Int? {
        guard end > limit, !words.joins(end - 1), !words.isArticle(end - 1) else { return nil }
        if words.isRole(end - 1) { return end - 1 }
        var index = end - 1
        while index > limit, end - index <= 12 {
            let token = story.tokens[index]
            let isPart = token.kind == .word || token.kind == .number || token.kind == .hyphen || token.kind == .clitic
            guard isPart || words.isInnerMark(index) else { return nil }
            let name = words.name(at: index)
            if name.count > 1, name.lowerBound > limit {
                index = name.lowerBound - 1
                continue
            }
            if token.kind == .word, words.isName(index), index + 1 >= end || story.tokens[index + 1].kind != .clitic {
                return nil
            }
            if words.joins(index) {
                var before = index - 1
                if before > limit, story.tokens[before].kind == .closeBracket { before -= 1 }
                if words.isRole(before) { return before }
            } else if token.kind == .word, !words.isArticle(index), story.word(index).form != "and",
                !words.mayModify(index)
            {
                return nil
            }
            index -= 1
        }
        return nil
    }

    /// Where the words begin that belong to the noun; `nil` where it is no role here.
    ///
    /// - Parameter isLoose: whether a comma parts the words from the name, and no mark stands behind it; then an article
    ///   must show that the name explains them.
    private func start(_ head: Int, _ limit: Int, _ isLoose: Bool) -> Int? {
        var start = head
        var possessor: Int?
        while start > limit, head - start < Self.longest - 2 {
            let index = start - 1
            let token = story.tokens[index]
            let name = words.name(at: index)
            if name.count > 1, name.lowerBound >= limit, name.upperBound <= start {
                start = name.lowerBound
                continue
            }
            if token.kind == .hyphen, index > limit, [.word, .number].contains(story.tokens[index - 1].kind),
                !token.followsBlank
            {
                start = index - 1
                continue
            }
            if token.kind == .clitic {
                possessor = start
                guard index > limit, story.tokens[index - 1].kind == .word else { break }
                start = index
                continue
            }
            guard token.kind == .word || token.kind == .number else { break }
            if words.isArticle(index) || words.isDeterminer(index) { break }
            if story.word(index).form == "and" {
                // In "for president and" the role is the one that is sought.
                let isSought = index > limit + 1 && story.word(index - 2).form == "for"
                guard index > limit, !words.isName(index - 1), !isSought,
                    words.isRole(index - 1)
                        || story.tokens[index - 1].isCapitalized && story.tokens[start].isCapitalized
                else { break }
                start = index - 1
                continue
            }
            // A single name may stand before a noun: "former Trump adviser".
            let isModifier = words.isName(index) && (index == limit || !words.isName(index - 1))
            guard !words.isName(index) || possessor != nil || isModifier, words.mayModify(index) else { break }
            if isAdverb(index), start == head || !words.isVerbForm(start) { break }
            if words.isVerbForm(index), !isAdjective(index, limit) { break }
            start = index
        }
        // A possessor that the beginning cuts in two is left out.
        if let possessor, story.tokens[start].kind == .clitic { return possessor }
        while start < head, story.tokens[start].kind != .word && story.tokens[start].kind != .number { start += 1 }
        let hasArticle = start > limit && (words.isArticle(start - 1) || words.isDeterminer(start - 1))
        guard !isLoose || hasArticle || start == limit else { return nil }
        return start
    }

    private func isAdverb(_ index: Int) -> Bool {
        let form = story.word(index).form
        return form.hasSuffix("ly") && form.utf8.count > 5 && !form.hasSuffix("daily")
    }

    /// Whether a word in "-ed" or "-ing" describes the noun: behind an article, an adverb or at the beginning.
    private func isAdjective(_ index: Int, _ limit: Int) -> Bool {
        guard index > limit else { return true }
        let before = story.word(index - 1).form
        let isOwned = ["his", "her", "its", "their", "whose"].contains(before)
        return words.isArticle(index - 1) || isOwned || story.tokens[index - 1].kind == .hyphen
            || words.joins(index - 1) && story.word(index).form.hasSuffix("ed")
            || before.hasSuffix("ly") && index > limit + 1 && words.isArticle(index - 2)
    }
}
