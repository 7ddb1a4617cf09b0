/// Tells short forms of names: "the Commission" for "the European Commission", "ECB" for "European Central Bank".
struct ShortForms {
    private static let legalForms: Set<String> = [
        "Inc", "Ltd", "Limited", "Corp", "Corporation", "Company", "Co", "plc", "PLC", "Plc", "GmbH", "AG", "SA", "NV",
        "LLC",
    ]
    /// Bodies of a government that are named before or behind what they see to.
    private static let offices: Set<String> = ["Department", "Ministry", "Bureau", "Directorate"]
    private static let united = FoldedLetters.key("united")
    private static let nations = FoldedLetters.key("un")

    private let story: Story

    init(_ story: Story) {
        self.story = story
    }

    // MARK: Words left out

    /// Whether one name is another one with words left out.
    ///
    /// The whole name mostly comes first; a short one that comes before it is believed where hardly anything is left
    /// out: "Party", "of Representatives", a country.
    func isShort(_ short: NameForm, for long: NameForm) -> Bool {
        let words = short.words
        let whole = long.words
        guard !words.isEmpty, words.count < whole.count else { return false }
        let rest = whole.count - words.count
        let begins = (0..<words.count).allSatisfy { words[$0].key == whole[$0].key }
        let ends = (0..<words.count).allSatisfy { words[$0].key == whole[rest + $0].key }
        let isLater = long.first < short.first
        switch short.kind {
        case .location:
            if begins { return isPlace(behind: whole[words.count...], isLater) }
            return ends && isPlace(before: whole[..<rest], isLater)
        case .organization:
            if begins { return isBody(words, behind: whole[words.count...], isLater) }
            if isCountry(whole[0]), words.count < whole.count - 1,
                (0..<words.count).allSatisfy({ words[$0].key == whole[$0 + 1].key })
            {
                return isBody(words, behind: whole[(words.count + 1)...], isLater)
            }
            if ends { return isLater && !isListedPlace(words) || whole[..<rest].allSatisfy(isCountry) }
            return isLater && isThinned(words, whole)
        case .facility: return isLater && (begins || ends || isThinned(words, whole))
        case .product: return isLater && (ends || begins && !isNumber(whole[words.count]))
        case .group: return false
        default: return isLater && (begins || ends)
        }
    }

    /// Whether what is left out behind a body's name leaves the same body.
    private func isBody(_ words: [NameWord], behind rest: ArraySlice<NameWord>, _ isLater: Bool) -> Bool {
        guard let next = rest.first, let last = words.last, !isListedPlace(words) else { return false }
        // "Police" and "Police Federation" are two.
        let isWhole = !next.isSmall && isBodyWord(last) && rest.contains { isBodyWord($0) }
        guard !isWhole else { return false }
        if rest.allSatisfy({ Self.legalForms.contains(story.word($0.token).form) }) { return true }
        return isLater || next.isSmall || rest.count == 1 && isBodyWord(next)
    }

    private func isBodyWord(_ word: NameWord) -> Bool {
        story.classes(word.token).has(.organization) && !isCountry(word)
    }

    /// Whether a name is a country's, which gives its name to bodies: "UN", "US".
    private func isListedPlace(_ words: [NameWord]) -> Bool {
        words.count == 1 && (isCountry(words[0]) || words[0].key == Self.nations)
    }

    /// Whether words in the middle or at the beginning are left out, and the last one stays.
    private func isThinned(_ words: [NameWord], _ whole: [NameWord]) -> Bool {
        guard words.count >= 2, words.last?.key == whole.last?.key else { return false }
        var index = 0
        for word in words {
            while index < whole.count, whole[index].key != word.key { index += 1 }
            guard index < whole.count else { return false }
            index += 1
        }
        return true
    }

    private func isNumber(_ word: NameWord) -> Bool { story.tokens[word.token].kind == .number }

    /// Whether nothing but "River" or "Islands" is left out, or what "de" or "upon" joins on.
    private func isPlace(behind rest: ArraySlice<NameWord>, _ isLater: Bool) -> Bool {
        guard let first = rest.first, isLater else { return rest.allSatisfy { isWater($0) } }
        return first.isSmall || rest.count == 1 && ["D.C.", "D.C", "DC"].contains(story.word(first.token).form)
            || rest.allSatisfy { word in
                story.classes(word.token).has(.place) && !isArea(word)
                    || ["Atoll", "National"].contains(story.word(word.token).form)
            }
    }

    /// Whether nothing but "Lake" or "Republic of" is left out.
    private func isPlace(before rest: ArraySlice<NameWord>, _ isLater: Bool) -> Bool {
        if let last = rest.last, last.isSmall {
            return rest.contains {
                ["State", "Republic", "Kingdom", "Commonwealth"].contains(story.word($0.token).form)
            }
        }
        return isLater && rest.allSatisfy { story.classes($0.token).has(.placeLead) }
    }

    private func isWater(_ word: NameWord) -> Bool {
        ["Ocean", "Sea", "Desert"].contains(story.word(word.token).form)
    }

    /// Whether a word makes an area of the town that it is named after.
    private func isArea(_ word: NameWord) -> Bool {
        ["Province", "District", "State", "City", "Region", "Oblast", "Prefecture", "Governorate", "Valley", "Canyon"]
            .contains(story.word(word.token).form)
    }

    /// A key of a department's or ministry's words in any order, without small words and, where asked, without the country before them,
    /// so that "State Department" is "US Department of State"; `nil` where fewer than two words are left.
    ///
    /// Of other bodies the order tells: "University of Arden" and "Arden University" are two.
    func orderless(_ words: [NameWord], withoutCountry: Bool) -> UInt64? {
        guard words.contains(where: isOffice) else { return nil }
        var rest = words[...]
        if withoutCountry {
            guard let first = words.first, isCountry(first) else { return nil }
            rest = words.dropFirst()
        }
        var key: UInt64 = 0
        var count = 0
        for word in rest where !word.isSmall {
            key &+= word.key
            count += 1
        }
        return count >= 2 ? key : nil
    }

    private func isOffice(_ word: NameWord) -> Bool {
        // Most words have other first letters.
        guard word.letter == 0x64 || word.letter == 0x6D || word.letter == 0x62 else { return false }
        return Self.offices.contains(story.word(word.token).form)
    }

    /// A key of the words of a body that is called after its country, wherever that stands and however it is written:
    /// "Iraqi Parliament" is "Parliament of Iraq"; `nil` where no country is named at the beginning or behind "of".
    func ofCountry(_ words: [NameWord]) -> UInt64? {
        guard words.count > 1, words.count <= 8, let first = words.first, let last = words.last else { return nil }
        var rest = words.dropFirst()
        var country = self.country(first)
        if country == nil, let of = words.lastIndex(where: { story.word($0.token).form == "of" }), of > 0 {
            rest = words[..<of]
            let name = words[(of + 1)...].drop { $0.isSmall }
            guard let begin = name.first else { return nil }
            country = name.count == 1 ? self.country(begin) : listed(begin.token, last.token)?.country
        }
        guard let country, rest.contains(where: { story.classes($0.token).has([.organization, .organizationLead]) })
        else { return nil }
        var key: UInt64 = FoldedLetters.key(country)
        for word in rest { key = FoldedLetters.combined(key, word.key) }
        return key
    }

    private func country(_ word: NameWord) -> String? {
        let form = story.word(word.token).form
        // "United States" is one word of a name, at its first token.
        guard form != "United" else { return listed(word.token, word.token + 1)?.country }
        return listed(word.token, word.token)?.country
    }

    private func listed(_ first: Int, _ last: Int) -> KnownName? {
        guard last < story.tokens.count,
            let known = Lexicon.shared.name(story.text.string(story.tokens[first].start..<story.tokens[last].end))
        else { return nil }
        return known.kind == .group || known.rank == .country ? known : nil
    }

    // MARK: Letters

    /// Whether a name is one word of letters that may stand for the words of another: "ECB", "TfL", "PG&E".
    func isAcronym(_ form: NameForm) -> Bool {
        guard let first = form.words.first, form.words.allSatisfy({ story.tokens[$0.token].isCapitalized }) else {
            return false
        }
        guard form.words.count == 1 || form.words.count == 2 && form.words[1].isInitial else { return false }
        let token = story.tokens[first.token]
        guard token.kind == .word, token.end - token.start <= 12 else { return false }
        var capitals = 0
        for index in token.start..<token.end where (0x41...0x5A).contains(story.text.byte(index)) { capitals += 1 }
        return capitals >= 2 || form.words.count == 2
    }

    /// The key of an acronym's letters.
    func letters(_ form: NameForm) -> UInt64 {
        var key: UInt64 = 0
        for word in form.words {
            let token = story.tokens[word.token]
            FoldedLetters.forEach(token.start..<token.end, in: story.text) {
                key = FoldedLetters.combined(key, UInt64($0))
            }
        }
        return key
    }

    /// The keys of the letters that may stand for a name: with its small words and without them, and without the
    /// country that it begins with.
    func initials(_ form: NameForm) -> [UInt64] {
        var keys: [UInt64] = []
        for start in 0...2 where start + 1 < form.words.count {
            if start > 0, !isCountry(form.words[start - 1]) { break }
            var all: UInt64 = 0
            var large: UInt64 = 0
            var count = 0
            for word in form.words[start...] {
                all = FoldedLetters.combined(all, UInt64(word.letter))
                guard !word.isSmall else { continue }
                large = FoldedLetters.combined(large, UInt64(word.letter))
                count += 1
            }
            // Two letters are too few where a word is left out.
            guard count >= (start == 0 ? 2 : 3) else { continue }
            keys.append(large)
            if all != large { keys.append(all) }
        }
        return keys
    }

    private func isCountry(_ word: NameWord) -> Bool {
        let form = story.word(word.token).form
        // "United States" is one word of a name, at its first token; a club's "United" is its own.
        guard form != "United" else { return word.key != Self.united }
        return Lexicon.shared.name(form).map { $0.kind == .group || $0.rank == .country } ?? false
    }
}
