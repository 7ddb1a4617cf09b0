/// Says which country a name surely is, lies in or is named after.
struct Countries {
    private let story: Story
    private let listed: ListedNames

    init(_ story: Story) {
        self.story = story
        listed = ListedNames(story)
    }

    /// The ISO 3166-1 alpha-2 code, or `nil` where no country is sure.
    ///
    /// The lists have a code only for names that hardly occur elsewhere; a country or state named behind a place makes
    /// any place's country sure: "Springfield, Illinois".
    func country(of mention: Mention, _ name: String) -> String? {
        guard mention.kind != .person, name.utf8.count <= 80 else { return nil }
        if let known = Lexicon.shared.name(name), known.kind == mention.kind, let country = known.country {
            return country
        }
        switch mention.kind {
        case .organization: return namesake(mention)
        case .location, .facility: return countryBehind(mention)
        default: return nil
        }
    }

    /// The country that an organisation's name begins with: "Russian Foreign Ministry".
    private func namesake(_ mention: Mention) -> String? {
        guard mention.tokens.count > 1 else { return nil }
        let known = Lexicon.shared.name(story.word(mention.tokens.lowerBound).form)
        return known?.kind == .group || known?.rank == .country ? known?.country : nil
    }

    /// The country of the place behind a comma, where the two are no list.
    private func countryBehind(_ mention: Mention) -> String? {
        let comma = mention.tokens.upperBound
        guard comma + 1 < story.tokens.count, story.tokens[comma].kind == .comma else { return nil }
        let limit = story.tokensOfSentence[story.tokens[comma].sentence].upperBound
        guard let (tokens, known) = listed.longest(at: comma + 1, limit: limit), known.kind == .location,
            known.rank != .capital
        else { return nil }
        guard tokens.upperBound < limit else { return known.country }
        switch story.tokens[tokens.upperBound].kind {
        case .comma, .stop, .closeBracket, .mark, .clitic: break
        default: return nil
        }
        // "Oslo, Kenya, Peru and Mali" is a list.
        let next = tokens.upperBound + 1
        let isList =
            next < limit
            && (story.tokens[next].isCapitalized && story.tokens[tokens.upperBound].kind == .comma
                || ["and", "or"].contains(story.word(next).form))
        return isList ? nil : known.country
    }
}
