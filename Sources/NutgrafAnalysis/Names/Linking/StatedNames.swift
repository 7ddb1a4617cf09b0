/// Finds where a story says that two names are one thing's: "European Central Bank (ECB)", "X, also known as Y".
struct StatedNames {
    private static let ways: Set<String> = [
        "also", "better", "formerly", "previously", "otherwise", "widely", "known", "as", "aka", "simply", "commonly",
    ]

    private let story: Story

    init(_ story: Story) {
        self.story = story
    }

    /// Whether the second of two mentions, one after the other, is said to be another name for the first.
    func areOne(_ one: Mention, _ other: Mention) -> Bool {
        guard one.kind == other.kind, other.tokens.lowerBound > one.tokens.upperBound,
            other.tokens.lowerBound - one.tokens.upperBound <= 5
        else { return false }
        return isInBrackets(one, other) || isKnownAs(one, other)
    }

    private func isInBrackets(_ one: Mention, _ other: Mention) -> Bool {
        let open = one.tokens.upperBound
        let close = other.tokens.upperBound
        guard story.tokens[open].kind == .openBracket, other.tokens.lowerBound == open + 1, close < story.tokens.count,
            story.tokens[close].kind == .closeBracket
        else { return false }
        switch one.kind {
        // In brackets a place has its country behind it, and a person who plays them.
        case .location, .person, .group: return isAcronym(one) != isAcronym(other)
        default: return true
        }
    }

    private func isAcronym(_ mention: Mention) -> Bool {
        mention.tokens.count == 1 && story.word(mention.tokens.lowerBound).isAcronym
    }

    private func isKnownAs(_ one: Mention, _ other: Mention) -> Bool {
        var isKnown = false
        for index in one.tokens.upperBound..<other.tokens.lowerBound {
            let token = story.tokens[index]
            switch token.kind {
            case .comma, .openQuote, .openBracket: continue
            case .word:
                let form = story.word(index).form
                guard Self.ways.contains(form) else { return false }
                if form == "known" || form == "aka" { isKnown = true }
            default: return false
            }
        }
        return isKnown
    }
}
