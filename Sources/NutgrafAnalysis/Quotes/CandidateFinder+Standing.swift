/// What the weights know of a candidate and of the quotation.
extension CandidateFinder {
    /// What is known of a candidate beside the others.
    func standing(
        of candidate: SpeakerCandidate,
        _ span: QuotedSpan,
        _ memory: SpeechMemory,
        among all: [SpeakerCandidate]
    ) -> SpeakerFeatures.Standing {
        var standing = SpeakerFeatures.Standing()
        var before = 0
        var after = 0
        let first = candidate.tokens.lowerBound
        for peer in all.indices
        where all[peer].zone == candidate.zone && (all[peer].kind == .person || all[peer].kind == .heOrShe) {
            if all[peer].tokens.lowerBound < first { before += 1 }
            if all[peer].tokens.lowerBound > first { after += 1 }
        }
        standing.order = before == 0 ? (after == 0 ? 0 : 1) : after == 0 ? 2 : 3
        let isBehind = [.after, .next, .below].contains(candidate.zone)
        standing.between = isBehind ? before : after
        standing.distance = max(
            0,
            isBehind ? candidate.tokens.lowerBound - span.close - 1 : span.open - candidate.tokens.upperBound
        )
        standing.preposition = preposition(before: candidate.tokens.lowerBound)
        if let entity = candidate.entity {
            if memory.last?.speaker.entity == entity {
                standing.spoke = memory.last?.span.lastParagraph == span.paragraph ? 4 : 3
            } else if memory.beforeLast?.speaker.entity == entity {
                standing.spoke = 2
            } else if memory.counts[entity] != nil {
                standing.spoke = 1
            }
            standing.mentions = context.drafts[entity].mentions.count
        }
        standing.part = antecedents.part(of: candidate.tokens)
        if candidate.kind == .description { describe(candidate.tokens, in: &standing) }
        let sentence = story.tokensOfSentence[story.tokens[candidate.tokens.lowerBound].sentence]
        standing.isInitial = candidate.tokens.lowerBound == sentence.lowerBound
        if let cue = candidate.cue {
            standing.isTelling = ["told", "tells", "telling", "tell", "asked", "asks"].contains(context.lower(cue))
            standing.isSpent = cue == memory.last?.speaker.cue
            standing.verb = standing.isTelling ? 3 : context.lower(cue).hasSuffix("ing") ? 2 : 1
        }
        let end = candidate.tokens.upperBound
        if end < story.tokens.count {
            standing.isPossessive =
                story.tokens[end].kind == .clitic && story.tokens[end].end - story.tokens[end].start < 5
                && isGenitive(end)
            standing.isBracketed = story.tokens[end].kind == .closeBracket
            standing.isModifier = reader.isNoun(end) && context.cue(at: end) == .none && !reader.isFiller(end)
        }
        return standing
    }

    func describe(_ tokens: Range<Int>, in standing: inout SpeakerFeatures.Standing) {
        switch context.lower(tokens.lowerBound) {
        case "the": standing.article = 1
        case "a", "an", "one", "another", "some": standing.article = 2
        case "his", "her", "their", "its", "my", "our": standing.article = 3
        default: standing.article = 0
        }
        standing.hasRole = tokens.contains { story.classes($0).has(.role) }
        standing.hasName = tokens.contains { context.mentionOfToken[$0] >= 0 }
    }

    func isGenitive(_ clitic: Int) -> Bool { story.text.byte(story.tokens[clitic].end - 1) | 0x20 == 0x73 }

    func preposition(before token: Int) -> Int {
        guard token > 0, story.tokens[token - 1].sentence == story.tokens[token].sentence else { return 0 }
        switch context.lower(token - 1) {
        case "by": return 1
        case "to": return 2
        case "of", "for", "from": return 3
        default: return story.classes(token - 1).has(.preposition) ? 4 : 0
        }
    }

    // MARK: The quotation

    /// What is known of a quotation as a whole, with its candidates.
    func form(of span: QuotedSpan, _ found: [SpeakerCandidate]) -> SpeakerFeatures.Form {
        var form = SpeakerFeatures.Form()
        let sentence = story.tokensOfSentence[story.tokens[span.open].sentence]
        form.isWhole = sentence.lowerBound == span.open
        form.opensParagraph = story.paragraphs[span.paragraph].lowerBound == story.tokens[span.open].start
        form.startsWithCapital = span.open + 1 < span.close && story.tokens[span.open + 1].isCapitalized
        form.ending = ending(of: span)
        form.introduction = introduction(of: span, sentence)
        for candidate in found where candidate.relation != .none {
            switch candidate.zone {
            case .after, .next:
                if candidate.cueDistance <= 1, [.subject, .inverted, .apposition].contains(candidate.relation),
                    candidate.cueDistance == 0 || candidate.tokens.lowerBound - span.close <= 6
                {
                    form.isOwnedAfter = true
                }
            case .before:
                if candidate.cueDistance == 0, candidate.cue != nil { form.isOwnedBefore = true }
            default: break
            }
        }
        return form
    }

    /// 0 comma, 1 stop, 2 question or exclamation, 3 none.
    func ending(of span: QuotedSpan) -> Int {
        switch story.text.scalar(before: span.end).value {
        case 0x2C: 0
        case 0x2E, 0x2026: 1
        case 0x3F, 0x21: 2
        default: 3
        }
    }

    func introduction(of span: QuotedSpan, _ sentence: Range<Int>) -> Int {
        guard span.open > sentence.lowerBound else { return 4 }
        let before = story.tokens[span.open - 1]
        if before.kind == .comma { return 1 }
        if story.text.byte(before.start) == 0x3A { return 2 }
        return context.cue(at: span.open - 1) == .none ? 0 : 3
    }

    // MARK: Who spoke before

    /// Somebody who spoke before, as a candidate.
    func sequel(
        of spoken: SpeechMemory.Spoken,
        isAlternate: Bool,
        _ span: QuotedSpan,
        _ form: SpeakerFeatures.Form,
        _ within: [Int],
        _ near: Int,
        _ memory: SpeechMemory
    ) -> SpeakerCandidate {
        var candidate = SpeakerCandidate(
            kind: isAlternate ? .alternate : .previous,
            tokens: spoken.speaker.tokens,
            entity: spoken.speaker.entity,
            described: spoken.speaker.described
        )
        var standing = SpeakerFeatures.Sequel()
        standing.who = isAlternate ? 1 : 0
        standing.gap = gap(spoken.span, span)
        standing.between = people(between: spoken, span)
        standing.isWithin = spoken.speaker.entity.map(within.contains) ?? false
        standing.paragraphs = span.paragraph - spoken.span.lastParagraph
        switch spoken.speaker.kind {
        case .heOrShe, .they, .it, .first, .who: standing.told = 1
        case .description: standing.told = 2
        case .previous, .alternate: standing.told = 3
        case .nobody: standing.told = 4
        default: standing.told = 0
        }
        standing.candidates = near
        standing.isKnown = spoken.speaker.entity != nil
        note(&standing, span, memory)
        if let entity = spoken.speaker.entity, let count = memory.counts[entity] {
            standing.isDominant = count == memory.most
        }
        candidate.features = layout.features(standing, form)
        return candidate
    }

    /// What lies between the last quotation and the one at hand.
    func note(_ standing: inout SpeakerFeatures.Sequel, _ span: QuotedSpan, _ memory: SpeechMemory) {
        standing.speakers = memory.counts.count
        guard let last = memory.last else { return }
        let opening = story.tokens[span.open].sentence
        standing.sentences = opening - story.tokens[min(last.span.close, story.tokens.count - 1)].sentence
        if opening > 0 { standing.isAsked = story.text.byte(story.sentences[opening - 1].upperBound - 1) == 0x3F }
    }

    /// How many times others than a speaker are named between a quotation of theirs and the one at hand; 2 for more.
    func people(between spoken: SpeechMemory.Spoken, _ span: QuotedSpan) -> Int {
        let first = min(spoken.span.close, story.tokens.count - 1)
        let start = context.firstMention[story.tokens[first].sentence]
        var count = 0
        // Far quotations are far, whoever stands between.
        for number in start..<min(start + 30, context.mentions.count) where count < 2 {
            let token = context.mentions[number].tokens.lowerBound
            guard token < span.open else { break }
            guard token > first, context.mentions[number].kind == .person, !context.isQuoted[token],
                context.entityOfMention[number] != spoken.speaker.entity
            else { continue }
            count += 1
        }
        return count
    }

    func gap(_ last: QuotedSpan, _ span: QuotedSpan) -> SpeakerFeatures.Gap {
        if last.lastParagraph == span.paragraph {
            let end = min(last.close, story.tokens.count - 1)
            if story.tokens[end].sentence == story.tokens[span.open].sentence { return .sentence }
            return story.tokens[span.open].sentence - story.tokens[end].sentence <= 1 ? .adjacent : .paragraph
        }
        let first = story.paragraphs[span.paragraph].lowerBound
        guard last.lastParagraph == span.paragraph - 1, story.tokens[span.open].start == first else { return .far }
        return last.isUnclosed ? .unclosed : .next
    }
}
