/// Which verbs may belong to a quotation, and how names stand to them.
extension CandidateFinder {
    /// A verb that may say that a quotation is speech.
    struct Cue {
        var token: Int
        var strength: CueStrength
        var distance: Int
    }

    /// The verbs of saying among some tokens, and how far each is from the quotation.
    func cues(in tokens: Range<Int>, _ zone: SpeakerCandidate.Zone, of span: QuotedSpan) -> [Cue] {
        var cues: [Cue] = []
        func add(_ token: Int, _ strength: CueStrength) {
            let between = zone == .before ? (token + 1)..<span.open : tokens.lowerBound..<token
            var words = 0
            for other in between.suffix(12) where ![.comma, .mark, .dash].contains(story.tokens[other].kind) {
                words += 1
            }
            let distance = words == 0 ? 0 : words <= 6 ? 1 : 2
            cues.append(
                Cue(token: token, strength: strength, distance: zone == .previous || zone == .above ? 2 : distance)
            )
        }
        for token in tokens where !context.isQuoted[token] {
            let strength = context.cue(at: token)
            if strength != .none {
                add(token, strength)
            } else if context.isAccording(token) {
                add(token, .strong)
            } else if mayBeCue(token, tokens, zone, of: span) {
                add(token, .unlisted)
            }
        }
        if cues.count > Self.mostCues {
            return zone == .before ? Array(cues.suffix(Self.mostCues)) : Array(cues.prefix(Self.mostCues))
        }
        return cues
    }

    /// Whether a word that no list knows stands where a verb of saying stands: beside the quotation, and beside a
    /// name or pronoun.
    func mayBeCue(_ token: Int, _ tokens: Range<Int>, _ zone: SpeakerCandidate.Zone, of span: QuotedSpan)
        -> Bool
    {
        guard story.tokens[token].kind == .word, !story.tokens[token].isCapitalized, context.mentionOfToken[token] < 0
        else { return false }
        switch zone {
        case .before:
            let next = token + 1
            guard next == span.open || next + 1 == span.open && [.comma, .mark].contains(story.tokens[next].kind) else {
                return false
            }
            // "told the news", and no verb: one in "s" has a name or a pronoun before it.
            if story.text.byte(story.tokens[token].end - 1) == 0x73, token > tokens.lowerBound,
                context.mentionOfToken[token - 1] < 0, context.pronoun(at: token - 1) == nil,
                !reader.isFiller(token - 1)
            {
                return false
            }
            return hasVerbEnding(token)
        case .after, .next:
            guard token - tokens.lowerBound <= 4, hasVerbEnding(token) else { return false }
            if let end = reader.subjectEnd(of: token, limit: tokens.lowerBound) {
                return context.mentionOfToken[end] >= 0 || context.pronoun(at: end) != nil
                    || reader.isDeterminer(tokens.lowerBound) && story.word(token).form.hasSuffix("ed")
            }
            let next = token + 1
            return next < tokens.upperBound && (context.mentionOfToken[next] >= 0 || reader.isDeterminer(next))
        default: return false
        }
    }

    private func hasVerbEnding(_ token: Int) -> Bool {
        guard story.tokens[token].end - story.tokens[token].start > 3, !story.classes(token).has(.stop) else {
            return false
        }
        let form = story.word(token).form
        return form.hasSuffix("ed") || form.hasSuffix("s") || form.hasSuffix("ing") || form.hasSuffix("te")
    }

    // MARK: Relations

    /// A candidate with the verb that it fits best.
    func related(
        _ candidate: SpeakerCandidate,
        to cues: [Cue],
        in tokens: Range<Int>,
        _ zone: SpeakerCandidate.Zone,
        of span: QuotedSpan
    ) -> SpeakerCandidate {
        var best = candidate
        best.zone = zone
        for cue in cues {
            let relation = relation(candidate, cue.token, in: tokens)
            let isBetter =
                relation.rawValue < best.relation.rawValue
                || relation == best.relation && relation != .none && cue.distance < best.cueDistance
            guard isBetter else { continue }
            best.relation = relation
            best.cue = cue.token
            best.strength = cue.strength
            best.cueDistance = cue.distance
        }
        // "Peskov said the talks failed and called it “a shame”": the last verb is the quotation's.
        if zone == .before, let cue = best.cue, best.relation != .according {
            for other in cues where other.token > cue && isCoordinate(other.token, limit: cue) {
                best.cue = other.token
                best.strength = other.strength
                best.cueDistance = other.distance
            }
        }
        return best
    }

    /// Whether a verb shares the subject of one before it: behind "and", "but" or a comma.
    func isCoordinate(_ verb: Int, limit: Int) -> Bool {
        var index = verb - 1
        while index > limit, verb - index < 4, context.mentionOfToken[index] < 0 {
            if story.tokens[index].kind == .comma { return true }
            let word = context.lower(index)
            if word == "and" || word == "but" { return true }
            guard reader.isFiller(index) else { return false }
            index -= 1
        }
        return false
    }

    func relation(_ candidate: SpeakerCandidate, _ cue: Int, in tokens: Range<Int>) -> SpeakerCandidate.Relation {
        let place = candidate.tokens
        if context.isAccording(cue) { return place.lowerBound > cue && place.lowerBound - cue < 9 ? .according : .none }
        if place.upperBound <= cue {
            let end = reader.subjectEnd(of: cue, limit: tokens.lowerBound)
            if let end, place.contains(end) {
                // "Peskov was told": it is another who speaks.
                return reader.isPassive(cue, subjectEnd: end) ? .object : .subject
            }
            if let end, story.tokens[end].kind == .comma, place.upperBound < end {
                let next = story.tokens[place.upperBound].kind
                if next == .comma || next == .openBracket { return .apposition }
            }
            if let end, story.tokens[end].kind == .comma, place.upperBound == end { return .closing }
            return .distant
        }
        guard place.lowerBound > cue else { return .none }
        if context.lower(place.lowerBound - 1) == "by"
            || place.lowerBound - 2 > cue && context.lower(place.lowerBound - 2) == "by"
        {
            return .agent
        }
        let end = reader.subjectEnd(of: cue, limit: tokens.lowerBound)
        guard end == nil || isAfterPause(cue, tokens) || isParenthesis(cue, behind: end) else {
            return .object
        }
        return isTitled(cue + 1, place.lowerBound) ? .inverted : .object
    }

    /// Whether a verb stands behind a comma, as in "it is now, says Peskov, “gone”".
    func isParenthesis(_ cue: Int, behind end: Int?) -> Bool {
        guard let end, story.tokens[end].kind == .comma, end == cue - 1 else { return false }
        let word = context.lower(cue)
        return word == "says" || word == "said"
    }

    /// Whether only marks stand between a zone's beginning and a verb.
    func isAfterPause(_ cue: Int, _ tokens: Range<Int>) -> Bool {
        guard cue - tokens.lowerBound <= 3 else { return false }
        return (tokens.lowerBound..<cue).allSatisfy {
            [.comma, .dash, .mark, .stop].contains(story.tokens[$0].kind) || reader.isFiller($0)
        }
    }

    /// Whether nothing but a title stands between a verb and a name.
    func isTitled(_ start: Int, _ end: Int) -> Bool {
        guard end - start <= 10 else { return false }
        for index in start..<end {
            let token = story.tokens[index]
            if token.kind == .comma, index - start < 8, end - index <= 6 { continue }
            guard [.word, .hyphen, .clitic, .number].contains(token.kind) else { return false }
        }
        return true
    }
}
