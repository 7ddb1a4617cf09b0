/// Gives a short name the kind of the longer one that it is short for, where the tagger was not sure of it.
///
/// "Mahan" is the airline where "Mahan Air" was named before, "Paterson" the artist behind "Katie Paterson", and "AU" the
/// African Union.
struct ShortNameKinds {
    /// From this confidence on the tagger is believed.
    private static let sure = 0.9

    private let story: Story
    private let rules: ShortForms

    init(_ story: Story) {
        self.story = story
        rules = ShortForms(story)
    }

    /// For forms of one word that are of another kind than the one they have, that kind.
    ///
    /// - Parameters:
    ///   - forms: all forms, with their words.
    ///   - confidence: for each form, how sure its mentions are on average.
    func corrections<Failure>(
        _ forms: [NameForm],
        _ mentions: [Mention],
        confidence: [Double],
        pace: inout Pace<Failure>
    ) throws(Failure) -> [Int: EntityKind] {
        var doubtful: [Int] = []
        for (number, form) in forms.enumerated() where form.words.count == 1 && confidence[number] < Self.sure {
            try pace.spend(8)
            let mention = mentions[form.first]
            guard mention.tokens.count == 1, isOpen(form.kind, mention.tokens.lowerBound) else { continue }
            doubtful.append(number)
        }
        guard !doubtful.isEmpty else { return [:] }
        let hasAcronym = doubtful.contains { story.word(forms[$0].words[0].token).isAcronym }
        // Of names that share a word the first one counts.
        var people = KeyTable()
        var bodies = KeyTable()
        var letters = KeyTable()
        for (number, form) in forms.enumerated() where form.words.count > 1 {
            try pace.spend(32)
            guard let first = form.words.first, let last = form.words.last else { continue }
            switch form.kind {
            case .person: _ = people.number(of: last.key, next: number)
            case .organization, .facility:
                _ = bodies.number(of: first.key, next: number)
                if hasAcronym, form.kind == .organization {
                    for key in rules.initials(form) { _ = letters.number(of: key, next: number) }
                }
            default: break
            }
        }
        var found: [Int: EntityKind] = [:]
        for number in doubtful {
            try pace.spend(32)
            let form = forms[number]
            let word = form.words[0]
            let isAcronym = story.word(word.token).isAcronym
            let whole = isAcronym ? letters[rules.letters(form)] : people[word.key] ?? bodies[word.key]
            // The whole name comes first.
            guard let whole, forms[whole].first < form.first, forms[whole].kind != form.kind else { continue }
            found[number] = forms[whole].kind
        }
        return found
    }

    /// Whether a word may be of another kind: no listed place, and no person who has a title or a first name.
    private func isOpen(_ kind: EntityKind, _ token: Int) -> Bool {
        let form = story.word(token).form
        switch kind {
        case .location, .facility, .organization:
            return Lexicon.shared.name(form) == nil && TownList.shared.town(form) == nil
        case .person:
            guard token > 0, story.tokens[token - 1].sentence == story.tokens[token].sentence else { return true }
            return !story.classes(token).has(.forename) && !story.classes(token - 1).has([.honorific, .role])
        default: return false
        }
    }
}
