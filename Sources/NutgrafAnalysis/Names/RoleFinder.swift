/// Finds what the text says a person is: "Turkish Foreign Minister" before the name, "a presidential aide" after.
package struct RoleFinder {
    /// The most tokens that a role has.
    private static let longest = 8

    private let story: Story

    /// Makes a finder for a story.
    package init(_ story: Story) {
        self.story = story
    }

    /// The role that stands beside a mention of a person, if one does.
    package func role(of mention: Mention) -> Role? {
        before(mention) ?? after(mention)
    }

    private func before(_ mention: Mention) -> Role? {
        let sentence = story.tokensOfSentence[story.tokens[mention.tokens.lowerBound].sentence]
        let end = mention.tokens.lowerBound
        var start = end
        var hasRole = false
        while start > sentence.lowerBound, end - start < Self.longest, belongs(start - 1) {
            start -= 1
            if story.classes(start).has(.role) { hasRole = true }
        }
        while start < end, story.tokens[start].kind != .word { start += 1 }
        guard hasRole, start < end else { return nil }
        return role(widened(start, limit: sentence.lowerBound)..<end)
    }

    /// Where a role begins that has nouns before it, as "harbour authority spokesman": at an article or the
    /// sentence's beginning, when nothing but such words stands between.
    private func widened(_ start: Int, limit: Int) -> Int {
        var index = start
        while index > limit, start - index <= 3 {
            let token = story.tokens[index - 1]
            guard token.kind == .word else { return start }
            let word = story.word(index - 1)
            if ["the", "a", "an", "The", "A", "An"].contains(word.form) { return index }
            let excluded: WordClass = [
                .stop, .speech, .connector, .placePreposition, .notName, .month, .weekday,
            ]
            guard !word.classes.has(excluded), !word.form.hasSuffix("ing"), !word.form.hasSuffix("ed") else {
                return start
            }
            index -= 1
        }
        return index == limit && start - index <= 3 ? index : start
    }

    /// Whether a token before a name is part of a role: a title, a modifier, a country or a body.
    private func belongs(_ index: Int) -> Bool {
        let token = story.tokens[index]
        if token.kind == .hyphen { return true }
        let word = story.word(index)
        if token.kind == .clitic { return false }
        guard token.kind == .word else { return false }
        if word.classes.has([.role, .roleModifier]) { return true }
        if word.classes.has(.honorific) { return !["Mr", "Mrs", "Ms", "Miss", "Dr"].contains(word.form) }
        if token.isCapitalized, !(token.isOpening && word.classes.has(.notName)) {
            return !word.classes.has([.notName, .month, .weekday])
        }
        return word.form == "of" && index > 0 && story.classes(index - 1).has(.role)
    }

    /// An apposition: a comma, "a", "an" or "the" or nothing, and words up to the next mark with a role in them.
    private func after(_ mention: Mention) -> Role? {
        let sentence = story.tokensOfSentence[story.tokens[mention.tokens.lowerBound].sentence]
        var index = mention.tokens.upperBound
        guard index + 1 < sentence.upperBound, story.tokens[index].kind == .comma else { return nil }
        index += 1
        if ["a", "an", "the", "its", "their"].contains(story.word(index).form) { index += 1 }
        let start = index
        var lastRole: Int?
        while index < sentence.upperBound, index - start < 2 * Self.longest {
            let token = story.tokens[index]
            if token.kind == .comma || token.kind == .stop || token.kind == .dash { break }
            if ["who", "which", "that", "said", "told", "says"].contains(story.word(index).form) { break }
            guard token.kind == .word || token.kind == .hyphen || token.kind == .clitic else { return nil }
            if lastRole == nil, index - start >= Self.longest { return nil }
            if story.classes(index).has(.role) { lastRole = lastRole ?? index }
            index += 1
        }
        guard lastRole != nil, index < sentence.upperBound, index > start else { return nil }
        guard !story.classes(start).has([.speech, .pronounMale, .pronounFemale, .placePreposition]) else {
            return nil
        }
        return role(start..<index)
    }

    private func role(_ tokens: Range<Int>) -> Role {
        let start = story.tokens[tokens.lowerBound].start
        let end = story.tokens[tokens.upperBound - 1].end
        return Role(text: story.text.string(start..<end), start: start, end: end)
    }
}
