/// Joins the names of organisations, places, buildings, events, works and products.
struct BodyLinker {
    private let story: Story
    private let rules: ShortForms
    private let variants: SpellingVariants

    init(_ story: Story) {
        self.story = story
        rules = ShortForms(story)
        variants = SpellingVariants(story)
    }

    /// Joins forms of one kind.
    ///
    /// - Parameters:
    ///   - forms: all forms.
    ///   - members: the numbers of those of the kind, those with most words first.
    ///   - groups: where names of one thing are joined.
    func join<Failure>(
        _ forms: [NameForm],
        members: [Int],
        in groups: inout NameGroups,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        var byName = KeyTable(capacity: members.count)
        var byWords = KeyTable()
        var byRest = KeyTable()
        var byCountry: [String: Int] = [:]
        var ofCountry = KeyTable()
        var byWord = FormIndex()
        for number in members {
            try pace.spend(128)
            let words = forms[number].words
            var key: UInt64 = 0
            for word in words { key = FoldedLetters.combined(key, word.key) }
            let (same, isNew) = byName.number(of: key, next: number)
            if !isNew {
                groups.join(number, same)
            } else if let whole = longName(of: number, forms, byWord, &groups) {
                groups.join(number, whole)
            }
            if forms[number].kind == .organization {
                let whole = rules.orderless(words, withoutCountry: false)
                let rest = whole == nil ? nil : rules.orderless(words, withoutCountry: true)
                if let same = whole.flatMap({ byWords[$0] ?? byRest[$0] }) ?? rest.flatMap({ byWords[$0] }) {
                    groups.join(number, same)
                }
                if let whole { _ = byWords.number(of: whole, next: number) }
                if let rest { _ = byRest.number(of: rest, next: number) }
                if let key = rules.ofCountry(words) {
                    let (same, isNew) = ofCountry.number(of: key, next: number)
                    if !isNew { groups.join(number, same) }
                }
            }
            if let country = country(forms[number], words) {
                if let same = byCountry[country] { groups.join(number, same) }
                byCountry[country] = number
            }
            for word in words where !word.isSmall { byWord.add(number, under: word.key) }
        }
        try joinPlurals(forms, members, byName, &groups, pace: &pace)
        try joinAcronyms(forms, members, &groups, pace: &pace)
        try joinVariants(forms, members, &groups, pace: &pace)
    }

    /// The country that a location is.
    private func country(_ form: NameForm, _ words: [NameWord]) -> String? {
        guard form.kind == .location, words.count <= 8, let first = words.first, let last = words.last,
            let known = Lexicon.shared.name(name(first.token, last.token)), known.rank == .country
        else { return nil }
        return known.country
    }

    private func name(_ first: Int, _ last: Int) -> String {
        // "United States" is one word of a name and two tokens.
        var end = last
        if story.word(last).form == "United", end + 1 < story.tokens.count { end += 1 }
        return story.text.string(story.tokens[first].start..<story.tokens[end].end)
    }

    /// The one longer name that the form is short for.
    private func longName(
        of number: Int,
        _ forms: [NameForm],
        _ byWord: FormIndex,
        _ groups: inout NameGroups
    ) -> Int? {
        guard let word = forms[number].words.first(where: { !$0.isSmall }) else { return nil }
        var found: [Int] = []
        byWord.forEach(word.key) { other in
            guard forms[other].words.count > forms[number].words.count,
                rules.isShort(forms[number], for: forms[other])
            else { return }
            found.append(other)
        }
        if let only = only(found, &groups) { return only }
        let before = found.filter { forms[$0].first < forms[number].first }
        return only(before, &groups)
    }

    /// The first of some forms if all name one thing.
    private func only(_ found: [Int], _ groups: inout NameGroups) -> Int? {
        guard let first = found.first else { return nil }
        let root = groups.root(first)
        for other in found where groups.root(other) != root { return nil }
        return first
    }

    /// "Audis" is "Audi", and "Russians" are "Russian".
    private func joinPlurals<Failure>(
        _ forms: [NameForm],
        _ members: [Int],
        _ byName: KeyTable,
        _ groups: inout NameGroups,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        for number in members {
            try pace.spend(32)
            guard let last = forms[number].words.last else { continue }
            let token = story.tokens[last.token]
            let kind = forms[number].kind
            guard kind == .group || kind == .product || kind == .event || kind == .work,
                token.end - token.start > 3, story.text.byte(token.end - 1) == 0x73,
                story.text.byte(token.end - 2) != 0x73
            else { continue }
            var key: UInt64 = 0
            for word in forms[number].words.dropLast() { key = FoldedLetters.combined(key, word.key) }
            key = FoldedLetters.combined(key, FoldedLetters.key(token.start..<(token.end - 1), in: story.text))
            if let single = byName[key] { groups.join(number, single) }
        }
    }

    private func joinAcronyms<Failure>(
        _ forms: [NameForm],
        _ members: [Int],
        _ groups: inout NameGroups,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        let acronyms = members.filter { rules.isAcronym(forms[$0]) }
        guard !acronyms.isEmpty else { return }
        var byInitials: [UInt64: Int] = [:]
        for number in members where forms[number].words.count > 1 {
            try pace.spend(64)
            for key in rules.initials(forms[number]) {
                if let other = byInitials[key] {
                    // Letters that two bodies share tell nothing.
                    if other >= 0, groups.root(other) != groups.root(number) { byInitials[key] = -1 }
                } else {
                    byInitials[key] = number
                }
            }
        }
        for number in acronyms {
            try pace.spend(64)
            if let whole = byInitials[rules.letters(forms[number])], whole >= 0 { groups.join(number, whole) }
        }
    }

    private func joinVariants<Failure>(
        _ forms: [NameForm],
        _ members: [Int],
        _ groups: inout NameGroups,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        var bySound = FormIndex()
        for number in members where forms[number].words.count == 1 {
            try pace.spend(64)
            let word = forms[number].words[0]
            // "United" alone is the first word of a state here.
            guard let key = variants.key(word.token), story.word(word.token).form != "United" else { continue }
            var twin: Int?
            bySound.forEach(key) { other in
                let token = forms[other].words[0].token
                // Both in the lists are two names, as "Niger" and "Nigeria" are.
                guard !isListed(word.token) || !isListed(token), variants.areVariants(word.token, token) else { return }
                twin = other
            }
            if let twin { groups.join(number, twin) }
            bySound.add(number, under: key)
        }
    }

    private func isListed(_ token: Int) -> Bool { Lexicon.shared.name(story.word(token).form) != nil }
}
