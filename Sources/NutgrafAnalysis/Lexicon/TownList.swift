import CNutgrafModel

/// Towns and regions with the country that they are known to lie in; the tagger does not read them.
struct TownList {
    /// What the list says of a name.
    struct Town {
        /// The ISO 3166-1 alpha-2 code of the country that has the place one thinks of first; nothing where it lies in
        /// several, or where that is disputed.
        var country: String
        /// The countries that have places of that name too: where a story names one of them, nothing is sure.
        var others: [String]
        /// Whether a story must name the country, the name being too common to tell it alone.
        var needsCountry: Bool
        /// Whether it is a state, province or county, which may stand behind a town: "Dayton, Ohio".
        var isRegion: Bool

        /// Whether the name alone tells the country.
        var isSure: Bool { !country.isEmpty && others.isEmpty && !needsCountry }
    }

    /// The list in the binary, read once when first asked.
    static let shared = TownList()

    private var lines: [Town] = []
    /// For each name its line.
    private var numbers: [String: Int] = [:]
    private var filter = NameFilter()

    private init() {
        for line in Lexicon.lines(of: NUTGRAF_LIST_TOWNS) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 4 else { continue }
            let marks = fields[1].split(separator: " ").map(String.init)
            for name in fields[3].split(separator: ";") {
                numbers[String(name)] = lines.count
                filter.add(String(name))
            }
            lines.append(
                Town(
                    country: String(fields[0]),
                    others: marks.filter { $0 != "+" },
                    needsCountry: marks.contains("+"),
                    isRegion: fields[2] == "region"
                )
            )
        }
    }

    /// What the list says of a whole name, or `nil` where it does not have it.
    func town(_ name: String) -> Town? {
        guard filter.mayHave(name), let number = numbers[name] else { return nil }
        return lines[number]
    }

    /// Whether the list may have a name of these bytes.
    func mayHave(_ bytes: ArraySlice<UInt8>) -> Bool { filter.mayHave(bytes) }

    /// The country that a name alone tells.
    func sureCountry(_ name: String) -> String? {
        guard let town = town(name), town.isSure else { return nil }
        return town.country
    }
}
