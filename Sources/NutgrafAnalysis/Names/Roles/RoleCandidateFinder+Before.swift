/// Words before a name.
extension RoleCandidateFinder {
    /// The most tokens of words before a name.
    private static let longest = 16
    /// Endings of nouns that may be roles though no list has them: "cosplayer".
    private static let agents = ["er", "or", "ant", "ent", "ist", "ian", "ers", "ors", "ee"]

    /// The candidates before a name.
    ///
    /// - Parameter first: the first token of the name.
    func before(_ first: Int) -> [(place: RoleCandidate.Place, tokens: Range<Int>)] {
        let limit = sentence(of: first).lowerBound
        var end = first
        while end > limit, words.isTitle(end - 1) { end -= 1 }
        guard end > limit else { return [] }
        var place = RoleCandidate.Place.before
        if words.isNaming(end - 1) {
            end -= 1
        } else if story.tokens[end - 1].kind == .comma {
            end -= 1
            place = .beforeComma
        }
        var found: [(place: RoleCandidate.Place, tokens: Range<Int>)] = []
        gather(place, end: withoutTitle(end, limit), limit, into: &found)
        if place == .before, let comma = commaBeforeTitle(end, limit) {
            gather(.beforeTitled, end: comma, limit, into: &found)
        }
        return found
    }

    /// Before the title in "archaeologist Professor".
    private func withoutTitle(_ end: Int, _ limit: Int) -> Int {
        var end = end
        while end - 1 > limit, words.isPlainTitle((end - 1)..<end), words.isRole(end - 2),
            !story.tokens[end - 2].isCapitalized
        {
            end -= 1
        }
        return end
    }

    /// The comma before a title or nationality alone: "the leader of the church, Pope".
    private func commaBeforeTitle(_ end: Int, _ limit: Int) -> Int? {
        var index = end
        while index > limit, end - index < 3, story.tokens[index - 1].kind == .word {
            let isTitle =
                story.tokens[index - 1].isCapitalized && words.isRole(index - 1)
                || words.isPlainTitle((index - 1)..<index)
            guard isTitle || words.kind(of: index - 1) == .group else { break }
            index -= 1
        }
        guard index < end, index > limit, story.tokens[index - 1].kind == .comma else { return nil }
        return index - 1
    }

    private func gather(
        _ place: RoleCandidate.Place,
        end: Int,
        _ limit: Int,
        into found: inout [(place: RoleCandidate.Place, tokens: Range<Int>)]
    ) {
        guard end > limit else { return }
        let last = story.tokens[end - 1]
        guard last.kind == .closeBracket || isWhole(end - 1), !words.isName(end - 1) else { return }
        var hasRole = place == .before && isAgent(end - 1)
        var hasAnd = false
        var commas = 0
        var start = end
        while start > limit, end - start < Self.longest {
            let index = start - 1
            let token = story.tokens[index]
            if let name = longName(index, within: limit..<start) {
                start = name.lowerBound
                hasRole = hasRole || name.contains(where: words.isRole)
                if hasRole { found.append((place, start..<end)) }
                continue
            }
            switch token.kind {
            case .word, .number, .hyphen, .clitic: break
            case .closeBracket:
                guard let open = opening(of: index, limit) else { return }
                start = open
                continue
            case .comma:
                commas += 1
                // "the singer, actor and campaigner".
                guard commas < 3, hasRole, place == .before || commas < 2, index > limit else { return }
                guard words.isRole(index - 1) || hasAnd else { return }
            case .mark where isInner(index): break
            default: return
            }
            if isSpeech(index), index == limit || !words.isArticle(index - 1) { return }
            start = index
            hasRole = hasRole || words.isRole(index)
            hasAnd = hasAnd || story.word(index).form == "and"
            if hasRole, isWhole(index) { found.append((place, start..<end)) }
        }
    }

    private func opening(of close: Int, _ limit: Int) -> Int? {
        for index in (max(limit, close - 5)..<close).reversed() where story.tokens[index].kind == .openBracket {
            return index
        }
        return nil
    }

    private func isAgent(_ index: Int) -> Bool {
        guard story.tokens[index].kind == .word, words.kind(of: index) == nil else { return false }
        let sort = RoleSort(index, words)
        guard sort == .other || sort == .gerund else { return false }
        let form = story.word(index).form
        return Self.agents.contains { form.hasSuffix($0) }
    }
}
