/// Finds whom a pronoun or a description stands for.
package struct AntecedentFinder {
    /// An entity, and how it looks from the pronoun.
    package struct Candidate {
        /// The entity, or `nil` for the one who spoke last and is not named.
        package var entity: Int?
        /// The features, as numbers of weights.
        package var features: [Int]
    }

    /// An entity that is named before a pronoun.
    private struct Antecedent {
        var entity: Int
        /// The mention that is nearest, of those outside quotations where there are any.
        var mention: Int
        var isQuoted: Bool
        /// How often it is named outside quotations in the last sentences.
        var near = 0
        var opensParagraph = false
    }

    /// How many names are looked at.
    private static let mostMentions = 60
    /// How many entities are weighed.
    private static let mostEntities = 8
    /// How many sentences back a name may stand.
    private static let reach = 12
    /// How many sentences back a name is near.
    private static let nearness = 3

    private let context: SpeakerContext
    private let genders: PersonGenders
    private let features = AntecedentFeatures.shared
    private let mostNamed: Int?
    private let people: Int
    private var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
        genders = PersonGenders(context)
        var most: Int?
        var people = 0
        for (number, draft) in context.drafts.enumerated() where draft.kind == .person {
            people += 1
            if most.map({ context.drafts[$0].mentions.count < draft.mentions.count }) ?? true { most = number }
        }
        mostNamed = most
        self.people = people
    }

    /// The likeliest entity for a pronoun, or `nil` where none that it may stand for is named before it.
    ///
    /// - Parameters:
    ///   - words: its token, or the description's tokens.
    ///   - kind: what it is.
    ///   - within: the entities that the quotation names.
    ///   - memory: who spoke so far.
    ///   - callings: what the story calls people.
    ///   - model: the weights.
    func best(
        for words: Range<Int>,
        _ kind: SpeakerKind,
        without within: [Int],
        memory: SpeechMemory,
        callings: DescriptionResolver,
        model: QuoteModel
    ) -> Candidate? {
        var best: (candidate: Candidate, score: Float)?
        for candidate in candidates(for: words, kind, without: within, memory: memory, callings: callings) {
            let score = model.score(.antecedent, candidate.features)
            if best.map({ score > $0.score }) ?? true { best = (candidate, score) }
        }
        return best?.candidate
    }

    /// The entities that are named before a pronoun and are not of the other gender, the nearest first.
    package func candidates(
        for words: Range<Int>,
        _ kind: SpeakerKind,
        without within: [Int],
        memory: SpeechMemory,
        callings: DescriptionResolver
    ) -> [Candidate] {
        let pronoun = words.lowerBound
        let sentence = story.tokens[pronoun].sentence
        let paragraph = story.paragraphOfSentence[sentence]
        let isBody = kind == .description && callings.head(of: words).map { story.classes($0).has(.body) } ?? false
        let gender = kind == .description ? genders.gender(ofDescription: words) : genders.gender(ofPronoun: pronoun)
        let found = named(before: pronoun, kind, isBody, in: sentence).filter {
            genders.fit(entity: $0.entity, gender) != .other
        }
        let object = objects(behind: words.upperBound)
        let named = found.enumerated().map { rank, antecedent in
            let mention = context.mentions[antecedent.mention]
            let first = mention.tokens.lowerBound
            let entity = antecedent.entity
            var standing = AntecedentFeatures.Standing(kind: SpeakerKind(mention.kind))
            standing.gender = genders.fit(entity: entity, gender)
            standing.sentences = sentence - story.tokens[first].sentence
            standing.isInParagraph = context.paragraph(of: first) == paragraph
            standing.rank = rank
            standing.isFirst = isFirst(antecedent.mention)
            standing.part = part(of: mention.tokens)
            if let last = memory.last, last.speaker.entity == entity {
                standing.spoke = last.span.paragraph == paragraph ? 3 : 2
                standing.wasPronoun = last.speaker.kind == kind
            } else if memory.beforeLast?.speaker.entity == entity {
                standing.spoke = 1
            }
            standing.mentions = context.drafts[entity].mentions.count
            standing.count = memory.counts[entity] ?? 0
            standing.isQuoted = antecedent.isQuoted
            standing.isMostNamed = entity == mostNamed
            standing.isWithin = within.contains(entity)
            standing.isObject = object == entity
            standing.isOnly = people == 1 && mention.kind == .person
            standing.near = antecedent.near
            standing.chain = genders.pronouns(from: mention.tokens.upperBound, to: pronoun, like: gender)
            standing.isBehindPronoun =
                genders.pronouns(
                    from: story.tokensOfSentence[story.tokens[first].sentence].lowerBound,
                    to: first,
                    like: gender
                )
                > 0
            standing.opensParagraph = antecedent.opensParagraph
            standing.others = people(in: story.tokens[first].sentence)
            if kind == .description { standing.calling = callings.calling(of: entity, words) }
            return Candidate(entity: entity, features: features.features(kind, isBody: isBody, standing))
        }
        guard kind != .description, let last = memory.last, last.speaker.entity == nil, !last.speaker.words.isEmpty,
            last.speaker.kind == .description || last.speaker.described != nil, paragraph - last.span.lastParagraph <= 1
        else { return named }
        var standing = AntecedentFeatures.Standing(kind: .nobody)
        let words = last.speaker.words
        standing.gender = genders.fit(genders.gender(ofDescription: words), gender)
        guard standing.gender != .other else { return named }
        standing.sentences = sentence - story.tokens[min(last.span.close, story.tokens.count - 1)].sentence
        standing.isInParagraph = last.span.lastParagraph == paragraph
        standing.spoke = last.span.lastParagraph == paragraph ? 3 : 2
        standing.wasPronoun = last.speaker.described != nil
        standing.isOnly = named.isEmpty
        standing.calling = words.contains { story.classes($0).has([.role, .occupation]) } ? .same : .other
        return named + [Candidate(entity: nil, features: features.features(kind, isBody: isBody, standing))]
    }

    /// The entities that are named before a pronoun, the nearest first, those in quotations only behind the others.
    private func named(before pronoun: Int, _ kind: SpeakerKind, _ isBody: Bool, in sentence: Int) -> [Antecedent] {
        var found: [Antecedent] = []
        found.reserveCapacity(Self.mostEntities)
        var opening = sentence
        let paragraph = story.paragraphOfSentence[sentence]
        while opening > 0, sentence - opening < Self.reach, story.paragraphOfSentence[opening - 1] == paragraph {
            opening -= 1
        }
        let end = context.firstMention(behind: pronoun)
        for number in (max(0, end - Self.mostMentions)..<end).reversed() {
            let mention = context.mentions[number]
            let first = mention.tokens.lowerBound
            guard mention.tokens.upperBound <= pronoun else { continue }
            let distance = sentence - story.tokens[first].sentence
            guard distance <= Self.reach else { break }
            guard fits(mention.kind, kind, isBody) else { continue }
            let entity = context.entityOfMention[number]
            let isQuoted = context.isQuoted[first]
            let place: Int
            if let known = found.firstIndex(where: { $0.entity == entity }) {
                place = known
                if found[place].isQuoted, !isQuoted {
                    found[place].isQuoted = false
                    found[place].mention = number
                }
            } else {
                guard found.count < Self.mostEntities else { continue }
                place = found.count
                found.append(Antecedent(entity: entity, mention: number, isQuoted: isQuoted))
            }
            guard !isQuoted else { continue }
            if distance <= Self.nearness { found[place].near += 1 }
            if story.tokens[first].sentence == opening { found[place].opensParagraph = true }
        }
        // By where they stand outside quotations.
        guard found.count > 1 else { return found }
        return found.filter { !$0.isQuoted }.sorted { $0.mention > $1.mention } + found.filter(\.isQuoted)
    }

    private func fits(_ name: EntityKind?, _ pronoun: SpeakerKind, _ isBody: Bool) -> Bool {
        switch pronoun {
        case .description: name == (isBody ? .organization : .person)
        case .heOrShe: name == .person
        case .it: name != .person && name != .group
        default: true
        }
    }

    /// The entity that is named close behind a pronoun, as in "he told Peskov".
    private func objects(behind end: Int) -> Int? {
        for token in end..<min(end + 8, story.tokens.count) {
            guard story.tokens[token].kind == .word, !context.isQuoted[token] else { return nil }
            if let number = context.mention(at: token) { return context.entityOfMention[number] }
        }
        return nil
    }

    private func isFirst(_ number: Int) -> Bool {
        let sentence = story.tokens[context.mentions[number].tokens.lowerBound].sentence
        var other = context.firstMention[sentence]
        // Few names stand before the first person of a sentence.
        while other < number, number - other < 4, context.mentions[other].kind != .person { other += 1 }
        return other == number
    }

    /// How many people a sentence names, three at most.
    private func people(in sentence: Int) -> Int {
        var count = 0
        var other = 0
        for number in context.firstMention[sentence]..<context.firstMention[sentence + 1] {
            guard other < 12, count < 3 else { break }
            other += 1
            if context.mentions[number].kind == .person { count += 1 }
        }
        return max(1, count)
    }

    /// How a name stands in its sentence.
    func part(of tokens: Range<Int>) -> AntecedentFeatures.Part {
        let end = tokens.upperBound
        if end < story.tokens.count {
            if story.tokens[end].kind == .clitic { return .possessive }
            if context.cue(at: end) != .none { return .speaks }
        }
        if tokens.lowerBound > 0,
            story.tokens[tokens.lowerBound - 1].sentence == story.tokens[tokens.lowerBound].sentence
        {
            let before = tokens.lowerBound - 1
            if context.cue(at: before) == .strong { return .speaks }
            if story.classes(before).has(.preposition) { return .behindPreposition }
        }
        if end < story.tokens.count, PhraseReader.isVerbal(end, context) { return .subject }
        if tokens.lowerBound > 0, PhraseReader.isVerbal(tokens.lowerBound - 1, context) { return .object }
        return .free
    }
}
