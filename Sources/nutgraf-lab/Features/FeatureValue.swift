import NutgrafAnalysis

/// What a value of a feature stands for, so that people can read it.
enum FeatureValue {
    /// The number of a word, or of a mark.
    case word
    /// The number of a word's sorts of letters.
    case shape
    /// Whether a word is written small, capitalised, in capitals or in a sentence of another case.
    case writing
    /// The same of two words.
    case writings
    /// How often a word is capitalised in general.
    case share
    /// The first bytes of a word.
    case beginning
    /// The last bytes of a word.
    case ending
    /// A plain number.
    case number
    /// One list of words.
    case list
    /// Several of them.
    case lists
    /// The clusters of three words.
    case clusters
    /// The marks of ``TokenSigns``.
    case signs
    /// A place in a listed phrase.
    case phrase
    /// Several of them.
    case phrases
    /// A tag.
    case tag

    /// The value in words.
    func text(_ value: UInt64, _ names: WordNames) -> String {
        switch self {
        case .word: names.word(value)
        case .shape: names.shape(value)
        case .writing: Self.writing(value)
        case .writings: Self.writing(value >> 8) + "+" + Self.writing(value & 0xFF)
        case .share: value == 0 ? "capitals unknown" : "capitals \(value)/7"
        case .beginning: Self.affix(value) + "-"
        case .ending: "-" + String(decoding: Self.affix(value).utf8.reversed(), as: UTF8.self)
        case .number: String(value)
        case .list: Self.list(Int(value))
        case .lists: Self.set(value, Self.list)
        case .clusters: "\(value >> 16),\(value >> 8 & 0xFF),\(value & 0xFF)"
        case .signs: Self.set(value) { Self.signNames.indices.contains($0) ? Self.signNames[$0] : "sign \($0)" }
        case .phrase: Self.phrase(Int(value))
        case .phrases: Self.set(value, Self.phrase)
        case .tag: Self.tag(Int(value))
        }
    }

    /// A tag in words.
    static func tag(_ tag: Int) -> String {
        guard tag < TagLayout.outside else { return tag == TagLayout.outside ? "outside" : "nowhere" }
        return ["begin", "inside", "last", "unit"][tag >> 3] + " " + TagLayout.kinds[tag & 7].rawValue
    }

    private static func set(_ bits: UInt64, _ name: (Int) -> String) -> String {
        let names = (0..<64).filter { bits >> UInt64($0) & 1 == 1 }.map(name)
        return names.isEmpty ? "none" : names.joined(separator: "+")
    }

    private static func writing(_ value: UInt64) -> String {
        let names = ["small", "Capital", "CAPITALS", "in title case", "in capitals", "in small letters"]
        return value < UInt64(names.count) ? names[Int(value)] : "written \(value)"
    }

    private static func affix(_ value: UInt64) -> String {
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }.prefix { $0 != 0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func list(_ bit: Int) -> String {
        let names = [
            "common forename", "forename", "common surname", "surname", "city", "country", "capital", "demonym",
            "organization", "honorific", "role", "role modifier", "organization word", "organization lead",
            "facility word", "place word", "place lead", "connector", "place preposition", "speech", "calendar",
            "region", "ordinary", "stop word",
        ]
        return bit < names.count ? names[bit] : "list \(bit)"
    }

    private static let signNames = [
        "opening", "seen small", "seen capitalised", "hyphen before", "hyphen behind", "headline",
    ]

    private static func phrase(_ bit: Int) -> String {
        let place = ["begins", "within", "ends", "is"]
        return place[min(3, bit >> 3)] + " " + (PhraseTable.List(rawValue: bit & 7).map { "\($0)" } ?? "phrase")
    }
}
