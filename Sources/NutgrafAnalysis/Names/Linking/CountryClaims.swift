/// What a story says, taken together, of the country in which one place lies.
struct CountryClaims {
    /// The first country that is said.
    private var stated: StatedCountries.Statement?
    /// The first country that is but hinted at.
    private var hinted: String?
    /// The country that is perhaps said; nothing where there are several.
    private var doubted: String?
    /// Whether the first mention says it.
    private var isIntroduced = false
    /// Whether another country is said elsewhere.
    private var isDisputed = false
    /// Whether Georgia is said, the country or the state of the US.
    private var isInGeorgia = false
    private var isBegun = false

    /// Takes in a mention, with what is said there.
    mutating func note(_ statement: StatedCountries.Statement?) {
        defer { isBegun = true }
        guard let statement else { return }
        if statement.isDoubtful {
            doubted = doubted == nil || doubted == statement.country ? statement.country : ""
            return
        }
        if statement.isHint {
            if hinted != nil, hinted != statement.country { isDisputed = true }
            hinted = hinted ?? statement.country
            return
        }
        guard let stated else {
            self.stated = statement
            isIntroduced = !isBegun
            return
        }
        if stated.country != statement.country { isDisputed = true }
    }

    /// Takes in that "Georgia" stands behind a mention.
    mutating func noteGeorgia() { isInGeorgia = true }

    /// Whether the story itself says different things.
    var isContradicted: Bool { isDisputed }

    /// The country, given what the lists know of the name; `nil` where that or the story itself contradicts.
    ///
    /// "Paris, Texas" is another Paris than the one of the lists, where it is introduced so.
    func country(known: String?) -> String? {
        guard !isDisputed else { return nil }
        guard let stated else {
            if isInGeorgia, let known, known != "GE", known != "US" { return nil }
            return known ?? hinted
        }
        if let known, known != stated.country { return stated.isRegion && isIntroduced ? stated.country : nil }
        if known == nil, let doubted, doubted != stated.country { return nil }
        return stated.country
    }

    /// The country of a place that is called as a country is: "Lebanon, Pennsylvania" is in the US.
    ///
    /// Elsewhere no towns are called so.
    func country(calledAs known: String) -> String {
        guard let stated, stated.isRegion, stated.country == "US", isIntroduced, !isDisputed else { return known }
        return stated.country
    }
}
