/// The different words of one text, each with a number and with what the lists say of it.
package struct Vocabulary {
    /// A word as written.
    package struct Word: Sendable {
        /// The word.
        package var form: String
        /// The number of the word in lower case.
        package var lower: Int
        /// What the lists say of it.
        package var classes: WordClass
        /// Whether it has two letters or more, all capitals.
        package var isAcronym: Bool
        /// How often it occurs.
        package var count = 0
    }

    /// Longer words are all one: they are no names, and hashing them twice would be waste.
    private static let longestWord = 64

    private var numbers: [String: Int] = [:]
    /// The words, by number; the first one stands for all that are too long.
    package private(set) var words: [Word] = [Word(form: "", lower: 0, classes: [], isAcronym: false)]

    /// Makes an empty vocabulary.
    package init() {}

    /// The word with a number.
    package subscript(number: Int) -> Word { words[number] }

    /// The number of a word that stands in a text, which is counted.
    package mutating func count(_ range: Range<Int>, in text: ByteText) -> Int {
        guard range.count <= Self.longestWord else { return 0 }
        let number = self.number(of: text.string(range))
        words[number].count += 1
        return number
    }

    /// The number of a word, if the text has it.
    package func find(_ form: String) -> Int? { numbers[form] }

    private mutating func number(of form: String) -> Int {
        if let number = numbers[form] { return number }
        let lowerForm = form.lowercased()
        let classes = Lexicon.shared.classes(form: form, lower: lowerForm)
        let lower = lowerForm == form ? words.count : number(of: lowerForm)
        let isAcronym =
            form.utf8.count >= 2
            && form.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x2E || $0 == 0x26 }
        words.append(Word(form: form, lower: lower, classes: classes, isAcronym: isAcronym))
        numbers[form] = words.count - 1
        return words.count - 1
    }
}
