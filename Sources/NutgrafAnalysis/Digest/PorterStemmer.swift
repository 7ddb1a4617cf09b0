/// Porter's suffix stripping for English words in lower-case ASCII.
///
/// After M. F. Porter, "An algorithm for suffix stripping" (1980), with the departures that the usual ROUGE
/// implementations share through NLTK: a few irregular words, words of two letters left alone, `y` to `i` only
/// behind a consonant, "ies" of four letters to "ie", `bli`, `fulli` and `logi` among the endings of step 2.
package struct PorterStemmer {
    /// The word that is being stemmed; kept to spare an allocation a word.
    private var word: [UInt8] = []

    /// Makes a stemmer.
    package init() { word.reserveCapacity(64) }

    /// The stem of a word.
    ///
    /// - Parameter lower: the word in lower case; a byte that is no lower-case letter counts as a consonant.
    package mutating func stem(_ lower: some Sequence<UInt8>) -> [UInt8] { stem(lower) { $0 } }

    /// What `body` makes of the stem of a word; cheaper than the stem itself, which must be copied.
    ///
    /// - Parameters:
    ///   - lower: the word in lower case; a byte that is no lower-case letter counts as a consonant.
    ///   - body: is given the stem.
    package mutating func stem<Result>(_ lower: some Sequence<UInt8>, _ body: ([UInt8]) -> Result) -> Result {
        word.removeAll(keepingCapacity: true)
        word.append(contentsOf: lower)
        guard word.count > 2 else { return body(word) }
        if let irregular = irregularStem() { return body(irregular) }
        removePlural()
        removePast()
        if word.last == Self.y, word.count > 2, isConsonant(word.count - 2) { word[word.count - 1] = Self.i }
        if let last = word.last, Self.lastLetters.contains(last) {
            applyStep2()
            applyFirst(Self.step3, measure: 0)
            applyStep4()
            finish()
        }
        return body(word)
    }

    private static let y = UInt8(ascii: "y")
    private static let i = UInt8(ascii: "i")
    private static let e = UInt8(ascii: "e")
    private static let s = UInt8(ascii: "s")
    private static let l = UInt8(ascii: "l")

    /// The last letters of all endings of steps 2 to 5.
    private static let lastLetters = Array("eilnrstmcu".utf8)

    /// An ending, and what stands in its place.
    private struct Rule: Sendable {
        /// The ending's letters as ``tail`` has them.
        var ending: UInt64 = 0
        /// The bits of ``tail`` that the ending has.
        var mask: UInt64 = 0
        var count = 0
        var other: [UInt8] = []

        init(_ ending: String, _ other: String = "") {
            for byte in ending.utf8 {
                self.ending = self.ending << 8 | UInt64(byte)
                mask = mask << 8 | 0xFF
            }
            count = ending.utf8.count
            self.other = Array(other.utf8)
        }
    }

    private static func rules(_ pairs: [(String, String)]) -> [Rule] { pairs.map { Rule($0.0, $0.1) } }

    private static let step2 = rules([
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
        ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
    ])
    private static let step3 = rules([
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ])
    private static let step4 = [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
        "iti", "ous", "ive", "ize",
    ].map { Rule($0) }
    private static let logi = Rule("logi")
    private static let alli = Rule("alli")

    private static let irregular = rules([
        ("sky", "sky"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"), ("news", "news"),
        ("innings", "inning"), ("inning", "inning"), ("outings", "outing"), ("outing", "outing"),
        ("cannings", "canning"), ("canning", "canning"), ("howe", "howe"), ("proceed", "proceed"),
        ("exceed", "exceed"), ("succeed", "succeed"),
    ])

    private func irregularStem() -> [UInt8]? {
        guard word.count <= 8 else { return nil }
        let tail = tail
        for index in Self.irregular.indices where Self.irregular[index].ending == tail {
            return Self.irregular[index].other
        }
        return nil
    }

    /// Step 1a.
    private mutating func removePlural() {
        guard word.last == Self.s else { return }
        if ends("ies") {
            word.removeLast(word.count == 4 ? 1 : 2)
        } else if ends("sses") {
            word.removeLast(2)
        } else if !ends("ss") {
            word.removeLast()
        }
    }

    /// Step 1b.
    private mutating func removePast() {
        if ends("ied") {
            word.removeLast(word.count == 4 ? 1 : 2)
            return
        }
        if ends("eed") {
            if measure(word.count - 3) > 0 { word.removeLast() }
            return
        }
        let ending = ends("ed") ? 2 : ends("ing") ? 3 : 0
        guard ending > 0, hasVowel(word.count - ending) else { return }
        word.removeLast(ending)
        if ends("at") || ends("bl") || ends("iz") {
            word.append(Self.e)
        } else if endsDouble() {
            if let last = word.last, !"lsz".utf8.contains(last) { word.removeLast() }
        } else if measure(word.count) == 1, endsShort(word.count) {
            word.append(Self.e)
        }
    }

    private mutating func applyStep2() {
        while tail & Self.alli.mask == Self.alli.ending, measure(word.count - 4) > 0 { word.removeLast(2) }
        if tail & Self.logi.mask == Self.logi.ending {
            if measure(word.count - 3) > 0 { word.removeLast() }
            return
        }
        applyFirst(Self.step2, measure: 0)
    }

    private mutating func applyStep4() {
        guard let index = first(of: Self.step4) else { return }
        let count = Self.step4[index].count
        let rest = word.count - count
        guard measure(rest) > 1 else { return }
        if ends("ion") {
            guard rest > 0, word[rest - 1] == Self.s || word[rest - 1] == UInt8(ascii: "t") else { return }
        }
        word.removeLast(count)
    }

    /// Step 5.
    private mutating func finish() {
        if word.last == Self.e {
            let size = measure(word.count - 1)
            if size > 1 || size == 1 && !endsShort(word.count - 1) { word.removeLast() }
        }
        if word.last == Self.l, word.count > 1, word[word.count - 2] == Self.l, measure(word.count - 1) > 1 {
            word.removeLast()
        }
    }

    /// Takes the first ending that the word has, if enough stands before it.
    private mutating func applyFirst(_ rules: [Rule], measure least: Int) {
        guard let index = first(of: rules), measure(word.count - rules[index].count) > least else { return }
        word.removeLast(rules[index].count)
        word.append(contentsOf: rules[index].other)
    }

    /// The first rule whose ending the word has.
    private func first(of rules: [Rule]) -> Int? {
        let tail = tail
        for index in rules.indices where tail & rules[index].mask == rules[index].ending { return index }
        return nil
    }

    /// The last eight letters, the last one lowest; the word holds no byte of nought.
    private var tail: UInt64 {
        var tail: UInt64 = 0
        for byte in word.suffix(8) { tail = tail << 8 | UInt64(byte) }
        return tail
    }

    private func ends(_ ending: StaticString) -> Bool {
        let count = ending.utf8CodeUnitCount
        guard word.count >= count else { return false }
        return ending.withUTF8Buffer { bytes in
            for index in 0..<count where word[word.count - count + index] != bytes[index] { return false }
            return true
        }
    }

    private func isVowelLetter(_ byte: UInt8) -> Bool {
        byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6F || byte == 0x75
    }

    /// A `y` is a consonant at the beginning and behind a vowel.
    private func isConsonant(_ index: Int) -> Bool {
        guard word[index] == Self.y else { return !isVowelLetter(word[index]) }
        var first = index
        while first > 0, word[first - 1] == Self.y { first -= 1 }
        let isFirstConsonant = first == 0 || isVowelLetter(word[first - 1])
        return isFirstConsonant == ((index - first) % 2 == 0)
    }

    /// How often a vowel is followed by a consonant in the first `count` letters: Porter's m.
    private func measure(_ count: Int) -> Int {
        var found = 0
        var wasVowel = false
        for index in 0..<max(0, count) {
            let isVowel = isVowel(at: index, behindVowel: wasVowel)
            if wasVowel, !isVowel { found += 1 }
            wasVowel = isVowel
        }
        return found
    }

    private func hasVowel(_ count: Int) -> Bool {
        var wasVowel = false
        for index in 0..<max(0, count) {
            wasVowel = isVowel(at: index, behindVowel: wasVowel)
            if wasVowel { return true }
        }
        return false
    }

    private func isVowel(at index: Int, behindVowel: Bool) -> Bool {
        word[index] == Self.y ? index > 0 && !behindVowel : isVowelLetter(word[index])
    }

    private func endsDouble() -> Bool {
        let last = word.count - 1
        return last > 0 && word[last] == word[last - 1] && isConsonant(last)
    }

    /// Whether the first `count` letters end with consonant, vowel, consonant, the last not `w`, `x` or `y`; of two
    /// letters, vowel and consonant are enough.
    private func endsShort(_ count: Int) -> Bool {
        if count == 2 { return !isConsonant(0) && isConsonant(1) }
        guard count >= 3, isConsonant(count - 3), !isConsonant(count - 2), isConsonant(count - 1) else { return false }
        return !"wxy".utf8.contains(word[count - 1])
    }
}
