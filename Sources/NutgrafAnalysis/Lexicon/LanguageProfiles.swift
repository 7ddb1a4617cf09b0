import CNutgrafModel

/// By which words and letters languages are told apart.
package struct LanguageProfiles: Sendable {
    /// The profiles in the binary, read once when first asked.
    package static let shared = LanguageProfiles()

    /// The languages' BCP 47 tags.
    package private(set) var tags: [String] = []
    private var words = WordIndex(capacity: 4_096)
    /// For each frequent word, the numbers of the languages that have it.
    private var languages: [[Int]] = []
    /// For each letter beyond ASCII, the numbers of the languages that have it.
    private var letters: [UInt32: [Int]] = [:]

    private init() {
        for line in Lexicon.lines(of: NUTGRAF_LIST_LANGUAGES) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            let number = tags.count
            tags.append(String(fields[0]))
            for word in fields[1].split(separator: " ") {
                let (place, isNew) = words.number(of: String(word))
                if isNew { languages.append([]) }
                if languages[place].last != number { languages[place].append(number) }
            }
            for letter in Set(fields[2].unicodeScalars) { letters[letter.value, default: []].append(number) }
        }
    }

    /// The languages in which a word is frequent.
    package func languages(of word: String) -> [Int] { words.find(word).map { languages[$0] } ?? [] }

    /// The languages that write a letter beyond ASCII; none where no profile has it.
    package func languages(writing letter: UInt32) -> [Int] { letters[letter] ?? [] }
}
