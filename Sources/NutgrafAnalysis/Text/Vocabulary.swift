/// The different words of one text, each with a number and with what the lists say of it.
package struct Vocabulary: Sendable {
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

    /// The words but the first one, whose numbers are less by one.
    private var index = WordIndex(capacity: 512)
    /// The words, by number; the first one stands for all that are too long.
    package private(set) var words: [Word] = [Word(form: "", lower: 0, classes: [], isAcronym: false)]

    /// Makes an empty vocabulary.
    package init() {}

    /// The word with a number.
    package subscript(number: Int) -> Word { words[number] }

    /// The number of a word that stands in a text, which is counted.
    package mutating func count(_ range: Range<Int>, in text: ByteText) -> Int {
        guard range.count <= Self.longestWord else { return 0 }
        let number = text.bytes.withUnsafeBufferPointer { self.number(of: UnsafeBufferPointer(rebasing: $0[range])) }
        words[number].count += 1
        return number
    }

    /// The number of a word, if the text has it.
    package func find(_ form: String) -> Int? { index.find(form).map { $0 + 1 } }

    private mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if let number = index.find(bytes) { return number + 1 }
        let form = String(decoding: bytes, as: UTF8.self)
        var lowerForm = form
        // Most words are in lower case already, which their bytes tell at once.
        if !bytes.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { lowerForm = form.lowercased() }
        var classes = Lexicon.shared.classes(bytes)
        var lower = words.count
        if lowerForm != form {
            lower = lowerForm.withUTF8 { bytes in self.number(of: bytes) }
            classes.formUnion(words[lower].classes.subtracting(.notName))
        }
        let isAcronym =
            bytes.count >= 2 && bytes.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x2E || $0 == 0x26 }
        words.append(Word(form: form, lower: lower, classes: classes, isAcronym: isAcronym))
        return index.number(of: bytes).number + 1
    }
}
