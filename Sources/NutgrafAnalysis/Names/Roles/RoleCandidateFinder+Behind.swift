/// Words behind a name.
extension RoleCandidateFinder {
    /// The most tokens of words behind a name.
    private static let longest = 26
    private static let adverbs: Set<String> = [
        "then", "now", "formerly", "currently", "previously", "already", "himself", "herself", "also",
    ]

    /// The candidates behind a name.
    ///
    /// - Parameter last: the token behind the name.
    func behind(_ last: Int) -> [(place: RoleCandidate.Place, tokens: Range<Int>)] {
        let limit = last > 0 ? sentence(of: last - 1).upperBound : 0
        guard last + 1 < limit, var (place, index) = link(last, limit) else { return [] }
        index = words.behindAge(index, limit)
        if place != .stated, index + 1 < limit, story.word(index).form == "who", words.isBeing(index + 1) {
            place = .who
            index += 2
        }
        while index < limit, Self.adverbs.contains(story.word(index).form) { index += 1 }
        guard index < limit else { return [] }
        let hasArticle = words.isArticle(index)
        guard place != .stated || hasArticle else { return [] }
        let isOneOf = story.word(index).form == "one" && index + 1 < limit && story.word(index + 1).form == "of"
        if hasArticle || words.isDeterminer(index) && !isOneOf { index += 1 }
        // ", addressed reporters" says what the person did.
        guard index < limit, hasArticle || !words.isVerbForm(index) else { return [] }
        var found: [(place: RoleCandidate.Place, tokens: Range<Int>)] = []
        gather(place, start: index, limit, mayLackRole: hasArticle, into: &found)
        if isAge(index, limit) { gather(place, start: index + 5, limit, mayLackRole: hasArticle, into: &found) }
        return found
    }

    /// What joins the words to the name, and where they begin.
    private func link(_ last: Int, _ limit: Int) -> (RoleCandidate.Place, Int)? {
        switch story.tokens[last].kind {
        case .comma: return (.comma, last + 1)
        case .dash, .openBracket: return (.dash, last + 1)
        case .word where words.isBeing(last): return (.stated, last + 1)
        case .word where ["of", "from"].contains(story.word(last).form):
            // "Anna Berg of Leeds, a teacher".
            var index = last + 1
            if words.isArticle(index) { index += 1 }
            guard index < limit, words.kind(of: index) != nil else { return nil }
            index = words.name(at: index).upperBound
            guard index + 1 < limit, story.tokens[index].kind == .comma else { return nil }
            return (.placeComma, index + 1)
        default: return nil
        }
    }

    private func gather(
        _ place: RoleCandidate.Place,
        start: Int,
        _ limit: Int,
        mayLackRole: Bool,
        into found: inout [(place: RoleCandidate.Place, tokens: Range<Int>)]
    ) {
        var isRole = mayLackRole
        var commas = 0
        var index = start
        while index < limit, index - start < Self.longest {
            let token = story.tokens[index]
            if let name = longName(index, within: index..<limit) {
                isRole = isRole || name.contains(where: words.isRole)
                index = name.upperBound
                if isRole { found.append((place, start..<index)) }
                continue
            }
            switch token.kind {
            case .word, .number, .hyphen, .clitic: break
            case .openBracket:
                guard let end = closing(of: index, limit) else { return }
                index = end
                if isRole { found.append((place, start..<end)) }
                continue
            case .comma:
                commas += 1
                guard commas < 4 else { return }
            case .mark where isInner(index): break
            default: return
            }
            if isSpeech(index) { return }
            isRole = isRole || words.isRole(index)
            index += 1
            if isRole, isWhole(index - 1) { found.append((place, start..<index)) }
        }
    }

    /// Behind a bracket of few words: "(EFF)".
    private func closing(of open: Int, _ limit: Int) -> Int? {
        for index in open..<min(open + 6, limit) where story.tokens[index].kind == .closeBracket { return index + 1 }
        return nil
    }
}
