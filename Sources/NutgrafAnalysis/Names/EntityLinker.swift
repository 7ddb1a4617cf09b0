/// Gathers the mentions of one person, place or body into one entity.
///
/// A surname alone is the last person of that surname who was named before, or else the first one who is named
/// in full later. "US" and "United States" are one country, "Russian" and "Russians" one group, and letters
/// such as "IAEA" the body whose words begin with them.
package struct EntityLinker {
    private let story: Story
    private let mentions: [Mention]
    private var drafts: [EntityDraft] = []
    /// Entities by a key that says when two names are one.
    private var byKey: [String: Int] = [:]
    /// The people with a surname or a first name, in order of their first full mention.
    private var byPart: [String: [Int]] = [:]
    /// The person last meant by a surname or first name.
    private var lastByPart: [String: Int] = [:]

    /// For each mention, the number of its entity.
    package private(set) var entityOfMention: [Int]

    /// Takes a story's mentions.
    package init(_ story: Story, mentions: [Mention]) {
        self.story = story
        self.mentions = mentions
        entityOfMention = Array(repeating: -1, count: mentions.count)
    }

    /// The entities, in order of their first mention.
    package mutating func entities<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [EntityDraft] {
        try gatherFullNames(pace: &pace)
        try gatherAcronyms(pace: &pace)
        for (number, mention) in mentions.enumerated() {
            try pace.spend(64)
            let entity = entity(for: number, mention)
            entityOfMention[number] = entity
            drafts[entity].mentions.append(number)
            note(mention, in: entity)
        }
        return inOrder()
    }

    /// Every person who is named in full anywhere has an entity before surnames are looked up.
    private mutating func gatherFullNames<Failure>(pace: inout Pace<Failure>) throws(Failure) {
        for mention in mentions where mention.kind == .person && mention.tokens.count > 1 {
            try pace.spend(64)
            let key = personKey(mention)
            guard byKey[key] == nil else { continue }
            let number = makeDraft(.person)
            byKey[key] = number
            for part in [lastPart(mention), firstPart(mention)] where byPart[part]?.last != number {
                byPart[part, default: []].append(number)
            }
        }
    }

    /// The letters that the capitals of an organisation's name make are that organisation too.
    private mutating func gatherAcronyms<Failure>(pace: inout Pace<Failure>) throws(Failure) {
        for mention in mentions where mention.kind == .organization && mention.tokens.count > 2 {
            try pace.spend(64)
            var letters = ""
            for token in mention.tokens where story.tokens[token].isCapitalized {
                letters += String(story.word(token).form.prefix(1))
            }
            guard letters.utf8.count >= 2, let word = story.vocabulary.find(letters),
                story.vocabulary[word].count > 0,
                Lexicon.shared.name(letters) == nil || Lexicon.shared.name(letters)?.kind == .organization
            else { continue }
            let key = "organization:" + name(mention)
            let number = byKey[key] ?? makeDraft(.organization)
            byKey[key] = number
            if byKey["organization:" + letters] == nil { byKey["organization:" + letters] = number }
        }
    }

    private mutating func entity(for number: Int, _ mention: Mention) -> Int {
        let kind = mention.kind ?? .organization
        if kind == .person, mention.tokens.count == 1 {
            let part = name(mention)
            let known = lastByPart[part] ?? byPart[part]?.first
            let entity = known ?? makeDraft(.person)
            lastByPart[part] = entity
            return entity
        }
        let key = key(for: mention, kind)
        let entity = byKey[key] ?? makeDraft(kind)
        byKey[key] = entity
        if kind == .person {
            lastByPart[lastPart(mention)] = entity
            lastByPart[firstPart(mention)] = entity
        }
        return entity
    }

    private func key(for mention: Mention, _ kind: EntityKind) -> String {
        if kind == .person { return personKey(mention) }
        let name = name(mention)
        if kind == .location, let known = known(mention), let country = known.country, known.rank != .other {
            return known.rank == .country ? "country:" + country : "capital:" + country
        }
        if kind == .group {
            let isPlural = name.hasSuffix("s") && Lexicon.shared.name(String(name.dropLast())) != nil
            return "group:" + (isPlural ? String(name.dropLast()) : name)
        }
        return kind.rawValue + ":" + name
    }

    /// First and last name: "George W. Bush" is "George Bush".
    private func personKey(_ mention: Mention) -> String {
        firstPart(mention) + " " + lastPart(mention)
    }

    private func firstPart(_ mention: Mention) -> String { story.word(mention.tokens.lowerBound).form }

    /// The surname, of "Jr" and "II" free.
    private func lastPart(_ mention: Mention) -> String {
        let last = story.word(mention.tokens.upperBound - 1).form
        guard mention.tokens.count > 2, ["Jr", "Sr", "II", "III", "IV"].contains(last) else { return last }
        return story.word(mention.tokens.upperBound - 2).form
    }

    private func name(_ mention: Mention) -> String { story.text.string(mention.start..<mention.end) }

    private mutating func makeDraft(_ kind: EntityKind) -> Int {
        drafts.append(EntityDraft(kind: kind))
        return drafts.count - 1
    }

    private mutating func note(_ mention: Mention, in entity: Int) {
        let name = name(mention)
        // Few names each; the bound keeps an entity of many spellings cheap.
        if drafts[entity].names.count < 16, !drafts[entity].names.contains(name) {
            drafts[entity].names.append(name)
        }
        if drafts[entity].country == nil {
            drafts[entity].country = known(mention)?.country ?? namesake(mention)
        }
        drafts[entity].confidence = max(drafts[entity].confidence, mention.confidence)
        guard mention.kind == .person, drafts[entity].gender.isEmpty else { return }
        drafts[entity].gender = gender(mention)
    }

    /// What a list says of a name of the mention's kind.
    private func known(_ mention: Mention) -> KnownName? {
        guard mention.kind != .person, mention.end - mention.start <= 80,
            let known = Lexicon.shared.name(name(mention)), known.kind == mention.kind
        else { return nil }
        return known
    }

    /// The country that an organisation's name begins with: "Russian Foreign Ministry".
    private func namesake(_ mention: Mention) -> String? {
        guard mention.kind == .organization, mention.tokens.count > 1 else { return nil }
        let known = Lexicon.shared.name(story.word(mention.tokens.lowerBound).form)
        return known?.kind == .group || known?.rank == .country ? known?.country : nil
    }

    /// Whether a person is a woman or a man: by the titles before the name, else by the first name.
    private func gender(_ mention: Mention) -> WordClass {
        let first = mention.tokens.lowerBound
        for token in stride(from: first - 1, through: max(0, first - 4), by: -1) {
            guard story.tokens[token].sentence == story.tokens[first].sentence,
                story.classes(token).has([.honorific, .role, .roleModifier])
            else { break }
            switch story.vocabulary[story.word(token).lower].form {
            case "mr", "sir", "lord", "king", "prince", "spokesman", "chairman", "father", "brother":
                return .male
            case "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman",
                "baroness", "sister":
                return .female
            default: break
            }
        }
        guard mention.tokens.count > 1 else { return [] }
        return story.classes(mention.tokens.lowerBound).intersection([.male, .female])
    }

    /// Renumbers the entities in order of their first mention.
    private mutating func inOrder() -> [EntityDraft] {
        var order: [Int] = []
        var numbers = Array(repeating: -1, count: drafts.count)
        for mention in mentions.indices {
            let entity = entityOfMention[mention]
            if numbers[entity] < 0 {
                numbers[entity] = order.count
                order.append(entity)
            }
            entityOfMention[mention] = numbers[entity]
        }
        return order.map { drafts[$0] }
    }
}
