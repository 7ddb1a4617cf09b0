/// Gathers who may speak a quotation, with the features that weigh them.
package struct CandidateFinder {
    /// What is known while the words near a quotation are read.
    private struct Reading {
        /// The entities that the quotation names.
        var within: [Int]
        var memory: SpeechMemory
        var model: QuoteModel
    }

    /// How many tokens of a zone are looked at.
    private static let reach = 40
    /// How many verbs of a zone are looked at.
    static let mostCues = 5
    /// How many names of a zone are weighed.
    private static let mostNames = 8
    /// How many sentences back somebody may have been said to say something.
    private static let earliest = 6

    let context: SpeakerContext
    /// Finds whom pronouns stand for.
    package let antecedents: AntecedentFinder
    /// Finds whom descriptions stand for.
    package let descriptions: DescriptionResolver
    let reader: PhraseReader
    let layout = SpeakerFeatures.shared
    var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
        antecedents = AntecedentFinder(context)
        descriptions = DescriptionResolver(context)
        reader = PhraseReader(context)
    }

    /// The candidates, nobody last.
    ///
    /// - Parameters:
    ///   - span: the quotation.
    ///   - following: the next words in marks, where their attribution may be this one's too.
    ///   - memory: who spoke so far.
    ///   - model: the weights.
    func candidates(
        for span: QuotedSpan,
        following: QuotedSpan?,
        memory: SpeechMemory,
        model: QuoteModel
    ) -> [SpeakerCandidate] {
        var found: [SpeakerCandidate] = []
        found.reserveCapacity(16)
        let within = context.entities(within: span)
        for (zone, tokens) in zones(of: span, following) {
            gather(zone, tokens, of: span, within, memory: memory, model: model, into: &found)
        }
        let form = form(of: span, found)
        if let earlier = earlier(before: span, within, memory: memory, model: model),
            !found.contains(where: { $0.tokens == earlier.tokens })
        {
            found.append(earlier)
        }
        for number in found.indices {
            var standing = standing(of: found[number], span, memory, among: found)
            standing.isWithin = found[number].entity.map(within.contains) ?? false
            found[number].features = layout.features(of: found[number], standing, form)
        }
        let near = found.count
        if let last = memory.last {
            found.append(sequel(of: last, isAlternate: false, span, form, within, near, memory))
            if let before = memory.beforeLast {
                found.append(sequel(of: before, isAlternate: true, span, form, within, near, memory))
            }
        }
        var nobody = SpeakerCandidate(kind: .nobody, tokens: 0..<0)
        var standing = SpeakerFeatures.Sequel()
        standing.who = 2
        standing.candidates = near
        standing.isKnown = memory.last != nil
        note(&standing, span, memory)
        nobody.features = layout.features(standing, form)
        found.append(nobody)
        for number in found.indices { found[number].score = model.score(.speaker, found[number].features) }
        // "“We go,” said a neighbour": it is nobody of the sentences before.
        if found.contains(where: { $0.zone == .after && $0.isBesideVerb && $0.strength == .strong }) {
            for number in found.indices where Self.isFarther(found[number].zone) { found[number].score -= 100 }
        }
        return found
    }

    private static func isFarther(_ zone: SpeakerCandidate.Zone) -> Bool {
        zone == .previous || zone == .above || zone == .earlier
    }

    // MARK: Zones

    private func zones(of span: QuotedSpan, _ following: QuotedSpan?) -> [(SpeakerCandidate.Zone, Range<Int>)] {
        var zones: [(SpeakerCandidate.Zone, Range<Int>)] = []
        let opening = story.tokens[span.open].sentence
        let closing = story.tokens[min(span.close, story.tokens.count) - (span.isUnclosed ? 1 : 0)].sentence
        let sentence = story.tokensOfSentence[opening]
        var hasRest = false
        if !span.isUnclosed {
            let rest = (span.close + 1)..<max(span.close + 1, story.tokensOfSentence[closing].upperBound)
            let part = unquoted(rest)
            hasRest = part.contains { story.tokens[$0].kind == .word }
            if hasRest { zones.append((.after, part)) }
        }
        if !hasRest, closing + 1 < story.sentences.count, story.paragraphOfSentence[closing + 1] == span.lastParagraph {
            let part = unquoted(story.tokensOfSentence[closing + 1])
            if !part.isEmpty { zones.append((.next, part)) }
        }
        if let following, goesOn(span, in: following) {
            let sentence = story.tokensOfSentence[story.tokens[following.close].sentence]
            let rest = (following.close + 1)..<max(following.close + 1, sentence.upperBound)
            let part = unquoted(rest)
            if part.contains(where: { story.tokens[$0].kind == .word }) { zones.append((.below, part)) }
        }
        let before = max(sentence.lowerBound, span.open - Self.reach)..<span.open
        if !before.isEmpty { zones.append((.before, before)) }
        if opening > 0 {
            let isSame = story.paragraphOfSentence[opening - 1] == span.paragraph
            if isSame || before.isEmpty {
                let tokens = story.tokensOfSentence[opening - 1]
                zones.append((isSame ? .previous : .above, tokens.prefix(Self.reach)))
            }
        }
        return zones
    }

    /// Whether the next quotation may be one with this: in the same sentence, or in the next paragraph, which it
    /// begins, this one lacking its closing mark.
    private func goesOn(_ span: QuotedSpan, in following: QuotedSpan) -> Bool {
        guard !following.isUnclosed else { return false }
        if span.isUnclosed {
            return following.paragraph == span.paragraph + 1
                && story.tokens[following.open].start == story.paragraphs[following.paragraph].lowerBound
        }
        return story.tokens[following.open].sentence == story.tokens[span.close].sentence
    }

    /// The tokens from the first one on up to the next quotation.
    private func unquoted(_ tokens: Range<Int>) -> Range<Int> {
        var end = tokens.lowerBound
        while end < tokens.upperBound, end - tokens.lowerBound < Self.reach, !context.isQuoted[end] { end += 1 }
        return tokens.lowerBound..<end
    }

    // MARK: Words near the quotation

    private func gather(
        _ zone: SpeakerCandidate.Zone,
        _ tokens: Range<Int>,
        of span: QuotedSpan,
        _ within: [Int],
        memory: SpeechMemory,
        model: QuoteModel,
        into found: inout [SpeakerCandidate]
    ) {
        let cues = cues(in: tokens, zone, of: span)
        var names: [SpeakerCandidate] = []
        var index = tokens.lowerBound
        let reading = Reading(within: within, memory: memory, model: model)
        while index < tokens.upperBound {
            guard !context.isQuoted[index] else {
                index += 1
                continue
            }
            if let number = context.mention(at: index) {
                names.append(name(number))
                index = max(index + 1, context.mentions[number].tokens.upperBound)
                continue
            }
            if let kind = context.pronoun(at: index) {
                var candidate = SpeakerCandidate(kind: kind, tokens: index..<(index + 1))
                switch kind {
                case .heOrShe, .they, .it:
                    let found = antecedent(of: candidate.tokens, kind, reading)
                    candidate.entity = found?.entity
                    if let found, found.entity == nil { candidate.described = memory.last?.speaker.words }
                case .who: candidate.entity = nameBefore(index, limit: tokens.lowerBound)
                default: break
                }
                names.append(candidate)
            }
            index += 1
        }
        if names.count > Self.mostNames {
            names = zone == .before ? Array(names.suffix(Self.mostNames)) : Array(names.prefix(Self.mostNames))
        }
        for cue in cues { names += described(cue.token, tokens, reading) }
        if zone == .before || zone == .previous, let first = tokens.first, !cues.isEmpty,
            first == story.tokensOfSentence[story.tokens[first].sentence].lowerBound, !context.isQuoted[first],
            let phrase = reader.description(startingAt: first, limit: tokens.upperBound)
        {
            names.append(description(phrase, reading))
        }
        let leads =
            zone == .next && tokens.upperBound < story.tokens.count && context.isQuoted[tokens.upperBound]
            && story.tokens[tokens.upperBound].sentence == story.tokens[tokens.lowerBound].sentence
        for name in names where !found.contains(where: { $0.tokens == name.tokens }) {
            var candidate = related(name, to: cues, in: tokens, zone, of: span)
            candidate.leads = leads
            found.append(candidate)
        }
    }

    /// Who is said to have said something in the sentences before those that are read whole.
    private func earlier(
        before span: QuotedSpan,
        _ within: [Int],
        memory: SpeechMemory,
        model: QuoteModel
    ) -> SpeakerCandidate? {
        let opening = story.tokens[span.open].sentence
        let last = memory.last?.span.close ?? 0
        for sentence in stride(from: opening - 1, through: max(0, opening - Self.earliest), by: -1) {
            let tokens = story.tokensOfSentence[sentence]
            for token in tokens.suffix(Self.reach).reversed() {
                guard token > last else { return nil }
                guard context.cue(at: token) == .strong, !context.isQuoted[token] else { continue }
                guard let candidate = teller(token, tokens, within, memory: memory, model: model) else { continue }
                return candidate
            }
        }
        return nil
    }

    /// The name or pronoun that is the subject of a verb of saying.
    private func teller(
        _ cue: Int,
        _ tokens: Range<Int>,
        _ within: [Int],
        memory: SpeechMemory,
        model: QuoteModel
    ) -> SpeakerCandidate? {
        var candidate: SpeakerCandidate
        if let end = reader.subjectEnd(of: cue, limit: tokens.lowerBound), !reader.isPassive(cue, subjectEnd: end) {
            if let number = context.mention(at: end) {
                candidate = name(number)
            } else if let kind = context.pronoun(at: end), kind == .heOrShe {
                candidate = SpeakerCandidate(kind: kind, tokens: end..<(end + 1))
                let reading = Reading(within: within, memory: memory, model: model)
                candidate.entity = antecedent(of: candidate.tokens, kind, reading)?.entity
            } else {
                return nil
            }
            candidate.relation = .subject
        } else if cue + 1 < tokens.upperBound, let number = context.mention(at: cue + 1) {
            candidate = name(number)
            candidate.relation = .inverted
        } else {
            return nil
        }
        candidate.zone = .earlier
        candidate.cue = cue
        candidate.strength = .strong
        return candidate
    }

    /// Whom a pronoun or a description stands for, most likely.
    private func antecedent(
        of tokens: Range<Int>,
        _ kind: SpeakerKind,
        _ reading: Reading
    ) -> AntecedentFinder.Candidate? {
        antecedents.best(
            for: tokens,
            kind,
            without: reading.within,
            memory: reading.memory,
            callings: descriptions,
            model: reading.model
        )
    }

    private func name(_ number: Int) -> SpeakerCandidate {
        let mention = context.mentions[number]
        return SpeakerCandidate(
            kind: SpeakerKind(mention.kind),
            tokens: mention.tokens,
            entity: context.entityOfMention[number]
        )
    }

    /// The name that "who" stands behind.
    private func nameBefore(_ token: Int, limit: Int) -> Int? {
        var index = token - 1
        while index >= limit, token - index <= 2 {
            if let number = context.mention(at: index) { return context.entityOfMention[number] }
            index -= 1
        }
        return nil
    }

    /// The descriptions that a verb has for its subject.
    private func described(_ cue: Int, _ tokens: Range<Int>, _ reading: Reading) -> [SpeakerCandidate] {
        var found: [SpeakerCandidate] = []
        if context.isAccording(cue) {
            if let phrase = reader.description(startingAt: cue + 2, limit: tokens.upperBound) {
                found.append(description(phrase, reading))
            }
            return found
        }
        if let end = reader.subjectEnd(of: cue, limit: tokens.lowerBound) {
            if let phrase = reader.description(endingAt: end, limit: tokens.lowerBound) {
                found.append(description(phrase, reading))
            }
        } else if let phrase = reader.description(startingAt: cue + 1, limit: tokens.upperBound) {
            found.append(description(phrase, reading))
        }
        return found
    }

    private func description(_ tokens: Range<Int>, _ reading: Reading) -> SpeakerCandidate {
        var entity = descriptions.entity(of: tokens) ?? descriptions.writer(of: tokens)
        // Nothing that the story says of anybody fits: the description is a new one of somebody named before.
        if entity == nil, isOpen(tokens) {
            entity = antecedent(of: tokens, .description, reading)?.entity
        }
        return SpeakerCandidate(kind: .description, tokens: tokens, entity: entity)
    }

    /// Whether a description may be a new one of anybody who is named before it.
    package func isOpen(_ tokens: Range<Int>) -> Bool {
        descriptions.entity(of: tokens) == nil && (descriptions.isOfPerson(tokens) || descriptions.isOfBody(tokens))
    }
}
