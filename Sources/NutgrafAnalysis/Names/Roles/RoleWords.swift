/// Tells the words of roles from those that end them.
struct RoleWords {
    let story: Story
    /// For each token, the kind of the name that it belongs to.
    private let kinds: [EntityKind?]
    /// For each token of a name that is no person's, the name's tokens; else nothing but the token.
    private let names: [Range<Int>]

    init(_ story: Story, mentions: [Mention]) {
        self.story = story
        var kinds = [EntityKind?](repeating: nil, count: story.tokens.count)
        var names = story.tokens.indices.map { $0..<($0 + 1) }
        for mention in mentions {
            for token in mention.tokens {
                kinds[token] = mention.kind
                if mention.kind != .person { names[token] = mention.tokens }
            }
        }
        self.kinds = kinds
        self.names = names
    }

    private static let verbs: Set<String> = [
        "met", "led", "told", "took", "saw", "made", "gave", "beat", "won", "lost", "left", "found", "chose", "shot",
        "wrote",
        "sent", "brought", "put", "has", "have", "had", "is", "was", "are", "were", "be", "been", "began", "became",
        "become",
        "becomes", "came", "got", "went", "held", "kept", "knew", "paid", "ran", "sat", "sold", "spoke", "stood",
        "taught",
        "thought", "hit", "let", "set", "cut", "felt", "fell", "flew", "grew", "rose", "sang", "threw", "wore", "does",
        "did",
        "do", "helps", "wants", "hopes", "thinks", "works", "lives", "runs", "heads", "leads", "makes", "takes",
        "gives",
        "can", "could", "will", "would", "may", "might", "must", "shall", "should", "meet", "meets", "see", "sees",
        "ask",
        "blame", "names", "named", "called", "including", "like", "against", "when", "where", "while", "after",
        "before",
    ]
    private static let titles: Set<String> = [
        "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame", "Lord", "Lady", "Rev", "Reverend", "Messrs", "Hon",
    ]
    private static let plainTitles: Set<String> = [
        "Professor", "Prof", "Doctor", "Prince", "Princess", "Captain", "Capt", "Colonel", "Col", "Lt", "Lieutenant",
        "Sgt",
        "Sergeant", "Major", "Maj", "General", "Gen", "Sheikh", "Saint", "St", "Baroness", "Baron", "Bishop",
        "Cardinal", "Archbishop", "Father", "Pastor", "Imam", "Rabbi", "Judge", "Justice", "Detective", "Constable",
        "Colonel", "King", "Queen", "Duke", "Earl", "Elder",
    ]
    private static let notNouns: Set<String> = [
        "late", "young", "old", "then", "former", "new", "poor", "little", "great", "real", "even", "only", "also",
        "now",
        "today", "yesterday", "tomorrow", "again", "ever", "never", "always", "often", "under", "over", "however",
        "whether", "rather", "later", "earlier", "number", "summer", "winter", "other", "another", "either",
        "together", "year", "month", "week", "day", "time", "name", "inside", "outside", "ago",
    ]

    /// Whether a token is a word that says what somebody is.
    func isRole(_ index: Int) -> Bool {
        guard story.tokens[index].kind == .word, !isName(index) else { return false }
        let word = story.word(index)
        if word.classes.has([.role, .occupation]) { return true }
        if word.classes.has(.honorific) { return !Self.titles.contains(word.form) }
        let lower = story.vocabulary[word.lower].form
        guard lower.utf8.count >= 4, !Self.notNouns.contains(lower), !word.classes.has([.stop, .speech, .forename])
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
        guard word != "human", word != "woman", word != "man" else { return word != "human" }
        for ending in [
            "ist", "man", "woman", "person", "ian", "maker", "keeper", "owner", "worker", "holder",
            "ologist",
        ]
        where word.hasSuffix(ending) { return word.utf8.count > ending.utf8.count + 1 }
        return false
    }

    /// Whether a word before a name is its title alone: "Dr", "Professor", "Prince".
    func isTitle(_ index: Int) -> Bool { Self.titles.contains(story.word(index).form) }

    /// Whether a word stands between a role and the name: "a mechanic named Ivan Orlov".
    func isNaming(_ index: Int) -> Bool { ["named", "called"].contains(story.word(index).form) }

    /// Whether some tokens are no more than a title.
    func isPlainTitle(_ tokens: Range<Int>) -> Bool {
        tokens.allSatisfy {
            let form = story.word($0).form
            return story.tokens[$0].kind != .word || Self.plainTitles.contains(form) || Self.titles.contains(form)
        }
    }

    /// The tokens of the name that a token belongs to, or the token alone where it is in none or in a person's.
    func name(at index: Int) -> Range<Int> { names[index] }

    /// Whether a token belongs to a place's name.
    func isLocation(_ index: Int) -> Bool { kinds[index] == .location }

    /// Whether a token belongs to a person's name.
    func isName(_ index: Int) -> Bool { kinds[index] == .person }

    /// The kind of the name that a token belongs to, if it belongs to one.
    func kind(of index: Int) -> EntityKind? { kinds[index] }

    /// Whether a word is an article, which the role goes without.
    func isArticle(_ index: Int) -> Bool {
        ["the", "a", "an", "The", "A", "An"].contains(story.word(index).form)
    }

    /// Whether a word, as "his" or "another", stands before a role and is no part of it.
    func isDeterminer(_ index: Int) -> Bool {
        let lower = story.vocabulary[story.word(index).lower].form
        return [
            "his", "her", "its", "their", "my", "our", "your", "whose", "another", "one", "this", "that", "these",
            "those",
            "some", "two", "three", "four", "five", "both", "other", "fellow",
        ].contains(lower) && lower != "fellow"
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
        if lower == "new" { return true }
        if lower == "under" || lower == "over" || lower == "including" || lower == "featuring" { return false }
        if ["last", "first", "second", "former", "more", "most", "then", "now"].contains(lower) {
            return lower != "more"
        }
        if plain.has([.stop, .speech, .placePreposition, .pronounMale, .pronounFemale, .pronounPlural]) {
            return plain.has([.role, .roleModifier])
        }
        return !Self.verbs.contains(lower) && !(plain.has(.connector) && lower.utf8.count < 5)
    }

    /// Whether a word is a verb's form, as far as its ending tells.
    func isVerbForm(_ index: Int) -> Bool {
        let form = story.word(index).form
        return !story.tokens[index].isCapitalized && (form.hasSuffix("ed") || form.hasSuffix("ing"))
            && !story.classes(index).has([.role, .roleModifier, .occupation]) && form.utf8.count > 4
    }

    /// Whether a word joins what somebody is head, member or maker of.
    func joins(_ index: Int) -> Bool {
        ["of", "for", "from", "at", "in", "to", "on", "with"].contains(story.word(index).form)
    }
}

extension RoleWords {
    /// Whether a word says that somebody is something.
    func isBeing(_ index: Int) -> Bool { ["is", "was"].contains(story.word(index).form) }

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
