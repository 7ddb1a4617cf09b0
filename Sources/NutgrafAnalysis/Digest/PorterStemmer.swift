/// Porter's suffix stripping for English words in lower-case ASCII.
///
/// After M. F. Porter, "An algorithm for suffix stripping" (1980), with the departures that the usual ROUGE
/// implementations share through NLTK: a few irregular words, words of two letters left alone, `y` to `i` only
/// behind a consonant, "ies" of four letters to "ie", `bli`, `fulli` and `logi` among the endings of step 2.
package struct PorterStemmer {
    /// So many bytes of nought stand before the word, so that its last eight can be read at once however short it is.
    private static let before = 8

    /// The word that is being stemmed, behind bytes of nought; kept to spare an allocation a word.
    private var bytes: [UInt8]
    private let endings = Endings.shared

    /// Makes a stemmer.
    package init() {
        bytes = Array(repeating: 0, count: Self.before)
        bytes.reserveCapacity(80)
    }

    /// The stem of a word.
    ///
    /// - Parameter lower: the word in lower case; a byte that is no lower-case letter counts as a consonant.
    package mutating func stem(_ lower: some Sequence<UInt8>) -> [UInt8] { stem(lower) { Array($0) } }

    /// What `body` makes of the stem of a word; cheaper than the stem itself, which must be copied.
    ///
    /// - Parameters:
    ///   - lower: the word in lower case; a byte that is no lower-case letter counts as a consonant.
    ///   - body: is given the stem.
    package mutating func stem<Result>(
        _ lower: some Sequence<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        bytes.removeLast(count)
        bytes.append(contentsOf: lower)
        if count > 2 {
            let endings = endings
            if let irregular = irregularStem(endings) { return irregular.withUnsafeBufferPointer(body) }
            removePlural()
            removePast()
            if bytes[bytes.count - 1] == Self.y, count > 2, isConsonant(count - 2) { bytes[bytes.count - 1] = Self.i }
            applyStep2(endings)
            applyFirst(endings.step3)
            applyStep4(endings)
            finish()
        }
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0.dropFirst(Self.before))) }
    }

    private static let y = UInt8(ascii: "y")
    private static let i = UInt8(ascii: "i")
    private static let e = UInt8(ascii: "e")
    private static let s = UInt8(ascii: "s")
    private static let l = UInt8(ascii: "l")

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

    /// The endings of a step, in the order in which they are tried.
    private struct Step: Sendable {
        let rules: [Rule]
        /// For each last letter the letters before it in the endings: most words end otherwise, and need no search.
        private var before = Array(repeating: Letters(), count: 32)

        init(_ pairs: [(String, String)]) {
            rules = pairs.map { Rule($0.0, $0.1) }
            for rule in rules {
                before[Int(rule.ending & 31)].insert(UInt8(truncatingIfNeeded: rule.ending >> 8))
            }
        }

        /// The first rule whose ending a word has.
        func first(_ tail: UInt64) -> Int? {
            guard before[Int(tail & 31)].has(UInt8(truncatingIfNeeded: tail >> 8)) else { return nil }
            for index in rules.indices where tail & rules[index].mask == rules[index].ending { return index }
            return nil
        }
    }

    /// A set of lower-case letters.
    private struct Letters: Sendable {
        private var bits: UInt32 = 0

        mutating func insert(_ letter: UInt8) { bits |= 1 << UInt32(letter &- 0x61) }

        func has(_ letter: UInt8) -> Bool { bits >> UInt32(letter &- 0x61) & 1 != 0 }
    }

    /// What the steps look for.
    private final class Endings: Sendable {
        static let shared = Endings()

        let step2 = Step([
            ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
            ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
            ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
            ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
        ])
        let step3 = Step([
            ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
        ])
        let step4 = Step(
            [
                "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism",
                "ate", "iti", "ous", "ive", "ize",
            ].map { ($0, "") }
        )
        /// Words as ``tail`` has them, and their stems.
        let irregular: (words: [UInt64], stems: [[UInt8]])

        init() {
            let rules = [
                ("sky", "sky"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"),
                ("news", "news"), ("innings", "inning"), ("inning", "inning"), ("outings", "outing"),
                ("outing", "outing"), ("cannings", "canning"), ("canning", "canning"), ("howe", "howe"),
                ("proceed", "proceed"), ("exceed", "exceed"), ("succeed", "succeed"),
            ].map { Rule($0.0, $0.1) }
            irregular = (rules.map(\.ending), rules.map(\.other))
        }
    }

    /// How many letters the word has.
    private var count: Int { bytes.count - Self.before }

    private func irregularStem(_ endings: Endings) -> [UInt8]? {
        guard count <= 8, let index = endings.irregular.words.firstIndex(of: tail) else { return nil }
        return endings.irregular.stems[index]
    }

    /// Step 1a.
    private mutating func removePlural() {
        guard bytes[bytes.count - 1] == Self.s else { return }
        if ends("ies") {
            bytes.removeLast(count == 4 ? 1 : 2)
        } else if ends("sses") {
            bytes.removeLast(2)
        } else if !ends("ss") {
            bytes.removeLast()
        }
    }

    /// Step 1b.
    private mutating func removePast() {
        if ends("ied") {
            bytes.removeLast(count == 4 ? 1 : 2)
            return
        }
        if ends("eed") {
            if measure(count - 3) > 0 { bytes.removeLast() }
            return
        }
        let ending = ends("ed") ? 2 : ends("ing") ? 3 : 0
        guard ending > 0, hasVowel(count - ending) else { return }
        bytes.removeLast(ending)
        if ends("at") || ends("bl") || ends("iz") {
            bytes.append(Self.e)
        } else if endsDouble() {
            if let last = bytes.last, !"lsz".utf8.contains(last) { bytes.removeLast() }
        } else if measure(count) == 1, endsShort(count) {
            bytes.append(Self.e)
        }
    }

    private mutating func applyStep2(_ endings: Endings) {
        while ends("alli"), measure(count - 4) > 0 { bytes.removeLast(2) }
        if ends("logi") {
            if measure(count - 3) > 0 { bytes.removeLast() }
            return
        }
        applyFirst(endings.step2)
    }

    private mutating func applyStep4(_ endings: Endings) {
        guard let index = endings.step4.first(tail) else { return }
        let length = endings.step4.rules[index].count
        let rest = count - length
        guard measure(rest) > 1 else { return }
        if ends("ion") {
            guard rest > 0, letter(rest - 1) == Self.s || letter(rest - 1) == UInt8(ascii: "t") else { return }
        }
        bytes.removeLast(length)
    }

    /// Step 5.
    private mutating func finish() {
        if bytes[bytes.count - 1] == Self.e {
            let size = measure(count - 1)
            if size > 1 || size == 1 && !endsShort(count - 1) { bytes.removeLast() }
        }
        if ends("ll"), measure(count - 1) > 1 { bytes.removeLast() }
    }

    /// Takes the first ending that the word has, if enough stands before it.
    private mutating func applyFirst(_ step: Step) {
        guard let index = step.first(tail), measure(count - step.rules[index].count) > 0 else { return }
        bytes.removeLast(step.rules[index].count)
        bytes.append(contentsOf: step.rules[index].other)
    }

    /// The last eight letters, the last one lowest; the word holds no byte of nought.
    private var tail: UInt64 {
        bytes.withUnsafeBytes {
            UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: $0.count - Self.before, as: UInt64.self))
        }
    }

    @inline(__always)
    private func ends(_ ending: StaticString) -> Bool {
        var letters: UInt64 = 0
        for index in 0..<ending.utf8CodeUnitCount { letters = letters << 8 | UInt64(ending.utf8Start[index]) }
        return (tail ^ letters) << UInt64(64 - 8 * ending.utf8CodeUnitCount) == 0
    }

    private func letter(_ index: Int) -> UInt8 { bytes[Self.before + index] }

    private func isVowelLetter(_ byte: UInt8) -> Bool {
        byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6F || byte == 0x75
    }

    /// A `y` is a consonant at the beginning and behind a vowel.
    private func isConsonant(_ index: Int) -> Bool {
        guard letter(index) == Self.y else { return !isVowelLetter(letter(index)) }
        var first = index
        while first > 0, letter(first - 1) == Self.y { first -= 1 }
        let isFirstConsonant = first == 0 || isVowelLetter(letter(first - 1))
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
        letter(index) == Self.y ? index > 0 && !behindVowel : isVowelLetter(letter(index))
    }

    private func endsDouble() -> Bool {
        let last = count - 1
        return last > 0 && letter(last) == letter(last - 1) && isConsonant(last)
    }

    /// Whether the first `count` letters end with consonant, vowel, consonant, the last not `w`, `x` or `y`; of two
    /// letters, vowel and consonant are enough.
    private func endsShort(_ count: Int) -> Bool {
        if count == 2 { return !isConsonant(0) && isConsonant(1) }
        guard count >= 3, isConsonant(count - 3), !isConsonant(count - 2), isConsonant(count - 1) else { return false }
        return !"wxy".utf8.contains(letter(count - 1))
    }
}
