/// What a story says of each person's gender: titles and first names, words such as "mother" beside a name, and the
/// pronouns behind it where nobody else is named.
struct PersonGenders {
    /// From which sum on a gender is sure.
    private static let sure = 3
    private let context: SpeakerContext
    /// For each entity, how sure it is a man, or a woman where it is less than nothing.
    private var sums: [Int]
    private var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
        sums = context.drafts.map { draft in
            draft.gender == .male ? Self.sure : draft.gender == .female ? -Self.sure : 0
        }
        noteFirstNames()
        notePronouns()
    }

    /// The gender that a pronoun has: more than nothing for men.
    func gender(ofPronoun token: Int) -> Int {
        let classes = story.classes(token)
        return classes.has(.pronounMale) ? Self.sure : classes.has(.pronounFemale) ? -Self.sure : 0
    }

    /// The gender that a description has, such as "the actress".
    func gender(ofDescription tokens: Range<Int>) -> Int {
        for token in tokens.reversed() where context.mentionOfToken[token] < 0 {
            let sign = sign(of: token)
            // "the actor" may be a woman.
            if sign != 0 { return sign * (sign > 0 ? 1 : Self.sure) }
        }
        return 0
    }

    /// Whether an entity is of a gender.
    func fit(entity: Int, _ gender: Int) -> AntecedentFeatures.Gender {
        guard context.drafts[entity].kind == .person else { return .unknown }
        return fit(sums[entity], gender)
    }

    /// Whether two genders are one.
    func fit(_ sum: Int, _ gender: Int) -> AntecedentFeatures.Gender {
        guard gender != 0, sum != 0 else { return .unknown }
        let isSame = (gender > 0) == (sum > 0)
        if abs(sum) >= Self.sure, abs(gender) >= Self.sure { return isSame ? .same : .other }
        return isSame ? .perhapsSame : .perhapsOther
    }

    /// How many pronouns of a gender stand between two tokens outside quotations, two at most.
    func pronouns(from start: Int, to end: Int, like gender: Int) -> Int {
        guard gender != 0, start < end else { return 0 }
        var count = 0
        for token in max(start, end - 120)..<end
        where story.classes(token).has(gender > 0 ? .pronounMale : .pronounFemale) && !context.isQuoted[token] {
            count += 1
            if count == 2 { break }
        }
        return count
    }

    private func sign(of token: Int) -> Int {
        let classes = story.classes(token)
        return classes.has(.masculine) ? 1 : classes.has(.feminine) ? -1 : 0
    }

    // MARK: Evidence

    private mutating func noteFirstNames() {
        for (number, draft) in context.drafts.enumerated() where draft.kind == .person {
            for mention in draft.mentions.prefix(8) { sums[number] += 2 * sign(beside: context.mentions[mention]) }
            guard draft.gender.isEmpty else { continue }
            for mention in draft.mentions.prefix(4) where context.mentions[mention].tokens.count > 1 {
                sums[number] += ending(of: context.mentions[mention].tokens.lowerBound)
                break
            }
        }
    }

    /// What the last letters of a first name say.
    private func ending(of token: Int) -> Int {
        let end = story.tokens[token].end
        guard end - story.tokens[token].start > 2 else { return 0 }
        switch story.text.byte(end - 1) {
        case 0x61: return -1
        // "Christine", "Odette", "Gisèle", "Josie".
        case 0x65: return [0x6E, 0x74, 0x6C, 0x69].contains(story.text.byte(end - 2)) ? -1 : 0
        case 0x6F, 0x64, 0x6B, 0x73, 0x66, 0x67: return 1
        default: return 0
        }
    }

    /// "the actress Anna Berg", "Anna Berg, a mother of two".
    private func sign(beside mention: Mention) -> Int {
        let first = mention.tokens.lowerBound
        let sentence = story.tokensOfSentence[story.tokens[first].sentence]
        var index = first - 1
        if index > sentence.lowerBound, story.tokens[index].kind == .comma { index -= 1 }
        if index >= sentence.lowerBound, context.mentionOfToken[index] < 0 {
            let sign = sign(of: index)
            if sign != 0 { return sign }
        }
        index = mention.tokens.upperBound
        guard index < sentence.upperBound, story.tokens[index].kind == .comma else { return 0 }
        for token in (index + 1)..<max(index + 1, min(index + 6, sentence.upperBound)) {
            guard story.tokens[token].kind == .word || story.tokens[token].kind == .number,
                context.mentionOfToken[token] < 0
            else { return 0 }
            let sign = sign(of: token)
            if sign != 0 { return sign }
        }
        return 0
    }

    /// Pronouns behind the only person of a sentence, and at the beginning of the next one.
    private mutating func notePronouns() {
        var only: Int?
        var votes = Array(repeating: 0, count: sums.count)
        for sentence in story.sentences.indices {
            let tokens = story.tokensOfSentence[sentence]
            let before = only
            only = nil
            var isAlone = true
            for number in context.firstMention[sentence]..<context.firstMention[sentence + 1]
            where context.mentions[number].kind == .person {
                let entity = context.entityOfMention[number]
                if let known = only, known != entity { isAlone = false }
                only = entity
            }
            if !isAlone { only = nil }
            guard let entity = only ?? (isAlone ? before : nil) else { continue }
            let start = only == nil ? tokens.lowerBound : firstToken(of: entity, in: sentence)
            let limit = only == nil ? min(tokens.upperBound, start + 8) : tokens.upperBound
            for token in start..<max(start, limit) where story.tokens[token].kind == .word {
                let classes = story.classes(token)
                guard classes.has([.hisPronoun, .herPronoun]), !context.isQuoted[token] else { continue }
                votes[entity] += classes.has(.hisPronoun) ? 1 : -1
                break
            }
            if only == nil { only = before.flatMap { votes[$0] != 0 ? $0 : nil } }
        }
        for entity in sums.indices { sums[entity] += max(-3, min(3, votes[entity])) }
    }

    private func firstToken(of entity: Int, in sentence: Int) -> Int {
        for number in context.firstMention[sentence]..<context.firstMention[sentence + 1]
        where context.entityOfMention[number] == entity {
            return context.mentions[number].tokens.upperBound
        }
        return story.tokensOfSentence[sentence].upperBound
    }
}
