/// The different words of one text, each with a number and with what the lists say of it.
package struct Vocabulary: Sendable {
    /// A word as written.
    package struct Word: Sendable {
        /// The word.
        package var form: String
        /// The number of the word in lower case.
        package var lower: Int
        /// Whether it has two letters or more, all capitals.
        package var isAcronym: Bool
        /// Its number in the ``Lexicon``; below nought where no list has it in exactly these letters.
        package var listed: Int32 = -1
        /// What the lists say of it.
        package var classes: WordClass = []
        /// How often it occurs.
        package var count = 0
    }

    /// Longer words are all one: they are no names, and hashing them twice would be waste.
    private static let longestWord = 64
    /// So many words are looked up in the lists at once.
    private static let stretch = 512

    /// The words but the first one, whose numbers are less by one.
    private var index: WordIndex
    /// How many words the lists were asked for; the first one has no letters.
    private var known = 1
    /// The words, by number; the first one stands for all that are too long.
    package private(set) var words: [Word] = [Word(form: "", lower: 0, isAcronym: false)]

    /// Makes an empty vocabulary for a text.
    ///
    /// - Parameter bytes: how long the text is.
    package init(bytes: Int) {
        // A story of a thousand words has about half as many different ones, one of six thousand a fourth.
        let capacity = min(bytes / 10, 4_096)
        index = WordIndex(capacity: capacity)
        words.reserveCapacity(capacity)
    }

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

    /// Asks the lists for what they say of the words; before, these have no classes.
    mutating func lookUp<Failure>(pace: inout Pace<Failure>) throws(Failure) {
        while known < words.count {
            let numbers = known..<min(known + Self.stretch, words.count)
            try pace.spend(16 * numbers.count)
            lookUp(numbers)
            known = numbers.upperBound
        }
    }

    private mutating func lookUp(_ numbers: Range<Int>) {
        let listed = Lexicon.shared.entries(of: numbers.lowerBound - 1..<numbers.upperBound - 1, in: index) {
            words[$0 + 1].form
        }
        for (number, entry) in zip(numbers, listed) {
            words[number].listed = entry.number
            words[number].classes = entry.classes
            // A word in lower case comes before the others.
            let lower = words[number].lower
            if lower < number { words[number].classes.formUnion(words[lower].classes.subtracting(.notName)) }
        }
    }

    private mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let key = index.key(of: bytes)
        if let number = index.find(bytes, key) { return number + 1 }
        return add(bytes, key)
    }

    /// Adds a new word, and before it the one in lower case.
    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ key: WordIndex.Key) -> Int {
        let form = String(decoding: bytes, as: UTF8.self)
        var lowerForm = form
        // Most words are in lower case already, which their bytes tell at once.
        if !bytes.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { lowerForm = form.lowercased() }
        var lower = words.count
        if lowerForm != form { lower = lowerForm.withUTF8 { bytes in self.number(of: bytes) } }
        let isAcronym =
            bytes.count >= 2 && bytes.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x2E || $0 == 0x26 }
        words.append(Word(form: form, lower: lower, isAcronym: isAcronym))
        return index.number(of: bytes, key).number + 1
    }
}
