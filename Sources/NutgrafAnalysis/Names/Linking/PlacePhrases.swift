/// Reads phrases that tell a country: "southern Bulgaria", "the Greek region of", "Ohio", "Italy’s second".
struct PlacePhrases {
    /// What a phrase names.
    enum Sort {
        case country
        /// A state, province or county.
        case region
        case town
    }

    /// A phrase that tells a country.
    struct Place {
        /// The token behind it.
        var end: Int
        /// The ISO 3166-1 alpha-2 code.
        var country: String
        var sort: Sort
        /// Whether it says in which part: "southern Bulgaria". Such a place is never one of a list.
        var isPart = false
    }

    /// The most tokens of a place's name: "Stratford-upon-Avon".
    private static let longest = 6
    /// What a place may be called; of a "camp" or an "embassy" the nationality tells nothing.
    private static let nouns: Set<String> = [
        "city", "town", "village", "port", "resort", "capital", "region", "province", "state", "district", "suburb",
        "island", "municipality", "prefecture", "county", "department", "hamlet", "neighbourhood", "neighborhood",
        "borough", "township", "commune", "canton", "governorate", "oblast", "seaport", "metropolis",
    ]
    private static let parts: Set<String> = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast",
        "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "rural",
        "upstate",
    ]
    /// What was in a country may lie in another one now: "the ancient Greek city of".
    private static let past: Set<String> = [
        "ancient", "former", "formerly", "then", "old", "historic", "medieval", "lost", "fictional", "claimed",
    ]
    /// The states behind a town as news agencies shorten them.
    private static let states: Set<String> = [
        "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "Mass", "Md",
        "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt", "Va", "Wash",
        "Wis", "Wyo", "N.H", "N.J", "N.M", "N.Y", "N.C", "N.D", "R.I", "S.C", "S.D", "W.Va", "D.C", "DC",
    ]

    let story: Story

    init(_ story: Story) {
        self.story = story
    }

    /// Whether a word in small letters says what sort of place something is.
    func isNoun(_ token: Int) -> Bool {
        story.tokens[token].kind == .word && !story.tokens[token].isCapitalized
            && Self.nouns.contains(story.word(token).form)
    }

    /// Whether a word says that things are not so now.
    func isPast(_ token: Int) -> Bool { Self.past.contains(lower(token)) }

    /// Whether a word says which part of a country is meant.
    func isPart(_ token: Int) -> Bool { Self.parts.contains(lower(token)) }

    /// Whether a word in small letters may stand before a noun.
    func mayModify(_ token: Int) -> Bool {
        guard !story.tokens[token].isCapitalized, !isPast(token) else { return false }
        return ["much", "more", "most", "very"].contains(story.word(token).form)
            || !story.classes(token).has([.stop, .speech, .placePreposition, .connector])
    }

    private func lower(_ token: Int) -> String { story.vocabulary[story.word(token).lower].form }

    // MARK: Names

    /// The country, region or town whose name begins at a token.
    func place(at start: Int, limit: Int) -> Place? {
        guard start < limit, story.tokens[start].kind == .word, story.tokens[start].isCapitalized else { return nil }
        var end = min(start + Self.longest, limit)
        while end > start {
            defer { end -= 1 }
            guard story.tokens[end - 1].kind == .word else { continue }
            let bytes = story.text.bytes[story.tokens[start].start..<story.tokens[end - 1].end]
            guard bytes.count <= 80, Lexicon.shared.mayHaveName(bytes) || TownList.shared.mayHave(bytes) else {
                continue
            }
            let name = story.string(tokens: start..<end)
            let town = TownList.shared.town(name)
            if let known = Lexicon.shared.name(name), known.kind == .location {
                if let country = known.country {
                    let isRegion = town?.isRegion == true
                    return Place(end: end, country: country, sort: sort(known, isRegion: isRegion))
                }
                guard known.rank == .other || known.rank == .capital, town != nil else { return nil }
            }
            if let town {
                guard town.isRegion || town.isSure else { return nil }
                return Place(end: end, country: town.country, sort: town.isRegion ? .region : .town)
            }
        }
        return nil
    }

    private func sort(_ known: KnownName, isRegion: Bool) -> Sort {
        known.rank == .country ? .country : isRegion ? .region : .town
    }

    /// The state that news agencies shorten, at the token behind a comma: "Calif.".
    func shortState(at start: Int, limit: Int) -> Place? {
        guard start < limit, story.tokens[start].kind == .word, story.tokens[start].isCapitalized else { return nil }
        var form = story.word(start).form
        var end = start + 1
        if form.hasSuffix(".") {
            form.removeLast()
        } else if end < limit, story.tokens[end].kind == .stop, !story.tokens[end].followsBlank {
            end += 1
        }
        return Self.states.contains(form) ? Place(end: end, country: "US", sort: .region) : nil
    }

    /// The country after which something is called, where the word or the two words end before a token.
    func adjective(endingBefore end: Int, from limit: Int) -> (start: Int, country: String)? {
        for count in [2, 1] where end - count >= limit {
            let start = end - count
            guard story.tokens[start].kind == .word, story.tokens[start].isCapitalized,
                let known = Lexicon.shared.name(story.string(tokens: start..<end)), let country = known.country,
                known.kind == .group || known.kind == .location
            else { continue }
            return (start, country)
        }
        return nil
    }

    /// The country after which something is called, where the words begin at a token.
    func adjective(at start: Int, limit: Int) -> (end: Int, country: String)? {
        for count in [2, 1] where start + count <= limit {
            let bytes = story.text.bytes[story.tokens[start].start..<story.tokens[start + count - 1].end]
            guard Lexicon.shared.mayHaveName(bytes) else { continue }
            let name = story.string(tokens: start..<(start + count))
            if let known = Lexicon.shared.name(name), known.kind == .group, let country = known.country {
                return (start + count, country)
            }
        }
        return place(at: start, limit: limit).map { ($0.end, $0.country) }
    }

    // MARK: Phrases

    /// The place behind "in" or a comma: "northern Greece", "the state of Ohio", "the Syrian province of".
    func phrase(at start: Int, limit: Int) -> Place? {
        var index = start
        var isPart = false
        for _ in 0..<6 {
            guard index < limit else { return nil }
            if isPart, story.tokens[index].kind == .hyphen {
                index += 1
                continue
            }
            guard story.tokens[index].kind == .word else { return nil }
            if var place = place(at: index, limit: limit) {
                place.isPart = isPart
                return place
            }
            if self.isPart(index) {
                isPart = true
            } else if story.word(index).form == "the" {
                // Nothing is said yet.
            } else if isNoun(index), index + 1 < limit, story.word(index + 1).form == "of" {
                index += 1
            } else if let (end, country) = adjective(at: index, limit: limit), end < limit, isNoun(end) {
                return Place(end: end + 1, country: country, sort: .region, isPart: true)
            } else {
                return nil
            }
            index += 1
        }
        return nil
    }
}
