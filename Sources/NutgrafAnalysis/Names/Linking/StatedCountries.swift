/// Finds where a story says in which country a place lies: "Setúbal, Portugal", "Plovdiv in southern Bulgaria", "the
/// Greek town of Volos", "Lyon (France)", "Dayton, Ohio".
struct StatedCountries {
    /// What is said.
    struct Statement {
        /// The ISO 3166-1 alpha-2 code.
        var country: String
        /// Whether a state or province says it, which parts a place from a better known one: "Paris, Texas".
        var isRegion = false
        /// Whether it counts only where nothing else is known: "Iraq’s Mosul".
        var isHint = false
        /// Whether it may be but the next of a list, and counts only against what is said elsewhere: "Hamilton,
        /// Bermuda, and Kingston".
        var isDoubtful = false
    }

    /// Words behind "Sydney, Australia" that go on with the sentence about another thing than Australia.
    private static let followers: Set<String> = [
        "on", "in", "at", "after", "before", "during", "where", "who", "when", "which", "last", "this", "that", "as",
        "by",
        "with", "for", "from", "since", "until", "while", "early", "late", "between",
    ]
    /// What moves from a place may end in another country: "flew from Dubai in India’s first jet".
    private static let movers: Set<String> = ["from", "to", "between", "via", "into", "toward", "towards"]
    private static let standings: Set<String> = ["in", "at", "near", "outside", "around", "of"]
    /// What may lie in several countries, whatever is said of a part.
    private static let wide: Set<String> = [
        "river", "lake", "sea", "ocean", "gulf", "strait", "straits", "channel", "mountains", "desert", "basin",
        "border",
    ]

    private let phrases: PlacePhrases
    private var story: Story { phrases.story }

    init(_ story: Story) {
        phrases = PlacePhrases(story)
    }

    /// What is said where a place is mentioned, if anything is.
    func statement(_ mention: Mention) -> Statement? {
        let sentence = story.tokensOfSentence[story.tokens[mention.tokens.lowerBound].sentence]
        guard let found = behind(mention, sentence) ?? before(mention, sentence),
            !mention.tokens.contains(where: { Self.wide.contains(story.vocabulary[story.word($0).lower].form) })
        else { return nil }
        return found
    }

    // MARK: Behind a name

    /// Whether "Georgia" stands behind a mention's comma, which the lists give no code: it is two.
    func isInGeorgia(_ mention: Mention) -> Bool {
        let comma = mention.tokens.upperBound
        let sentence = story.tokensOfSentence[story.tokens[mention.tokens.lowerBound].sentence]
        return comma + 1 < sentence.upperBound && story.tokens[comma].kind == .comma
            && story.word(comma + 1).form == "Georgia"
    }

    private func behind(_ mention: Mention, _ sentence: Range<Int>) -> Statement? {
        let next = mention.tokens.upperBound
        let limit = sentence.upperBound
        guard next + 1 < limit else { return nil }
        switch story.tokens[next].kind {
        case .comma: return behindComma(mention, sentence)
        case .openBracket:
            guard let place = phrases.phrase(at: next + 1, limit: limit), place.end < limit,
                story.tokens[place.end].kind == .closeBracket, place.sort != .town || place.isPart
            else { return nil }
            return Statement(country: place.country, isRegion: place.sort == .region)
        case .word:
            switch story.word(next).form {
            case "in": return within(mention, sentence)
            case "is", "was": return apposition(at: next + 1, limit)
            default: return nil
            }
        default: return nil
        }
    }

    private func behindComma(_ mention: Mention, _ sentence: Range<Int>) -> Statement? {
        let limit = sentence.upperBound
        var start = mention.tokens.upperBound + 1
        if let said = apposition(at: start, limit) { return said }
        let isIn = story.word(start).form == "in"
        if isIn { start += 1 }
        guard
            let place = isIn
                ? phrases.phrase(at: start, limit: limit)
                : phrases.shortState(at: start, limit: limit) ?? phrases.phrase(at: start, limit: limit)
        else { return nil }
        let isLoose = isIn || place.isPart
        guard isLoose || place.sort != .town && !isListed(before: mention, sentence, other: place.country) else {
            return nil
        }
        guard closes(place, limit, isLoose: isLoose, opens: mention.tokens.lowerBound - sentence.lowerBound <= 1) else {
            return isLoose ? nil : Statement(country: place.country, isDoubtful: true)
        }
        let isRegion = place.sort == .region && !isLoose
        if isRegion, isAnd(behind: place, limit) {
            // "Springfield, Oregon and Ohio" is a list or is none; a state is, as a rule, named with a town of it.
            let name = story.string(tokens: mention.tokens)
            guard TownList.shared.town(name)?.isRegion != true, Lexicon.shared.name(name)?.rank != .country else {
                return nil
            }
            return Statement(country: place.country)
        }
        return Statement(country: place.country, isRegion: isRegion)
    }

    private func isAnd(behind place: PlacePhrases.Place, _ limit: Int) -> Bool {
        var next = place.end
        if next < limit, story.tokens[next].kind == .comma { next += 1 }
        return next < limit && ["and", "or"].contains(story.word(next).form)
    }

    /// Whether a place of another country stands before the name, as in a list: "Oslo, Nairobi, Kenya".
    private func isListed(before mention: Mention, _ sentence: Range<Int>, other country: String) -> Bool {
        let comma = mention.tokens.lowerBound - 1
        guard comma > sentence.lowerBound, story.tokens[comma].kind == .comma,
            let known = Lexicon.shared.name(story.word(comma - 1).form)?.country
        else { return false }
        return known != country
    }

    /// Whether a place ends what is said of the one before it: "Oslo, Kenya, Peru and Mali" is a list.
    private func closes(_ place: PlacePhrases.Place, _ limit: Int, isLoose: Bool, opens: Bool) -> Bool {
        let next = place.end
        guard next < limit else { return true }
        if place.sort == .region, isAnd(behind: place, limit) { return true }
        switch story.tokens[next].kind {
        case .comma:
            guard !isLoose, next + 1 < limit else { return true }
            guard story.tokens[next + 1].isCapitalized else { return !isAnd(behind: place, limit) }
            // "Dayton, Ohio, US" goes on, as "Dayton, Ohio, Mayor Berg" does.
            guard place.sort == .region else { return false }
            guard let (_, country) = phrases.adjective(at: next + 1, limit: limit) else { return true }
            return country == place.country && phrases.place(at: next + 1, limit: limit)?.sort == .country
        case .stop, .dash, .mark, .openBracket, .closeBracket, .closeQuote: return true
        case .word:
            guard !story.tokens[next].isCapitalized else { return false }
            let form = story.word(next).form
            // "In Sydney, Australia on Friday beat": there the comma ends where it happened.
            return isLoose ? form != "and" && form != "or" : !opens && Self.followers.contains(form)
        default: return false
        }
    }

    /// "Mosul in northern Iraq", "the airport in Phuket".
    private func within(_ mention: Mention, _ sentence: Range<Int>) -> Statement? {
        guard let place = phrases.phrase(at: mention.tokens.upperBound + 1, limit: sentence.upperBound) else {
            return nil
        }
        if place.end < sentence.upperBound {
            let next = story.tokens[place.end]
            guard next.kind != .hyphen, next.kind != .clitic, !next.isCapitalized else { return nil }
        }
        var before = ""
        if mention.tokens.lowerBound > sentence.lowerBound {
            before = story.word(mention.tokens.lowerBound - 1).form
            if before == "the", mention.tokens.lowerBound - 1 > sentence.lowerBound {
                before = story.word(mention.tokens.lowerBound - 2).form
            }
        }
        guard !Self.movers.contains(before) else { return nil }
        let stands = Self.standings.contains(before)
        guard stands || mention.kind == .facility || place.isPart else { return nil }
        return Statement(country: place.country)
    }

    /// "a town in northern Greece", "the capital of Bulgaria", "a Greek town", "Bulgaria’s second city".
    private func apposition(at start: Int, _ limit: Int) -> Statement? {
        var index = start
        let first = story.word(index).form
        let hasArticle = first == "a" || first == "an" || first == "the"
        guard hasArticle || story.tokens[index].isCapitalized || first == "capital" else { return nil }
        if hasArticle { index += 1 }
        var country: String?
        let end = min(index + 9, limit)
        while index < end {
            let token = story.tokens[index]
            if token.kind == .hyphen, !story.tokens[index - 1].isCapitalized {
                index += 1
                continue
            }
            guard token.kind == .word else { return nil }
            if token.isCapitalized {
                guard country == nil, let (next, code) = phrases.adjective(at: index, limit: limit), next < limit else {
                    return nil
                }
                country = code
                index = next
                if story.tokens[index].kind == .clitic {
                    index += 1
                } else if !hasArticle || story.tokens[index].kind == .hyphen {
                    return nil
                }
                continue
            }
            guard phrases.isNoun(index) else {
                guard phrases.mayModify(index) || phrases.isPart(index) else { return nil }
                index += 1
                continue
            }
            index += 1
            if index < limit, phrases.isNoun(index) { continue }
            return appositionEnd(at: index, limit, country)
        }
        return nil
    }

    private func appositionEnd(at index: Int, _ limit: Int, _ country: String?) -> Statement? {
        guard index < limit else { return country.map { Statement(country: $0) } }
        let form = story.word(index).form
        if let country {
            switch story.tokens[index].kind {
            case .comma, .stop, .dash, .closeBracket: return Statement(country: country)
            case .word: return Self.followers.contains(form) ? Statement(country: country) : nil
            default: return nil
            }
        }
        guard form == "in" || form == "of", let place = phrases.phrase(at: index + 1, limit: limit) else { return nil }
        if place.end < limit {
            let next = story.tokens[place.end]
            guard next.kind != .hyphen, next.kind != .clitic, !next.isCapitalized else { return nil }
        }
        return Statement(country: place.country)
    }

    // MARK: Before a name

    private func before(_ mention: Mention, _ sentence: Range<Int>) -> Statement? {
        var index = mention.tokens.lowerBound - 1
        let limit = sentence.lowerBound
        guard index > limit else { return nil }
        switch story.tokens[index].kind {
        case .clitic:
            guard let (_, country) = phrases.adjective(endingBefore: index, from: limit),
                Lexicon.shared.name(story.word(index - 1).form)?.kind != .group
            else { return nil }
            return Statement(country: country, isHint: true)
        case .comma:
            // "Bulgaria’s second city, Plovdiv,".
            let next = mention.tokens.upperBound
            guard next == sentence.upperBound || story.tokens[next].kind == .comma || story.tokens[next].kind == .stop
            else { return nil }
            index -= 1
        case .word where story.word(index).form == "of": index -= 1
        default: break
        }
        guard index > limit, phrases.isNoun(index) else { return nil }
        return called(before: index, limit)
    }

    /// The country that stands before "town" with nothing but adjectives between.
    private func called(before noun: Int, _ limit: Int) -> Statement? {
        var index = noun
        while index > limit, noun - index < 7 {
            let token = story.tokens[index - 1]
            if token.kind == .hyphen, index - 1 > limit, !story.tokens[index - 2].isCapitalized {
                index -= 1
                continue
            }
            if token.kind == .clitic {
                return phrases.adjective(endingBefore: index - 1, from: limit).map { Statement(country: $0.country) }
            }
            guard token.kind == .word else { return nil }
            if let (start, country) = phrases.adjective(endingBefore: index, from: limit) {
                guard start == limit || !phrases.isPast(start - 1) else { return nil }
                return Statement(country: country)
            }
            guard phrases.mayModify(index - 1) || phrases.isPart(index - 1) || phrases.isNoun(index - 1) else {
                return nil
            }
            index -= 1
        }
        return nil
    }
}
