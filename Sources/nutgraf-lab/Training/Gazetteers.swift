import NutgrafAnalysis

/// The lists of names, as bits of single words and as phrases of several.
struct Gazetteers {
    /// The bits of words in lower case.
    private(set) var words: [String: UInt32] = [:]
    /// The lists that have a phrase, by the number of the phrase.
    private(set) var phrases: [UInt64: UInt32] = [:]
    /// For first words of phrases in lower case, the tokens of the longest.
    private(set) var longest: [String: Int] = [:]

    /// The most tokens that a phrase may have.
    private static let mostTokens = 8

    /// Reads the lists in a folder.
    ///
    /// - Throws: `ValidationError` or a decoding error that names what cannot be read.
    init(folder: String) throws {
        try addPlaces(folder)
        try addPeople(folder)
        try addBodies(folder)
    }

    private mutating func addPlaces(_ folder: String) throws {
        for (number, line) in try Self.lines("\(folder)/countries.tsv").enumerated() where number > 0 {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 8 else { continue }
            for name in [fields[2], fields[3], fields[4], fields[7]] {
                add(name.hasPrefix("the ") ? String(name.dropFirst(4)) : name, WordTrait.country, .country)
            }
            add(fields[5], WordTrait.capital, .city)
        }
        for (number, line) in try Self.lines("\(folder)/world-cities.csv").enumerated() where number > 0 {
            let fields = CSVLine.fields(line)
            guard fields.count >= 4 else { continue }
            add(fields[0], WordTrait.city, .city)
            add(fields[2], WordTrait.region, .country)
        }
        for file in ["geography_rivers", "geography_oceans"] {
            for name in try JSONStrings.names("\(folder)/\(file).json") { add(name, WordTrait.region, .nature) }
        }
        for name in try JSONStrings.names("\(folder)/geography_nationalities.json") {
            add(name, WordTrait.demonym, nil)
        }
    }

    private mutating func addPeople(_ folder: String) throws {
        for (number, line) in try Self.lines("\(folder)/common-forenames-by-country.csv").enumerated() where number > 0
        {
            let fields = CSVLine.fields(line)
            guard let name = fields.last else { continue }
            add(
                name,
                WordTrait.commonForename | WordTrait.forename | (fields.contains("F") ? WordTrait.female : 0),
                nil
            )
        }
        for (number, line) in try Self.lines("\(folder)/common-surnames-by-country.csv").enumerated() where number > 0 {
            let fields = CSVLine.fields(line)
            guard fields.count >= 6 else { continue }
            add(fields[5], WordTrait.commonSurname | WordTrait.surname, nil)
        }
        for (file, bit) in [("female", WordTrait.female), ("male", 0)] {
            for (rank, line) in try Self.lines("\(folder)/uscensus1990_\(file)-first-names.txt").enumerated() {
                add(line, WordTrait.forename | bit | (rank < 400 ? WordTrait.commonForename : 0), nil)
            }
        }
        for (rank, line) in try Self.lines("\(folder)/uscensus1990_last-names.txt").enumerated() {
            add(line, WordTrait.surname | (rank < 3_000 ? WordTrait.commonSurname : 0), nil)
        }
        for line in try Self.lines("\(folder)/smashew_first_names_all.txt") { add(line, WordTrait.forename, nil) }
        for line in try Self.lines("\(folder)/smashew_surnames_all.txt") { add(line, WordTrait.surname, nil) }
        for line in try Self.lines("\(folder)/us_legislators_current.txt") { add(line, 0, .person) }
        for name in try JSONStrings.names("\(folder)/humans_englishHonorifics.json") {
            add(name, WordTrait.honorific, nil)
        }
        for name in try JSONStrings.names("\(folder)/humans_occupations.json") { add(name, WordTrait.role, nil) }
    }

    private mutating func addBodies(_ folder: String) throws {
        for (number, line) in try Self.lines("\(folder)/sp500.csv").enumerated() where number > 0 {
            let fields = CSVLine.fields(line)
            if fields.count > 1 { add(Self.company(fields[1]), WordTrait.organization, .company) }
        }
        for (number, line) in try Self.lines("\(folder)/nyse-listed.csv").enumerated() where number > 0 {
            let fields = CSVLine.fields(line)
            if fields.count > 1 { add(Self.company(fields[1]), 0, .company) }
        }
        for file in ["djia", "fortune500", "nasdaq"] {
            for name in try JSONStrings.names("\(folder)/corporations_\(file).json") {
                add(Self.company(name), WordTrait.organization, .company)
            }
        }
        for name in try JSONStrings.names("\(folder)/corporations_newspapers.json") {
            add(name, WordTrait.organization, .media)
        }
        for name in try JSONStrings.names("\(folder)/governments_uk_political_parties.json") { add(name, 0, .body) }
        for name in try JSONStrings.names("\(folder)/governments_us_federal_agencies.json") { add(name, 0, .body) }
        for league in [
            "football_epl_teams", "football_laliga_teams", "football_serieA", "mlb_teams", "nba_teams", "nfl_teams",
            "nhl_teams",
        ] {
            for name in try JSONStrings.names("\(folder)/sports_\(league).json") {
                add(name, WordTrait.organization, .team)
                // "Boston Celtics" are the Celtics too.
                if let last = name.split(separator: " ").last, !league.hasPrefix("football") {
                    add(String(last), WordTrait.organization, nil)
                }
            }
        }
    }

    /// Adds a name: a single word gets the bits, several words are a phrase of the list.
    private mutating func add(_ name: String, _ bits: UInt32, _ list: PhraseTable.List?) {
        let tokens = Self.tokens(name)
        guard let first = tokens.first else { return }
        if tokens.count == 1 {
            if first.word.utf8.count > 1, bits != 0 { words[first.word, default: 0] |= bits }
            return
        }
        guard let list, tokens.count <= Self.mostTokens else { return }
        let number = tokens.dropFirst().reduce(first.number) { FeatureHash.phrase($0, $1.number) }
        phrases[number, default: 0] |= 1 << UInt32(list.rawValue)
        longest[first.word] = max(longest[first.word] ?? 0, tokens.count)
    }

    /// The tokens of a name in lower case, each with its number as ``WordTraits`` has it.
    private static func tokens(_ name: String) -> [(word: String, number: UInt64)] {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(name), pace: &pace)
        guard story.sentences.count == 1 else { return [] }
        return story.tokens.indices.map { index in
            let token = story.tokens[index]
            if token.form > 0 {
                let word = story.vocabulary[story.word(index).lower].form
                return (word, FeatureHash.word(word))
            }
            let mark = WordTraits.number(ofMark: token, in: story.text)
            return (story.string(tokens: index..<index + 1), WordTraits(mark: mark).lower)
        }
    }

    /// A company's name without its legal form and its kind of shares.
    private static func company(_ name: String) -> String {
        var words = name.split(separator: " ").map(String.init)
        if let cut = words.firstIndex(where: {
            ["Common", "Units,", "Depositary", "American", "Ordinary", "Class"].contains($0)
        }), cut > 0 {
            words = Array(words[..<cut])
        }
        let forms: Set<String> = [
            "Inc", "Inc.", "Corp", "Corp.", "Corporation", "Company", "Co.", "Ltd.", "Limited", "plc", "PLC", "N.V.",
            "S.A.", "L.P.", "LP", "LLC", "The", "(The)", "&",
        ]
        while words.count > 1, let last = words.last, forms.contains(last) { words.removeLast() }
        var result = words.joined(separator: " ")
        while result.hasSuffix(",") { result.removeLast() }
        return result
    }

    private static func lines(_ path: String) throws -> [String] {
        var text = String(decoding: try TextFile.bytes(path), as: UTF8.self)
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        return text.split(whereSeparator: \.isNewline).map(String.init)
    }
}
