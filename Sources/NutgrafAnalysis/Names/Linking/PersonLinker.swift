/// Joins the names of people: full names with each other, and surnames and first names with the full ones.
struct PersonLinker {
    private let story: Story
    private let names: PersonNames
    private let variants: SpellingVariants
    /// The full names by each of their words.
    private var byWord = FormIndex()
    /// The full names by the sound of their surnames; filled when a surname is found that is none of them.
    private var bySound: FormIndex?
    /// The gender that is known of each group, by its first form.
    private var genders: [WordClass] = []

    init(_ story: Story) {
        self.story = story
        names = PersonNames(story)
        variants = SpellingVariants(story)
    }

    /// Joins the forms of people.
    ///
    /// - Parameters:
    ///   - forms: all forms.
    ///   - people: the numbers of those that name people, those with most words first.
    ///   - groups: where names of one person are joined.
    /// - Returns: for each form that is short for several people's names, those names.
    mutating func join<Failure>(
        _ forms: [NameForm],
        people: [Int],
        in groups: inout NameGroups,
        pace: inout Pace<Failure>
    ) throws(Failure) -> [Int: [Int]] {
        var ambiguous: [Int: [Int]] = [:]
        var singles = FormIndex()
        genders = Array(repeating: [], count: forms.count)
        for number in ordered(people, forms) {
            try pace.spend(128)
            let words = forms[number].words
            genders[number] = forms[number].gender
            if words.count > 1 {
                for other in fullNames(like: number, forms, &groups) { join(number, other, &groups) }
                for word in words where !word.isInitial { byWord.add(number, under: word.key) }
                continue
            }
            guard let word = words.first else { continue }
            var candidates = bearers(of: word, number, forms, &groups)
            if candidates.isEmpty, let twin = same(word, number, forms, singles, &groups) { candidates = [twin] }
            if candidates.isEmpty { candidates = spelledLike(word, number, forms, people, singles, &groups) }
            if candidates.count == 1 {
                join(number, candidates[0], &groups)
            } else if candidates.count > 1 {
                ambiguous[number] = candidates
            }
            singles.add(number, under: word.key)
            if let key = variants.key(word.token) { singles.add(number, under: ~key) }
        }
        return ambiguous
    }

    /// Full names, then those that begin with an initial, then single words.
    ///
    /// "J. Brown" would else make one of Jane Brown and James Brown; behind both it is nobody's but its own.
    private func ordered(_ people: [Int], _ forms: [NameForm]) -> [Int] {
        let many = people.filter { forms[$0].words.count > 1 }
        return many.filter { !forms[$0].words[0].isInitial } + many.filter { forms[$0].words[0].isInitial }
            + people.filter { forms[$0].words.count <= 1 }
    }

    private mutating func join(_ number: Int, _ other: Int, _ groups: inout NameGroups) {
        let known = [gender(other, &groups), gender(number, &groups)].first { !$0.isEmpty } ?? []
        groups.join(number, other)
        genders[groups.root(number)] = known
    }

    private func gender(_ form: Int, _ groups: inout NameGroups) -> WordClass { genders[groups.root(form)] }

    /// The earlier full names that are the same person's; none where they are several people's.
    private func fullNames(like number: Int, _ forms: [NameForm], _ groups: inout NameGroups) -> [Int] {
        var found: [Int] = []
        var roots: [Int] = []
        for word in forms[number].words where !word.isInitial {
            byWord.forEach(word.key) { other in
                guard !found.contains(other), names.areOne(forms[number], forms[other]) else { return }
                found.append(other)
                let root = groups.root(other)
                if !roots.contains(root) { roots.append(root) }
            }
        }
        guard roots.count > 1 else { return Array(found.prefix(1)) }
        // "George Bush" is the one of two who is named so but for case and accents.
        let exact = found.filter { forms[$0].words.map(\.key) == forms[number].words.map(\.key) }
        return Array(exact.prefix(1))
    }

    /// One full name of each person who has the word for a surname, else for a first name, else within the name.
    private func bearers(
        of word: NameWord,
        _ number: Int,
        _ forms: [NameForm],
        _ groups: inout NameGroups
    ) -> [Int] {
        var ranks: [(form: Int, root: Int, rank: Int)] = []
        let gender = forms[number].gender
        byWord.forEach(word.key) { other in
            let form = forms[other]
            let known = self.gender(other, &groups)
            if !gender.isEmpty, !known.isEmpty, gender != known { return }
            let rank = form.words.last?.key == word.key ? 0 : form.words[0].key == word.key ? 1 : 2
            let root = groups.root(other)
            if let known = ranks.firstIndex(where: { $0.root == root }) {
                ranks[known].rank = min(ranks[known].rank, rank)
            } else {
                ranks.append((form: other, root: root, rank: rank))
            }
        }
        guard let best = ranks.map(\.rank).min() else { return [] }
        return ranks.filter { $0.rank == best }.map(\.form).sorted { forms[$0].first < forms[$1].first }
    }

    /// The same single name, written with another case or other accents.
    private func same(
        _ word: NameWord,
        _ number: Int,
        _ forms: [NameForm],
        _ singles: FormIndex,
        _ groups: inout NameGroups
    ) -> Int? {
        var found: Int?
        singles.forEach(word.key) { other in
            let genders = (forms[number].gender, gender(other, &groups))
            if genders.0.isEmpty || genders.1.isEmpty || genders.0 == genders.1 { found = other }
        }
        return found
    }

    /// A name whose surname is another spelling of the word, if all such are one person's.
    private mutating func spelledLike(
        _ word: NameWord,
        _ number: Int,
        _ forms: [NameForm],
        _ people: [Int],
        _ singles: FormIndex,
        _ groups: inout NameGroups
    ) -> [Int] {
        guard let key = variants.key(word.token), !story.classes(word.token).has(.forename) else { return [] }
        if bySound == nil {
            var index = FormIndex()
            for number in people where forms[number].words.count > 1 {
                if let last = forms[number].words.last, let sound = variants.key(last.token) {
                    index.add(number, under: sound)
                }
            }
            bySound = index
        }
        var found: [Int] = []
        var roots: [Int] = []
        func note(_ other: Int) {
            guard let last = forms[other].words.last, variants.areVariants(word.token, last.token),
                !story.classes(last.token).has(.forename)
            else { return }
            let root = groups.root(other)
            let known = [forms[number].gender, gender(other, &groups)]
            guard !roots.contains(root), known[0].isEmpty || known[1].isEmpty || known[0] == known[1] else { return }
            roots.append(root)
            found.append(other)
        }
        bySound?.forEach(key, note)
        if found.isEmpty { singles.forEach(~key, note) }
        return found.count == 1 ? found : []
    }
}
