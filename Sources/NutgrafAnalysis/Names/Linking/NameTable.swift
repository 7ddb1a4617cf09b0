/// Gathers mentions that are written alike, and gives each form of a name one kind.
///
/// A form that was taken for different kinds has the one that its mentions are surest of; within one article a name
/// hardly ever means two things. Only a surname that is a place's or a body's name too, as "Washington", may be both.
struct NameTable {
    private struct Surface {
        var first: Int
        var kind: EntityKind
        var weight: Double
        var others: [(kind: EntityKind, weight: Double)] = []
        /// The form, and that of the mentions of another kind where the name means two things.
        var form = -1
        var otherForm = -1
    }

    /// The share of a surname's weight from which on another meaning is believed.
    private static let otherMeaning = 0.25

    private let story: Story
    /// The mentions, with the kinds of their forms.
    private(set) var mentions: [Mention]
    /// The forms, in order of their first mention.
    private(set) var forms: [NameForm] = []
    /// For each mention its form.
    private(set) var formOfMention: [Int] = []
    private var surfaces: [Surface] = []
    private var numbers = KeyTable(capacity: 64)

    /// Gathers the forms of a story's mentions.
    init<Failure>(_ story: Story, mentions: [Mention], pace: inout Pace<Failure>) throws(Failure) {
        self.story = story
        self.mentions = mentions
        var surfaceOfMention: [Int] = []
        surfaceOfMention.reserveCapacity(mentions.count)
        var surnames: Set<Int> = []
        for (number, mention) in mentions.enumerated() {
            try pace.spend(16 + mention.tokens.count)
            surfaceOfMention.append(surface(number, mention))
            if mention.kind == .person, mention.tokens.count > 1 {
                surnames.insert(story.tokens[mention.tokens.upperBound - 1].form)
            }
        }
        formOfMention.reserveCapacity(mentions.count)
        for number in mentions.indices {
            try pace.spend(16)
            formOfMention.append(form(of: number, surfaceOfMention[number], surnames))
        }
    }

    /// The number of the surface of a mention, whose kind is counted.
    private mutating func surface(_ number: Int, _ mention: Mention) -> Int {
        let kind = mention.kind ?? .organization
        var key: UInt64 = 0
        var hasLongWord = false
        for token in mention.tokens {
            let form = story.tokens[token].form
            key = FoldedLetters.combined(key, UInt64(form))
            if form == 0, story.tokens[token].kind == .word { hasLongWord = true }
        }
        // Words too long for the vocabulary all have the number 0, and are no names that come again.
        while !hasLongWord, let found = numbers[key] {
            if isSame(mentions[surfaces[found].first], mention) {
                count(kind, mention.confidence, in: found)
                return found
            }
            key &+= 1
        }
        if !hasLongWord { _ = numbers.number(of: key, next: surfaces.count) }
        surfaces.append(Surface(first: number, kind: kind, weight: mention.confidence))
        return surfaces.count - 1
    }

    private mutating func count(_ kind: EntityKind, _ weight: Double, in surface: Int) {
        if surfaces[surface].kind == kind {
            surfaces[surface].weight += weight
        } else if let other = surfaces[surface].others.firstIndex(where: { $0.kind == kind }) {
            surfaces[surface].others[other].weight += weight
        } else {
            surfaces[surface].others.append((kind: kind, weight: weight))
        }
    }

    private func isSame(_ one: Mention, _ other: Mention) -> Bool {
        guard one.tokens.count == other.tokens.count else { return false }
        for (first, second) in zip(one.tokens, other.tokens) where story.tokens[first].form != story.tokens[second].form
        {
            return false
        }
        return true
    }

    private mutating func form(of number: Int, _ surface: Int, _ surnames: Set<Int>) -> Int {
        if surfaces[surface].form < 0 { makeForms(surface, first: number, surnames) }
        var form = surfaces[surface].form
        if surfaces[surface].otherForm >= 0, mentions[number].kind != .person {
            form = surfaces[surface].otherForm
            if forms[form].count == 0 { forms[form].first = number }
        }
        forms[form].count += 1
        mentions[number].kind = forms[form].kind
        return form
    }

    private mutating func makeForms(_ number: Int, first: Int, _ surnames: Set<Int>) {
        let surface = surfaces[number]
        var best = (kind: surface.kind, weight: surface.weight)
        for other in surface.others where other.weight > best.weight { best = other }
        surfaces[number].form = forms.count
        guard !surface.others.isEmpty else {
            forms.append(NameForm(kind: best.kind, first: first))
            return
        }
        let tokens = mentions[surface.first].tokens
        let all = surface.others + [(kind: surface.kind, weight: surface.weight)]
        if tokens.count == 1, surnames.contains(story.tokens[tokens.lowerBound].form),
            let person = all.first(where: { $0.kind == .person })
        {
            var other = (kind: EntityKind.person, weight: 0.0)
            for kind in all where kind.kind != .person && kind.weight > other.weight { other = kind }
            if other.weight >= Self.otherMeaning * person.weight {
                surfaces[number].otherForm = forms.count + 1
                forms.append(NameForm(kind: .person, first: first))
                forms.append(NameForm(kind: other.kind, first: first))
                return
            }
            best = person
        }
        forms.append(NameForm(kind: best.kind, first: first))
    }
}
