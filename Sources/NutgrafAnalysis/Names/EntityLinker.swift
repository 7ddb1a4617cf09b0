/// Gathers the mentions of one person, place or body into one entity.
///
/// Mentions that are written alike have one kind and, but for surnames that several people bear, are one entity.
/// Different names are joined where nothing else is likely: a surname with the one full name that it ends, "US" with
/// "United States", letters with the body whose words begin with them, a shorter name with the one longer name it
/// is part of.
package struct EntityLinker {
    private let story: Story
    /// The mentions, each with the kind that its name has in the whole story.
    package private(set) var mentions: [Mention]
    /// For each mention, the number of its entity.
    package private(set) var entityOfMention: [Int]

    /// Takes a story's mentions.
    package init(_ story: Story, mentions: [Mention]) {
        self.story = story
        self.mentions = mentions
        entityOfMention = []
    }

    /// The entities, in order of their first mention.
    package mutating func entities<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [EntityDraft] {
        let table = try NameTable(story, mentions: mentions, pace: &pace)
        mentions = table.mentions
        var forms = table.forms
        try readWords(&forms, pace: &pace)
        try correctKinds(&forms, table.formOfMention, pace: &pace)
        let formOfMention = try parted(table.formOfMention, &forms, pace: &pace)
        var groups = NameGroups(count: forms.count)
        let ambiguous = try join(forms, in: &groups, pace: &pace)
        try SpeakerTags(story).join(forms, mentions, in: &groups, pace: &pace)
        let stated = StatedNames(story)
        for number in mentions.indices.dropFirst() where stated.areOne(mentions[number - 1], mentions[number]) {
            try pace.spend(16)
            groups.join(formOfMention[number - 1], formOfMention[number])
        }
        return try drafts(forms, formOfMention, ambiguous, &groups, pace: &pace)
    }

    private func readWords<Failure>(
        _ forms: inout [NameForm],
        pace: inout Pace<Failure>
    ) throws(Failure) {
        let reader = NameReader(story)
        let genders = Genders(story)
        for number in forms.indices {
            let mention = mentions[forms[number].first]
            try pace.spend(64 + 8 * mention.tokens.count)
            if mention.kind == .person {
                forms[number].words = reader.personWords(mention.tokens)
                forms[number].gender = genders.gender(mention)
            } else {
                forms[number].words = reader.words(mention.tokens)
            }
        }
    }

    /// Gives short names the kinds of the names they are short for.
    private mutating func correctKinds<Failure>(
        _ forms: inout [NameForm],
        _ formOfMention: [Int],
        pace: inout Pace<Failure>
    ) throws(Failure) {
        var confidence = Array(repeating: 0.0, count: forms.count)
        for (mention, form) in zip(mentions, formOfMention) {
            confidence[form] += mention.confidence / Double(forms[form].count)
        }
        let kinds = try ShortNameKinds(story).corrections(forms, mentions, confidence: confidence, pace: &pace)
        guard !kinds.isEmpty else { return }
        for (number, form) in formOfMention.enumerated() {
            try pace.spend(8)
            guard let kind = kinds[form] else { continue }
            mentions[number].kind = kind
            forms[form].kind = kind
        }
    }

    /// For each mention its form, where "Mrs Berg" has one of its own if "Berg" began without a title or with "Mr".
    private func parted<Failure>(
        _ formOfMention: [Int],
        _ forms: inout [NameForm],
        pace: inout Pace<Failure>
    ) throws(Failure) -> [Int] {
        var formOfMention = formOfMention
        var titled: [Int: Int] = [:]
        let genders = Genders(story)
        for (number, mention) in mentions.enumerated() where mention.kind == .person {
            try pace.spend(8)
            let form = formOfMention[number]
            guard forms[form].words.count == 1 else { continue }
            let gender = genders.address(of: mention)
            guard !gender.isEmpty, gender != forms[form].gender else { continue }
            // Two titled forms at most beside the one without a title.
            let key = form * 2 + (gender == .male ? 0 : 1)
            let own = titled[key] ?? forms.count
            if own == forms.count {
                titled[key] = own
                var part = forms[form]
                part.first = number
                part.count = 0
                part.gender = gender
                forms.append(part)
            }
            forms[form].count -= 1
            forms[own].count += 1
            formOfMention[number] = own
        }
        return formOfMention
    }

    /// Joins the forms of each kind; gives the forms that are short for several people's names.
    private func join<Failure>(
        _ forms: [NameForm],
        in groups: inout NameGroups,
        pace: inout Pace<Failure>
    ) throws(Failure) -> [Int: [Int]] {
        var kinds: [EntityKind] = []
        var members: [[Int]] = []
        for (number, form) in forms.enumerated() {
            try pace.spend(16)
            if let kind = kinds.firstIndex(of: form.kind) {
                members[kind].append(number)
            } else {
                kinds.append(form.kind)
                members.append([number])
            }
        }
        var ambiguous: [Int: [Int]] = [:]
        for (kind, numbers) in zip(kinds, members) {
            // Those of most words first, and of those the earliest.
            let ordered = numbers.sorted { (forms[$1].words.count, $0) < (forms[$0].words.count, $1) }
            if kind == .person {
                var people = PersonLinker(story)
                ambiguous = try people.join(forms, people: ordered, in: &groups, pace: &pace)
            } else {
                try BodyLinker(story).join(forms, members: ordered, in: &groups, pace: &pace)
            }
        }
        return ambiguous
    }

    private mutating func drafts<Failure>(
        _ forms: [NameForm],
        _ formOfMention: [Int],
        _ ambiguous: [Int: [Int]],
        _ groups: inout NameGroups,
        pace: inout Pace<Failure>
    ) throws(Failure) -> [EntityDraft] {
        var owners = AmbiguousNames(story, forms: forms, candidates: ambiguous)
        var numbers = Array(repeating: -1, count: forms.count)
        var named = KeyTable(capacity: forms.count)
        var drafts: [EntityDraft] = []
        var countries = Countries(story)
        let genders = Genders(story)
        entityOfMention.reserveCapacity(mentions.count)
        for (number, mention) in mentions.enumerated() {
            try pace.spend(32)
            let form = formOfMention[number]
            let root = groups.root(owners.owner(of: form, mention, &groups))
            if numbers[root] < 0 {
                numbers[root] = drafts.count
                drafts.append(EntityDraft(kind: forms[form].kind))
            }
            let entity = numbers[root]
            entityOfMention.append(entity)
            drafts[entity].mentions.append(number)
            countries.note(mention, of: entity)
            drafts[entity].confidence = max(drafts[entity].confidence, mention.confidence)
            drafts[entity].totalConfidence += mention.confidence
            if mention.kind == .person, drafts[entity].gender.isEmpty {
                drafts[entity].gender = genders.gender(mention)
            }
            guard named.number(of: UInt64(form) << 32 | UInt64(entity), next: 0).isNew else { continue }
            let name = story.text.string(mention.start..<mention.end)
            drafts[entity].note(name: name)
            let known = name.utf8.count <= 80 ? Lexicon.shared.name(name) : nil
            if known?.kind == mention.kind { drafts[entity].isListed = true }
            if drafts[entity].country == nil { drafts[entity].country = countries.country(of: mention, known) }
        }
        countries.settle(&drafts)
        return drafts
    }
}
