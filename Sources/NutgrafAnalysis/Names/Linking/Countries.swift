/// Says which country a name surely is, lies in or is named after.
struct Countries {
    private let story: Story
    private let stated: StatedCountries
    /// For each entity, what the story says of its country.
    private var claims: [CountryClaims] = []

    init(_ story: Story) {
        self.story = story
        stated = StatedCountries(story)
    }

    /// Takes in a mention of an entity; entities must come in order.
    mutating func note(_ mention: Mention, of entity: Int) {
        if entity == claims.count { claims.append(CountryClaims()) }
        guard mention.kind == .location || mention.kind == .facility else { return }
        claims[entity].note(stated.statement(mention))
        if stated.isInGeorgia(mention) { claims[entity].noteGeorgia() }
    }

    /// The ISO 3166-1 alpha-2 code that a name tells, or `nil` where no country is sure.
    ///
    /// The lists have a code only for names that hardly occur elsewhere.
    func country(of mention: Mention, _ known: KnownName?) -> String? {
        if let known, known.kind == mention.kind, let country = known.country { return country }
        return mention.kind == .organization ? namesake(mention) : nil
    }

    /// The country that an organisation's name begins with: "Russian Foreign Ministry".
    private func namesake(_ mention: Mention) -> String? {
        guard mention.tokens.count > 1 else { return nil }
        let known = Lexicon.shared.name(story.word(mention.tokens.lowerBound).form)
        return known?.kind == .group || known?.rank == .country ? known?.country : nil
    }

    /// The country of a part of it, or of a province: "Southern Poland", "Yunnan Province".
    private func part(_ name: String) -> String? {
        guard name.utf8.contains(0x20) else { return nil }
        let words = name.split(separator: " ")
        guard words.count > 1, let first = words.first, let last = words.last else { return nil }
        var rest: Substring = ""
        if first.hasSuffix("ern") {
            rest = name.dropFirst(first.count + 1)
        } else if ["province", "Province", "region", "Region", "Oblast", "Governorate", "Prefecture"].contains(last) {
            rest = name.dropLast(last.count + 1)
        }
        guard !rest.isEmpty else { return nil }
        let whole = String(rest)
        guard let known = Lexicon.shared.name(whole), known.kind == .location, let country = known.country else {
            return TownList.shared.sureCountry(whole)
        }
        return country
    }

    /// Gives places the countries that the story and the lists together make sure.
    ///
    /// What is said where a place is mentioned counts most. Then come towns that hardly have a namesake, and last
    /// those that have one: they need the story to name their country, and none that has a town of the same name.
    func settle(_ drafts: inout [EntityDraft]) {
        var open: [Int] = []
        for number in drafts.indices {
            let kind = drafts[number].kind
            guard kind == .location || kind == .facility, number < claims.count else { continue }
            let ranks = drafts[number].names.compactMap { Lexicon.shared.name($0)?.rank }
            guard !ranks.contains(.area) else { continue }
            if let known = drafts[number].country, ranks.contains(.country) {
                drafts[number].country = claims[number].country(calledAs: known)
                continue
            }
            let towns = drafts[number].names.compactMap { TownList.shared.town($0) }
            guard towns.allSatisfy({ !$0.country.isEmpty && $0.country == towns[0].country }) else {
                drafts[number].country = nil
                continue
            }
            let sure = towns.first(where: \.isSure)?.country ?? drafts[number].names.lazy.compactMap(part).first
            drafts[number].country = claims[number].country(known: drafts[number].country ?? sure)
            if drafts[number].country == nil, !towns.isEmpty, !claims[number].isContradicted { open.append(number) }
        }
        guard !open.isEmpty else { return }
        let named = Set(drafts.compactMap(\.country))
        for number in open {
            guard let town = drafts[number].names.lazy.compactMap({ TownList.shared.town($0) }).first,
                !town.needsCountry || named.contains(town.country), named.isDisjoint(with: town.others)
            else { continue }
            drafts[number].country = claims[number].country(known: town.country)
        }
    }
}
