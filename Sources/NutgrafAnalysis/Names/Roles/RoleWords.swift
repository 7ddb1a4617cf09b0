/// Tells the words of roles from those that end them.
struct RoleWords {
    let story: Story
    private let mentions: [Mention]
    /// For each token the number of the name that it belongs to, or -1.
    private let owners: [Int32]

    init(_ story: Story, mentions: [Mention]) {
        self.story = story
        self.mentions = mentions
        var owners = [Int32](repeating: -1, count: story.tokens.count)
        for (number, mention) in mentions.enumerated() {
            for token in mention.tokens { owners[token] = Int32(truncatingIfNeeded: number) }
        }
        self.owners = owners
    }

    /// What a word may be to a role.
    private struct Lists: OptionSet {
        let rawValue: UInt16

        /// Verbs and conjunctions, which end a role.
        static let verbs = Lists(rawValue: 1 << 0)
        static let titles = Lists(rawValue: 1 << 1)
        /// Titles that may be roles too.
        static let plainTitles = Lists(rawValue: 1 << 2)
        /// Words that no ending makes roles.
        static let notNouns = Lists(rawValue: 1 << 3)
        static let articles = Lists(rawValue: 1 << 4)
        static let determiners = Lists(rawValue: 1 << 5)
        static let joints = Lists(rawValue: 1 << 6)
        static let naming = Lists(rawValue: 1 << 7)
        static let being = Lists(rawValue: 1 << 8)
        /// Words that stand before a noun, whatever else they are.
        static let modifiers = Lists(rawValue: 1 << 9)
        /// Words that stand before no noun of a role.
        static let notModifiers = Lists(rawValue: 1 << 10)
    }

    private static let lists = WordLists<Lists>([
        (
            .verbs,
            [
                "met", "led", "told", "took", "saw", "made", "gave", "beat", "won", "lost", "left", "found", "chose",
                "shot", "wrote", "sent", "brought", "put", "has", "have", "had", "is", "was", "are", "were", "be",
                "been", "began", "became", "become", "becomes", "came", "got", "went", "held", "kept", "knew", "paid",
                "ran", "sat", "sold", "spoke", "stood", "taught", "thought", "hit", "let", "set", "cut", "felt", "fell",
                "flew", "grew", "rose", "sang", "threw", "wore", "does", "did", "do", "helps", "wants", "hopes",
                "thinks", "works", "lives", "runs", "heads", "leads", "makes", "takes", "gives", "can", "could", "will",
                "would", "may", "might", "must", "shall", "should", "meet", "meets", "see", "sees", "ask", "blame",
                "names", "named", "called", "including", "like", "against", "when", "where", "while", "after", "before",
            ]
        ),
        (
            .titles,
            [
                "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame", "Lord", "Lady", "Rev", "Reverend", "Messrs",
                "Hon",
            ]
        ),
        (
            .plainTitles,
            [
                "Professor", "Prof", "Doctor", "Prince", "Princess", "Captain", "Capt", "Colonel", "Col", "Lt",
                "Lieutenant", "Sgt", "Sergeant", "Major", "Maj", "General", "Gen", "Sheikh", "Saint", "St", "Baroness",
                "Baron", "Bishop", "Cardinal", "Archbishop", "Father", "Pastor", "Imam", "Rabbi", "Judge", "Justice",
                "Detective", "Constable", "King", "Queen", "Duke", "Earl", "Elder",
            ]
        ),
        (
            .notNouns,
            [
                "late", "young", "old", "then", "former", "new", "poor", "little", "great", "real", "even", "only",
                "also", "now", "today", "yesterday", "tomorrow", "again", "ever", "never", "always", "often", "under",
                "over", "however", "whether", "rather", "later", "earlier", "number", "summer", "winter", "other",
                "another", "either", "together", "year", "month", "week", "day", "time", "name", "inside", "outside",
                "ago",
            ]
        ),
        (.articles, ["the", "a", "an", "The", "A", "An"]),
        (
            .determiners,
            [
                "his", "her", "its", "their", "my", "our", "your", "whose", "another", "one", "this", "that", "these",
                "those", "some", "two", "three", "four", "five", "both", "other",
            ]
        ),
        (.joints, ["of", "for", "from", "at", "in", "to", "on", "with"]),
        (.naming, ["named", "called"]),
        (.being, ["is", "was"]),
        (.modifiers, ["new", "last", "first", "second", "former", "most", "then", "now"]),
        (.notModifiers, ["under", "over", "including", "featuring", "more"]),
    ])

    /// Whether a token is a word that says what somebody is.
    func isRole(_ index: Int) -> Bool {
        guard story.tokens[index].kind == .word, !isName(index) else { return false }
        let word = story.word(index)
        if word.classes.has([.role, .occupation]) { return true }
        if word.classes.has(.honorific) { return !Self.lists[word.form].contains(.titles) }
        let lower = story.vocabulary[word.lower].form
        guard lower.utf8.count >= 4, !word.classes.has([.stop, .speech, .forename]),
            !Self.lists[lower].contains(.notNouns)
        else {
            return false
        }
        if lower.hasSuffix("s"), isSingularRole(lower) { return true }
        return Self.hasRoleEnding(lower) && (!story.tokens[index].isCapitalized || story.isOrdinary(index))
    }

    private func isSingularRole(_ plural: String) -> Bool {
        let single = String(plural.dropLast())
        return Lexicon.shared.classes(form: single, lower: single).has([.role, .occupation])
    }

    private static func hasRoleEnding(_ word: String) -> Bool {
        // Most words end otherwise.
        guard let last = word.utf8.last, last == 0x6E || last == 0x72 || last == 0x74 else { return false }
        guard word != "human", word != "woman", word != "man" else { return word != "human" }
        for ending in [
            "ist", "man", "woman", "person", "ian", "maker", "keeper", "owner", "worker", "holder",
            "ologist",
        ]
        where word.hasSuffix(ending) { return word.utf8.count > ending.utf8.count + 1 }
        return false
    }

    /// Whether a word before a name is its title alone: "Dr", "Professor", "Prince".
    func isTitle(_ index: Int) -> Bool { has(.titles, index) }

    /// Whether a word stands between a role and the name: "a mechanic named Ivan Orlov".
    func isNaming(_ index: Int) -> Bool { has(.naming, index) }

    /// Whether some tokens are no more than a title.
    func isPlainTitle(_ tokens: Range<Int>) -> Bool {
        tokens.allSatisfy {
            story.tokens[$0].kind != .word
                || !Self.lists[story.word($0).form].isDisjoint(with: [.titles, .plainTitles])
        }
    }

    /// The tokens of the name that a token belongs to, or the token alone where it is in none or in a person's.
    func name(at index: Int) -> Range<Int> {
        let owner = Int(owners[index])
        return owner < 0 || mentions[owner].kind == .person ? index..<(index + 1) : mentions[owner].tokens
    }

    /// Whether a token belongs to a place's name.
    func isLocation(_ index: Int) -> Bool { kind(of: index) == .location }

    /// Whether a token belongs to a person's name.
    func isName(_ index: Int) -> Bool { owners[index] >= 0 && kind(of: index) == .person }

    /// The kind of the name that a token belongs to, if it belongs to one.
    func kind(of index: Int) -> EntityKind? { owners[index] < 0 ? nil : mentions[Int(owners[index])].kind }

    /// Whether a word is an article, which the role goes without.
    func isArticle(_ index: Int) -> Bool { has(.articles, index) }

    /// Whether a word, as "his" or "another", stands before a role and is no part of it.
    func isDeterminer(_ index: Int) -> Bool {
        Self.lists[story.vocabulary.words[story.word(index).lower].form].contains(.determiners)
    }

    /// Whether a lower-case word may stand before a noun: no verb, preposition, pronoun or the like.
    func mayModify(_ index: Int) -> Bool {
        let word = story.word(index)
        let lower = story.vocabulary[word.lower].form
        if story.tokens[index].isCapitalized, !story.tokens[index].isOpening {
            return !word.classes.has([.month, .weekday])
                && (!word.classes.has(.notName) || lower == "new" || lower.utf8.count > 3)
        }
        let plain = story.vocabulary[word.lower].classes
        if word.isAcronym { return true }
        let lists = Self.lists[lower]
        if lists.contains(.modifiers) { return true }
        if lists.contains(.notModifiers) { return false }
        if plain.has([.stop, .speech, .placePreposition, .pronounMale, .pronounFemale, .pronounPlural]) {
            return plain.has([.role, .roleModifier])
        }
        return !lists.contains(.verbs) && !(plain.has(.connector) && lower.utf8.count < 5)
    }

    /// Whether a word is a verb's form, as far as its ending tells.
    func isVerbForm(_ index: Int) -> Bool {
        let form = story.word(index).form
        return !story.tokens[index].isCapitalized && (form.hasSuffix("ed") || form.hasSuffix("ing"))
            && !story.classes(index).has([.role, .roleModifier, .occupation]) && form.utf8.count > 4
    }

    /// Whether a word joins what somebody is head, member or maker of.
    func joins(_ index: Int) -> Bool { has(.joints, index) }

    private func has(_ list: Lists, _ index: Int) -> Bool { Self.lists[story.word(index).form].contains(list) }
}

extension RoleWords {
    /// Whether a word says that somebody is something.
    func isBeing(_ index: Int) -> Bool { has(.being, index) }

    /// Where the words behind an age begin: behind "45," or "aged 45,"; the same place where none stands.
    func behindAge(_ start: Int, _ limit: Int) -> Int {
        var index = start
        if index < limit, story.word(index).form == "aged" { index += 1 }
        guard index + 1 < limit, story.tokens[index].kind == .number,
            story.tokens[index].end - story.tokens[index].start <= 3,
            story.tokens[index + 1].kind == .comma
        else { return start }
        return index + 2
    }

    /// Whether a mark stands within a name: "Marks & Spencer", the supporters’ association.
    func isInnerMark(_ index: Int) -> Bool {
        guard story.tokens[index].kind == .mark else { return false }
        let byte = story.text.byte(story.tokens[index].start)
        return byte == 0x26 || byte == 0x27 || byte == 0xE2 && !story.tokens[index].followsBlank
    }

    /// Whether another role follows "and": "neuroscientist and head of the centre".
    func joinsRole(_ index: Int, _ limit: Int) -> Bool {
        for next in (index + 1)..<max(index + 1, min(index + 7, limit)) {
            guard story.tokens[next].kind == .word || story.tokens[next].kind == .hyphen else { return false }
            if isRole(next) { return true }
            if joins(next) || !mayModify(next) && !isArticle(next) { return false }
        }
        return false
    }
}
