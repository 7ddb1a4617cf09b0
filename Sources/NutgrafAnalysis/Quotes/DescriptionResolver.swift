/// Tells whom a description such as "the minister" means, where the story has only one.
package struct DescriptionResolver {
    /// How many entities one word is kept for.
    private static let mostEntities = 6
    /// How far from a name its role's words may stand, in tokens.
    private static let reach = 8

    /// Words that may be said of one person, each a group of their own.
    private static let groups: [[String]] = [
        [
            "minister", "secretary", "official", "politician", "premier", "chancellor", "leader", "statesman",
            "president",
        ],
        [
            "mp", "lawmaker", "senator", "congressman", "congresswoman", "representative", "legislator", "politician",
            "deputy", "backbencher", "governor", "mayor", "candidate", "nominee", "democrat", "republican",
        ],
        [
            "striker", "player", "footballer", "forward", "midfielder", "defender", "goalkeeper", "athlete",
            "sportsman",
            "winger", "captain", "star", "champion", "runner", "cyclist", "swimmer", "boxer", "golfer", "driver",
        ],
        [
            "officer", "police", "policeman", "policewoman", "detective", "inspector", "superintendent", "sheriff",
            "cop",
        ],
        [
            "author", "writer", "novelist", "poet", "playwright", "journalist", "columnist", "blogger", "reporter",
            "editor",
        ],
        [
            "scientist", "researcher", "professor", "biologist", "physicist", "chemist", "academic", "expert",
            "ecologist",
            "astronomer", "psychologist", "economist", "historian", "lecturer", "scholar", "zoologist", "geologist",
        ],
        [
            "singer", "musician", "star", "rapper", "guitarist", "composer", "performer", "pianist", "songwriter",
            "artist",
        ],
        ["actor", "actress", "star", "performer", "comedian", "celebrity"],
        ["artist", "painter", "sculptor", "photographer", "designer"],
        [
            "ceo", "boss", "executive", "chief", "head", "director", "founder", "co-founder", "entrepreneur", "owner",
            "businessman", "businesswoman", "billionaire", "chairman", "millionaire", "tycoon", "president",
        ],
        ["lawyer", "attorney", "solicitor", "barrister", "counsel", "prosecutor"],
        ["doctor", "surgeon", "physician", "psychiatrist", "medic", "gp"],
        ["student", "teenager", "pupil", "girl", "boy", "youngster", "schoolgirl", "schoolboy"],
        ["coach", "manager", "trainer", "boss"],
        ["activist", "campaigner", "protester", "organiser", "organizer"],
        ["pope", "pontiff", "bishop", "priest", "archbishop", "cardinal"],
        ["king", "monarch", "queen", "prince", "princess", "royal"],
    ]

    /// For each word of a group, the groups it is of.
    private static let groupsOfWord: [String: [Int]] = {
        var found: [String: [Int]] = [:]
        for (number, words) in groups.enumerated() { for word in words { found[word, default: []].append(number) } }
        return found
    }()

    private let context: SpeakerContext
    /// For each entity, the words for what it is.
    private var callings: [Int: [Int]] = [:]
    /// For each word of a role, by its number in lower case, who has it.
    private var owners: [Int: [Int]] = [:]
    /// The last words of people's names, by their numbers.
    private var surnames: [Int: Int] = [:]
    private var story: Story { context.story }

    init(_ context: SpeakerContext) {
        self.context = context
        for (number, mention) in context.mentions.enumerated() {
            let entity = context.entityOfMention[number]
            if mention.kind == .person {
                if mention.tokens.count > 1 { surnames[story.tokens[mention.tokens.upperBound - 1].form] = entity }
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
        // A name that was not found here, and was elsewhere.
        if tokens.count == 1 { return surnames[story.tokens[tokens.lowerBound].form] }
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

    /// How a description's words are to what the story calls an entity.
    func calling(of entity: Int, _ tokens: Range<Int>) -> AntecedentFeatures.Calling {
        guard let words = callings[entity], let head = head(of: tokens) else { return .unknown }
        let word = story.word(head).lower
        if words.contains(word) { return .same }
        let groups = Self.groupsOfWord[context.lower(head)] ?? []
        for other in words
        where Self.groupsOfWord[story.vocabulary[other].form]?.contains(where: groups.contains) ?? false {
            return .alike
        }
        return .other
    }

    /// The last word before what is tied to it: the "minister" of "the foreign minister of Velden".
    func head(of tokens: Range<Int>) -> Int? {
        var head: Int?
        for token in tokens where context.mentionOfToken[token] < 0 && story.tokens[token].kind == .word {
            if head != nil, story.classes(token).has(.preposition) { break }
            head = token
        }
        return head
    }

    /// Whether a description is of an organisation, such as "the company".
    func isOfBody(_ tokens: Range<Int>) -> Bool {
        guard (2...4).contains(tokens.count), context.lower(tokens.lowerBound) == "the",
            tokens.dropFirst().allSatisfy({ context.mentionOfToken[$0] < 0 && story.tokens[$0].kind == .word })
        else { return false }
        return story.classes(tokens.upperBound - 1).has(.body) && context.lower(tokens.upperBound - 1) != "government"
    }

    /// Who wrote what a description means: "the ministry's statement", "a letter by Berg".
    func writer(of tokens: Range<Int>) -> Int? {
        guard
            let writing = tokens.first(where: {
                context.mentionOfToken[$0] < 0 && story.classes($0).has(.writing)
            })
        else { return nil }
        for token in tokens {
            guard let number = context.mention(at: token) else { continue }
            let mention = context.mentions[number]
            guard mention.kind == .person || mention.kind == .organization else { continue }
            if token > writing { return context.entityOfMention[number] }
            guard mention.tokens.upperBound < tokens.upperBound,
                story.tokens[mention.tokens.upperBound].kind == .clitic
            else { continue }
            return context.entityOfMention[number]
        }
        return nil
    }

    /// Whether a description is of one person, by what that person is or by age: "the scientist", "the 27-year-old".
    ///
    /// Words of kin are of somebody else's mother, and "the party leader" is of the party.
    func isOfPerson(_ tokens: Range<Int>) -> Bool {
        guard (2...10).contains(tokens.count), context.lower(tokens.lowerBound) == "the" else { return false }
        let last = tokens.upperBound - 1
        for token in tokens.dropFirst() {
            if let mention = context.mention(at: token) {
                guard context.mentions[mention].kind != .person, token < last else { return false }
                continue
            }
            guard !story.classes(token).has(.preposition), context.cue(at: token) == .none else {
                return false
            }
        }
        if context.lower(last) == "old" { return tokens.count > 4 }
        guard story.tokens[last].kind == .word, context.mention(at: last) == nil,
            story.classes(last).has([.role, .occupation, .somebody]),
            !story.classes(last).has([.body, .nameless, .kin])
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
        guard story.classes(token).has(.body) else { return nil }
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
        let known = owners[word] ?? []
        guard !known.contains(entity), known.count < Self.mostEntities else { return }
        owners[word] = known + [entity]
        if story.classes(token).has([.role, .occupation]) { callings[entity, default: []].append(word) }
    }
}
