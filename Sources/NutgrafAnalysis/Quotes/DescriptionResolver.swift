/// Tells whom a description such as "the minister" means, where the story has only one.
struct DescriptionResolver {
    /// How many entities one word is kept for.
    private static let mostEntities = 6
    /// How far from a name its role's words may stand, in tokens.
    private static let reach = 8

    /// Words for an organisation of any name.
    private static let bodies: Set<String> = [
        "company", "firm", "charity", "agency", "group", "club", "union", "paper", "newspaper", "ministry", "bank",
        "court", "party", "university", "council", "airline", "network", "force", "department", "commission", "museum",
        "organisation", "organization", "magazine", "retailer", "government", "association", "federation", "team",
    ]

    /// Words for what somebody is to somebody else.
    private static let kin: Set<String> = [
        "mother", "father", "wife", "husband", "son", "daughter", "brother", "sister", "friend", "uncle", "aunt",
        "cousin", "partner", "widow", "neighbour", "neighbor",
    ]

    private let context: SpeakerContext
    /// For each word of a role, by its number in lower case, who has it.
    private var owners: [Int: [Int]] = [:]
    private var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
        for (number, mention) in context.mentions.enumerated() {
            let entity = context.entityOfMention[number]
            if mention.kind == .person {
                noteRole(before: mention, of: entity)
                noteRole(behind: mention, of: entity)
                let first = mention.tokens.lowerBound
                if mention.tokens.count > 1, story.classes(first).has([.honorific, .role]) { note(first, entity) }
            } else if mention.kind == .organization, mention.tokens.count > 1 {
                note(mention.tokens.upperBound - 1, entity)
            }
        }
    }

    /// The one entity that has all words of a description, which begins with "the".
    ///
    /// Where several have them, it is the one who was named last, if that was within three sentences; "the company"
    /// is the only body that was named in that stretch.
    func entity(of tokens: Range<Int>) -> Int? {
        guard tokens.count >= 2, tokens.count <= 5, context.lower(tokens.lowerBound) == "the" else { return nil }
        var common: [Int]?
        for token in tokens.dropFirst() {
            let found = owners[story.word(token).lower]
            if let mention = context.mention(at: token) {
                // "the US president": a country tells presidents apart, where it was named beside one.
                guard context.mentions[mention].kind != .person else { return nil }
                if let found, let both = common?.filter(found.contains), !both.isEmpty { common = both }
                if common == nil { common = found }
                continue
            }
            guard story.tokens[token].kind == .word else { return nil }
            guard let found else { return tokens.count == 2 ? onlyBody(before: token) : nil }
            let both = common.map { $0.filter(found.contains) } ?? found
            common = both.isEmpty ? found : both
        }
        guard let common else { return nil }
        return common.count == 1 ? common.first : lastNamed(of: common, before: tokens.lowerBound)
    }

    /// Whether a description is of one person, by what that person is or by age: "the scientist", "the 27-year-old".
    ///
    /// Words of kin are of somebody else's mother, and "the party leader" is of the party.
    func isOfPerson(_ tokens: Range<Int>) -> Bool {
        guard (2...6).contains(tokens.count), context.lower(tokens.lowerBound) == "the" else { return false }
        let last = tokens.upperBound - 1
        for token in tokens.dropFirst() {
            if let mention = context.mention(at: token) {
                guard context.mentions[mention].kind == .location || context.mentions[mention].kind == .group else {
                    return false
                }
            }
            guard !PhraseReader.isPreposition(context.lower(token)), context.cue(at: token) == .none else {
                return false
            }
        }
        if context.lower(last) == "old" { return tokens.count > 4 }
        guard story.tokens[last].kind == .word, context.mention(at: last) == nil,
            story.classes(last).has([.role, .occupation]), !Self.bodies.contains(context.lower(last)),
            !Self.kin.contains(context.lower(last))
        else { return false }
        return story.text.byte(story.tokens[last].end - 1) != 0x73
    }

    private func lastNamed(of entities: [Int], before token: Int) -> Int? {
        for number in recent(before: token)
        where entities.contains(context.entityOfMention[number]) && context.mentions[number].tokens.lowerBound < token {
            return context.entityOfMention[number]
        }
        return nil
    }

    /// The only organisation named in the last sentences, where a word means one.
    private func onlyBody(before token: Int) -> Int? {
        guard Self.bodies.contains(context.lower(token)) else { return nil }
        var only: Int?
        for number in recent(before: token)
        where context.mentions[number].kind == .organization && context.mentions[number].tokens.lowerBound < token {
            let entity = context.entityOfMention[number]
            guard only == nil || only == entity else { return nil }
            only = entity
        }
        return only
    }

    /// The mentions of the last three sentences before a token, the last one first.
    private func recent(before token: Int) -> ReversedCollection<Range<Int>> {
        let sentence = story.tokens[token].sentence
        let end = context.firstMention[sentence + 1]
        return (max(context.firstMention[max(0, sentence - 3)], end - 24)..<end).reversed()
    }

    private mutating func noteRole(before mention: Mention, of entity: Int) {
        let sentence = story.tokensOfSentence[story.tokens[mention.tokens.lowerBound].sentence]
        var index = mention.tokens.lowerBound - 1
        let limit = max(sentence.lowerBound, index - Self.reach)
        while index >= limit, story.tokens[index].kind == .word {
            if let other = context.mention(at: index) {
                guard context.mentions[other].kind != .person else { break }
            } else {
                guard story.classes(index).has([.role, .roleModifier]) || story.tokens[index].isCapitalized else {
                    break
                }
            }
            note(index, entity)
            index -= 1
        }
    }

    private mutating func noteRole(behind mention: Mention, of entity: Int) {
        let sentence = story.tokensOfSentence[story.tokens[mention.tokens.lowerBound].sentence]
        var index = mention.tokens.upperBound
        guard index < sentence.upperBound, story.tokens[index].kind == .comma else { return }
        index += 1
        let limit = min(sentence.upperBound, index + Self.reach)
        while index < limit, story.tokens[index].kind == .word || story.tokens[index].kind == .hyphen {
            guard context.mentionOfToken[index] < 0, context.cue(at: index) == .none else { break }
            if story.classes(index).has([.role, .roleModifier]) { note(index, entity) }
            index += 1
        }
    }

    private mutating func note(_ token: Int, _ entity: Int) {
        let word = story.word(token).lower
        guard owners[word]?.contains(entity) != true, owners[word]?.count ?? 0 < Self.mostEntities else { return }
        owners[word, default: []].append(entity)
    }
}
