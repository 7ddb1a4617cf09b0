/// Finds whom a pronoun stands for.
package struct AntecedentFinder {
    /// An entity, and how it looks from the pronoun.
    package struct Candidate {
        /// The entity.
        package var entity: Int
        /// The features, as numbers of weights.
        package var features: [Int]
    }

    /// How many names are looked at.
    private static let mostMentions = 40
    /// How many entities are weighed.
    private static let mostEntities = 6
    /// How many sentences back a name may stand.
    private static let reach = 10
    /// The gender of a name that the pronoun cannot stand for.
    private static let otherGender = 2

    private let context: SpeakerContext
    private let features = AntecedentFeatures.shared
    private let mostNamed: Int?
    private let people: Int
    private var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
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
    ///   - pronoun: its token.
    ///   - kind: what it is.
    ///   - within: the entities that the quotation names.
    ///   - memory: who spoke so far.
    ///   - model: the weights.
    func entity(
        of pronoun: Int,
        _ kind: SpeakerKind,
        without within: [Int],
        memory: SpeechMemory,
        model: QuoteModel
    ) -> Int? {
        var best: (entity: Int, score: Float)?
        for candidate in candidates(for: pronoun, kind, without: within, memory: memory) {
            let score = model.score(.antecedent, candidate.features)
            if best.map({ score > $0.score }) ?? true { best = (candidate.entity, score) }
        }
        return best?.entity
    }

    /// The entities that are named before a pronoun and are not of the other gender, the nearest first.
    package func candidates(
        for pronoun: Int,
        _ kind: SpeakerKind,
        without within: [Int],
        memory: SpeechMemory
    ) -> [Candidate] {
        let sentence = story.tokens[pronoun].sentence
        let paragraph = story.paragraphOfSentence[sentence]
        var candidates: [Candidate] = []
        var seen: [Int] = []
        var number = context.firstMention[sentence + 1] - 1
        var steps = 0
        while number >= 0, steps < Self.mostMentions, candidates.count < Self.mostEntities {
            defer { number -= 1 }
            steps += 1
            let mention = context.mentions[number]
            let first = mention.tokens.lowerBound
            guard mention.tokens.upperBound <= pronoun else { continue }
            let distance = sentence - story.tokens[first].sentence
            guard distance <= Self.reach else { break }
            let entity = context.entityOfMention[number]
            guard fits(mention.kind, kind), !seen.contains(entity) else { continue }
            let gender = gender(pronoun, entity)
            guard gender != Self.otherGender else { continue }
            seen.append(entity)
            var standing = AntecedentFeatures.Standing(kind: SpeakerKind(mention.kind))
            standing.gender = gender
            standing.sentences = distance
            standing.isInParagraph = context.paragraph(of: first) == paragraph
            standing.rank = candidates.count
            standing.isFirst = isFirst(number)
            standing.place = place(mention.tokens)
            if let last = memory.last, last.speaker.entity == entity {
                standing.spoke = last.span.paragraph == paragraph ? 3 : 2
                standing.wasPronoun = last.speaker.kind == kind
            } else if memory.beforeLast?.speaker.entity == entity {
                standing.spoke = 1
            }
            standing.mentions = context.drafts[entity].mentions.count
            standing.count = memory.counts[entity] ?? 0
            standing.isQuoted = context.isQuoted[first]
            standing.isSubject = isSubject(mention.tokens)
            standing.isMostNamed = entity == mostNamed
            standing.isWithin = within.contains(entity)
            standing.isObject = isObject(entity, behind: pronoun)
            standing.isOnly = people == 1 && mention.kind == .person
            candidates.append(Candidate(entity: entity, features: features.features(kind, standing)))
        }
        return candidates
    }

    private func fits(_ name: EntityKind?, _ pronoun: SpeakerKind) -> Bool {
        switch pronoun {
        case .heOrShe: name == .person
        case .it: name != .person && name != .group
        default: true
        }
    }

    /// 0 unknown, 1 the pronoun's, 2 the other one's.
    private func gender(_ pronoun: Int, _ entity: Int) -> Int {
        let gender = context.drafts[entity].gender
        let classes = story.classes(pronoun)
        guard classes.has([.pronounMale, .pronounFemale]), !gender.isEmpty else { return 0 }
        let own: WordClass = classes.has(.pronounMale) ? .male : .female
        return gender.has(own) ? 1 : Self.otherGender
    }

    /// Whether an entity is named close behind a pronoun, as in "he told Peskov".
    private func isObject(_ entity: Int, behind pronoun: Int) -> Bool {
        for token in (pronoun + 1)..<min(pronoun + 9, story.tokens.count) {
            guard story.tokens[token].kind == .word, !context.isQuoted[token] else { return false }
            if let number = context.mention(at: token) { return context.entityOfMention[number] == entity }
        }
        return false
    }

    private func isFirst(_ number: Int) -> Bool {
        let sentence = story.tokens[context.mentions[number].tokens.lowerBound].sentence
        var other = context.firstMention[sentence]
        // Few names stand before the first person of a sentence.
        while other < number, number - other < 4, context.mentions[other].kind != .person { other += 1 }
        return other == number
    }

    private func place(_ tokens: Range<Int>) -> Int {
        if tokens.upperBound < story.tokens.count, story.tokens[tokens.upperBound].kind == .clitic { return 2 }
        guard tokens.lowerBound > 0 else { return 0 }
        return PhraseReader.isPreposition(context.lower(tokens.lowerBound - 1)) ? 1 : 0
    }

    private func isSubject(_ tokens: Range<Int>) -> Bool {
        let after = tokens.upperBound < story.tokens.count ? context.cue(at: tokens.upperBound) : .none
        let before = tokens.lowerBound > 0 ? context.cue(at: tokens.lowerBound - 1) : .none
        return after != .none || before == .strong
    }
}
