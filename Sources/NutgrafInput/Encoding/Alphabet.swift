import NutgrafAnalysis

/// What speaks for and against a letter beyond ASCII in a text of one language.
struct Alphabet {
    private static let cyrillic: Set<String> = ["ru", "uk", "bg", "sr", "mk", "be", "kk"]

    private let tag: String?
    private let number: Int?

    /// Takes a language's tag; of an unknown one all letters are alike.
    init(_ tag: String?) {
        self.tag = tag
        number = tag.flatMap { LanguageProfiles.shared.tags.firstIndex(of: $0) }
    }

    /// From -1 for a letter that the language does not have to 1.5 for one that only its script has.
    func weight(of letter: Unicode.Scalar) -> Double {
        guard let tag, let number else { return 0 }
        let lower = (letter.properties.lowercaseMapping.unicodeScalars.first ?? letter).value
        if tag == "el" { return (0x386...0x3CE).contains(lower) ? 1.5 : -1 }
        if Self.cyrillic.contains(tag), (0x430...0x44F).contains(lower) { return 1.5 }
        if LanguageProfiles.shared.languages(writing: modern(lower)).contains(number) { return 1 }
        // Names and loan words bring these into every language.
        return "\u{E9}\u{E8}\u{EA}\u{E1}\u{F3}\u{ED}\u{FA}\u{F6}\u{FC}\u{E4}\u{E7}\u{F1}".unicodeScalars.contains {
            $0.value == lower
        }
            ? -0.25 : -1
    }

    /// The Romanian letters with a comma stand with a cedilla in encodings older than they are.
    private func modern(_ letter: UInt32) -> UInt32 {
        guard tag == "ro" else { return letter }
        return letter == 0x163 ? 0x21B : letter == 0x15F ? 0x219 : letter
    }

    /// Whether a letter is of the Latin script.
    static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        (0x61...0x7A).contains(scalar.value | 0x20) && scalar.value < 0x80 || (0xC0...0x24F).contains(scalar.value)
    }

    /// Whether a letter is Greek or Cyrillic.
    static func isOfOtherScript(_ scalar: Unicode.Scalar) -> Bool { (0x370...0x52F).contains(scalar.value) }
}
