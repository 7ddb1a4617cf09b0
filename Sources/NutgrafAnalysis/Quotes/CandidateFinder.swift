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

    let context: SpeakerContext
    /// Finds whom pronouns stand for.
    package let antecedents: AntecedentFinder
    let descriptions: DescriptionResolver
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
        let within = context.entities(within: span)
        for (zone, tokens) in zones(of: span, following) {
            gather(zone, tokens, of: span, within, memory: memory, model: model, into: &found)
        }
        let form = form(of: span, found)
        for number in found.indices {
            var standing = standing(of: found[number], span, memory, among: found)
            standing.isWithin = found[number].entity.map(within.contains) ?? false
            found[number].features = layout.features(of: found[number], standing, form)
        }
        if let last = memory.last {
            found.append(sequel(of: last, isAlternate: false, span, form, within))
            if let before = memory.beforeLast {
                found.append(sequel(of: before, isAlternate: true, span, form, within))
            }
        }
        var nobody = SpeakerCandidate(kind: .nobody, tokens: 0..<0)
        nobody.features = layout.features(nobody: form)
        found.append(nobody)
        for number in found.indices { found[number].score = model.score(.speaker, found[number].features) }
        return found
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
        while index < tokens.upperBound {
            guard !context.isQuoted[index] else {
                index += 1
                continue
            }
            if let number = context.mention(at: index) {
                let mention = context.mentions[number]
                names.append(
                    SpeakerCandidate(
                        kind: SpeakerKind(mention.kind),
                        tokens: mention.tokens,
                        entity: context.entityOfMention[number]
                    )
                )
                index = max(index + 1, mention.tokens.upperBound)
                continue
            }
            if let kind = context.pronoun(at: index) {
                var candidate = SpeakerCandidate(kind: kind, tokens: index..<(index + 1))
                switch kind {
                case .heOrShe, .they, .it:
                    candidate.entity = antecedents.entity(
                        of: index,
                        kind,
                        without: within,
                        memory: memory,
                        model: model
                    )
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
        let reading = Reading(within: within, memory: memory, model: model)
        for cue in cues { names += described(cue.token, tokens, reading) }
        if zone == .before || zone == .previous, let first = tokens.first, !cues.isEmpty,
            first == story.tokensOfSentence[story.tokens[first].sentence].lowerBound, !context.isQuoted[first],
            let phrase = reader.description(startingAt: first, limit: tokens.upperBound)
        {
            names.append(description(phrase, reading))
        }
        for name in names where !found.contains(where: { $0.tokens == name.tokens }) {
            found.append(related(name, to: cues, in: tokens, zone, of: span))
        }
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
        var entity = descriptions.entity(of: tokens)
        // Nothing that the story says of anybody fits: the description is a new one of somebody named before.
        if entity == nil, descriptions.isOfPerson(tokens) {
            entity = antecedents.entity(
                of: tokens.lowerBound,
                .heOrShe,
                without: reading.within,
                memory: reading.memory,
                model: reading.model
            )
        }
        return SpeakerCandidate(kind: .description, tokens: tokens, entity: entity)
    }
}
