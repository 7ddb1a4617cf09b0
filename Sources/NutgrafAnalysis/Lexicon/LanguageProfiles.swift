import CNutgrafModel

/// By which words and letters languages are told apart.
package struct LanguageProfiles: Sendable {
    /// The profiles in the binary, read once when first asked.
    package static let shared = LanguageProfiles()

    /// The languages' BCP 47 tags.
    package private(set) var tags: [String] = []
    /// The frequent words.
    private(set) var words = WordIndex(capacity: 8_192)
    /// For each frequent word a set of the languages that have it: a bit for each language's number.
    private var languages: [UInt64] = []
    /// For each letter beyond ASCII, the numbers of the languages that have it.
    private var letters: [UInt32: [Int]] = [:]

    private init() {
        for line in Lexicon.lines(of: NUTGRAF_LIST_LANGUAGES) {
            let fields = line.fields()
            guard fields.count == 3, tags.count < UInt64.bitWidth else { continue }
            let number = tags.count
            tags.append(String(fields[0]))
            for word in fields[1].fields(" ") where !word.isEmpty {
                let (place, isNew) = words.number(of: String(word))
                if isNew { languages.append(0) }
                languages[place] |= 1 << UInt64(number)
            }
            for letter in Set(fields[2].unicodeScalars) { letters[letter.value, default: []].append(number) }
        }
    }

    /// The languages in which a word is frequent, a bit for each language's number.
    ///
    /// - Parameter listed: the word's number in the ``Lexicon``, which gives these words the numbers they have here.
    func languages(ofWord listed: Int32) -> UInt64 {
        listed >= 0 && listed < languages.count ? languages[Int(listed)] : 0
    }

    /// The languages that write a letter beyond ASCII; none where no profile has it.
    package func languages(writing letter: UInt32) -> [Int] { letters[letter] ?? [] }
}
