/// Puts back the apostrophes, quotation marks and dashes of which only an `â` is left.
///
/// The sign is not in the text any more, so its place must say which it was: between the halves of "can't" an
/// apostrophe, before a sentence an opening mark, between two words a dash. Words of French, Portuguese,
/// Romanian, Turkish and other languages own the letter and keep it.
struct LostSignRepair {
    private enum Sign {
        static let apostrophe: [UInt8] = Array("\u{2019}".utf8)
        static let open: [UInt8] = Array("\u{201C}".utf8)
        static let close: [UInt8] = Array("\u{201D}".utf8)
        static let openInner: [UInt8] = Array("\u{2018}".utf8)
        static let enDash: [UInt8] = Array("\u{2013}".utf8)
        static let emDash: [UInt8] = Array("\u{2014}".utf8)
    }

    private let text: ByteText
    private let signs: [LostSign]
    private let lexicon = Lexicon.shared
    /// How many of the `â` cannot be letters.
    private let certain: Int
    /// For each sign, whether a place that can only be closing comes after it before an opening one, in the same
    /// paragraph.
    private var closesLater: [Bool]
    /// How many quotations are open here: none, one, or one within another.
    private var depth = 0

    /// Takes the signs that were found in `text`.
    ///
    /// - Parameter alreadyCertain: how many signs are certain in the story that the text belongs to.
    init(_ text: ByteText, signs: [LostSign], alreadyCertain: Int = 0) {
        self.text = text
        self.signs = signs
        closesLater = Array(repeating: false, count: signs.count)
        var closes = false
        var count = alreadyCertain
        for index in signs.indices.reversed() {
            closesLater[index] = closes
            if signs[index].mayClose, !Self.mayElide(signs[index], in: text) { closes = true }
            if signs[index].mayOpen || signs[index].beginsParagraph { closes = false }
        }
        for sign in signs where Self.isCertain(sign, in: text) { count += 1 }
        certain = count
    }

    /// How many of the `â` cannot be letters, those of the whole story included.
    var certainSigns: Int { certain }

    /// The signs that stood in place of each `â`; `nil` where it is a letter.
    mutating func replacements<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [[UInt8]?] {
        var result: [[UInt8]?] = []
        result.reserveCapacity(signs.count)
        for index in signs.indices {
            try pace.spend(64)
            if signs[index].beginsParagraph { depth = 0 }
            result.append(replacement(index))
        }
        return result
    }

    private mutating func replacement(_ index: Int) -> [UInt8]? {
        let sign = signs[index]
        switch (sign.left, sign.right) {
        case (.letter, .letter): return inside(sign)
        case (.digit, .digit): return Sign.enDash
        case (.digit, .letter): return string(sign.rightWord) == "s" ? Sign.apostrophe : dash(sign)
        case (.letter, .digit), (.letter, .opener): return dash(sign)
        case (.space, .space), (.edge, .space), (.space, .edge): return dash(sign)
        case (.closer, .letter), (.closer, .digit), (.closer, .opener):
            return depth > 0 ? close() : certain > 0 ? open() : nil
        default: break
        }
        if sign.mayOpen { return atBeginning(sign, index) }
        if sign.mayClose { return atEnd(sign, index) }
        return certain > 0 ? Sign.emDash : nil
    }

    /// Between two letters: an apostrophe, a dash, or the letter itself.
    private func inside(_ sign: LostSign) -> [UInt8]? {
        let left = string(sign.leftWord)
        let right = string(sign.rightWord)
        if Self.isContraction(left, right) { return Sign.apostrophe }
        if sign.capitalFollows {
            if ["O", "D", "L", "d", "l", "o"].contains(left) { return Sign.apostrophe }
            return beginsWithCapital(sign.leftWord) ? Sign.enDash : Sign.emDash
        }
        if isWord(left), isWord(right) { return Sign.emDash }
        guard certain >= 3, isEnglishLike(left), isEnglishLike(right) else { return nil }
        return Sign.emDash
    }

    /// Before a word: an opening mark, an apostrophe, or the letter the word begins with.
    private mutating func atBeginning(_ sign: LostSign, _ index: Int) -> [UInt8]? {
        let word = string(sign.rightWord)
        if sign.right == .digit, text.byte(sign.end + 2) == 0x73 { return Sign.apostrophe }
        if ["em", "cause", "til", "tis", "twas", "Tis", "Twas"].contains(word),
            depth > 0 || !closesLater[index]
        {
            return Sign.apostrophe
        }
        if sign.right == .letter, !sign.capitalFollows {
            let whole = "\u{E2}" + word
            if lexicon.classes(form: whole, lower: whole).has(.letterWord) {
                guard certain > 0, closesLater[index], isWord(word) else { return nil }
            } else if !isWord(word), certain == 0 {
                return nil
            }
        }
        return open()
    }

    /// Behind a word or a stop: a closing mark, an apostrophe, a dash, or the letter the word ends with.
    private mutating func atEnd(_ sign: LostSign, _ index: Int) -> [UInt8]? {
        guard sign.left == .letter || sign.left == .digit else { return close() }
        let word = string(sign.leftWord)
        let mayElide = Self.mayElide(sign, in: text)
        if depth > 0 {
            return mayElide && sign.lowerWordFollows && closesLater[index] ? Sign.apostrophe : close()
        }
        if mayElide,
            isWord(word) || isWord(String(word.dropLast())) || beginsWithCapital(sign.leftWord) || certain > 0
        {
            return Sign.apostrophe
        }
        guard certain > 0, isWord(word) || certain >= 3 else { return nil }
        return sign.right == .space ? Sign.emDash : Sign.close
    }

    private func dash(_ sign: LostSign) -> [UInt8]? {
        if sign.left == .digit, sign.right == .digit { return Sign.enDash }
        return Sign.emDash
    }

    private mutating func open() -> [UInt8] {
        depth = min(depth + 1, 2)
        return depth == 2 ? Sign.openInner : Sign.open
    }

    private mutating func close() -> [UInt8] {
        let inner = depth == 2
        depth = max(depth - 1, 0)
        return inner ? Sign.apostrophe : Sign.close
    }

    private func string(_ range: Range<Int>) -> String { text.string(range) }

    private func beginsWithCapital(_ word: Range<Int>) -> Bool {
        !word.isEmpty && Glyph.isCapital(text.scalar(at: word.lowerBound).value)
    }

    private func isWord(_ word: String) -> Bool {
        if word == "I" || word == "a" || word == "A" { return true }
        guard word.utf8.count > 1 else { return false }
        let lower = word.lowercased()
        let classes = lexicon.classes(form: word, lower: lower)
        return classes.has([.ordinary, .forename, .stop]) || lexicon.name(word) != nil
    }

    /// Whether a word that no list has could be English: four ASCII letters, a vowel, and no beginning such as
    /// "nc" or "mb", which the second halves of "distância" and "câmbio" have.
    private func isEnglishLike(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        guard bytes.count >= 4, bytes.allSatisfy({ $0 < 0x80 }) else { return isWord(word) }
        let vowels = Array("aeiouyAEIOUY".utf8)
        guard bytes.contains(where: vowels.contains) else { return false }
        return !(Array("mnlr".utf8).contains(bytes[0]) && !vowels.contains(bytes[1]))
    }

    private static func isContraction(_ left: String, _ right: String) -> Bool {
        switch right {
        case "s", "S": left.utf8.count >= 2 || left == "I" || left == "A"
        case "t", "T": left.hasSuffix("n") || left.hasSuffix("N")
        case "m", "M": left == "I"
        case "d", "D", "ll", "re", "ve", "LL", "RE", "VE":
            pronouns.contains(left.lowercased())
                || (right == "ll" || right == "re" || right == "ve") && left.utf8.count >= 3
                    && Lexicon.shared.classes(form: left, lower: left.lowercased()).has([.ordinary, .stop])
        default: false
        }
    }

    /// Whether a word's end may have an apostrophe: "ministers’", "goin’".
    private static func mayElide(_ sign: LostSign, in text: ByteText) -> Bool {
        guard sign.left == .letter, sign.right != .closer else { return false }
        let word = text.string(sign.leftWord)
        if word.hasSuffix("s") { return true }
        return word.hasSuffix("in") && Lexicon.shared.classes(form: word, lower: word + "g").has(.ordinary)
    }

    private static let pronouns: Set<String> = [
        "i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "what", "how", "where", "why",
    ]

    /// Whether no word of any language would have an `â` there.
    private static func isCertain(_ sign: LostSign, in text: ByteText) -> Bool {
        switch (sign.left, sign.right) {
        case (.space, .space), (.digit, .digit), (.closer, .space), (.closer, .edge), (.closer, .closer),
            (.edge, .opener), (.space, .opener):
            true
        case (.letter, .letter), (.space, .letter), (.edge, .letter), (.opener, .letter):
            sign.capitalFollows
                || isContraction(text.string(sign.leftWord), text.string(sign.rightWord))
        default: false
        }
    }
}
