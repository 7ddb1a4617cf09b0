/// Puts back the apostrophes, quotation marks and dashes for which only an `â`, a `?` or their like is left.
///
/// The sign is not in the text any more, so its place must say which it was: between the halves of "can't" an
/// apostrophe, before a sentence an opening mark, between two words a dash. Words of French, Portuguese,
/// Romanian, Turkish and other languages own the letters and keep them; questions keep their marks.
struct LostSignRepair {
    private enum Sign {
        static let apostrophe: [UInt8] = Array("\u{2019}".utf8)
        static let open: [UInt8] = Array("\u{201C}".utf8)
        static let close: [UInt8] = Array("\u{201D}".utf8)
        static let openInner: [UInt8] = Array("\u{2018}".utf8)
        static let enDash: [UInt8] = Array("\u{2013}".utf8)
        static let emDash: [UInt8] = Array("\u{2014}".utf8)
    }

    private let signs: [LostSign]
    private let text: ByteText
    private let words: SignWords
    /// How many of the signs are certain to be lost ones, those of the whole story included.
    let certainSigns: Int
    /// For each sign, whether a place that can only be closing comes after it before an opening one, in the same
    /// paragraph.
    private var closesLater: [Bool]
    /// For each sign, how many places that may be closing come after it before an opening one, two at most.
    private var closesAhead: [Int]
    /// What stands between blanks: writers of typographic quotation marks put `–` there, or `—` without blanks.
    private var spacedDash = Sign.emDash
    /// How many quotations are open here: none, one, or one within another.
    private var depth = 0
    /// Whether the one that is open began with a capital, as speech does and a fragment does not.
    private var isSpeech = false
    /// Where the last sign ended that stayed as it is.
    private var lastKept = -1

    /// Takes the signs that were found in `text`.
    ///
    /// - Parameter alreadyCertain: how many signs are certain in the story that the text belongs to.
    init(_ text: ByteText, signs: [LostSign], alreadyCertain: Int = 0) {
        self.text = text
        self.signs = signs
        let words = SignWords(text)
        self.words = words
        closesLater = Array(repeating: false, count: signs.count)
        closesAhead = Array(repeating: 0, count: signs.count)
        var closes = false
        var ahead = 0
        var certain = alreadyCertain
        var quotes = 0
        var tightDashes = 0
        for index in signs.indices.reversed() {
            let sign = signs[index]
            closesLater[index] = closes
            closesAhead[index] = ahead
            if sign.surelyCloses, !words.mayElide(sign) { closes = true }
            if sign.mayClose, !words.mayElide(sign) || !sign.lowerWordFollows { ahead = min(ahead + 1, 2) }
            if sign.mayOpen || sign.beginsParagraph {
                closes = false
                ahead = 0
            }
            if words.isCertain(sign) { certain += 1 }
            if sign.mayOpen { quotes += 1 }
            guard sign.left == .letter, sign.right == .letter else { continue }
            let (left, right) = (words.string(sign.leftWord), words.string(sign.rightWord))
            if words.isContraction(left, right) {
                quotes += 1
            } else if words.isWord(left), words.isWord(right) {
                tightDashes += 1
            }
        }
        certainSigns = certain
        // A text with more straight quotation marks is typed, not set.
        let straight = quotes == 0 ? 0 : text.bytes.count { $0 == 0x22 || $0 == 0x27 }
        if quotes > straight, tightDashes == 0 { spacedDash = Sign.enDash }
    }

    /// The signs that stood in each place; `nil` where what stands there is right.
    mutating func replacements<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [[UInt8]?] {
        var result: [[UInt8]?] = []
        result.reserveCapacity(signs.count)
        for index in signs.indices {
            try pace.spend(64)
            if signs[index].beginsParagraph { depth = 0 }
            let replacement = replacement(index)
            if replacement == nil { lastKept = signs[index].end }
            result.append(replacement)
        }
        return result
    }

    private mutating func replacement(_ index: Int) -> [UInt8]? {
        let sign = signs[index]
        switch (sign.left, sign.right) {
        case (.letter, .letter): return inside(sign, index)
        case (.digit, .digit): return Sign.enDash
        case (.digit, .letter): return words.string(sign.rightWord) == "s" ? Sign.apostrophe : Sign.emDash
        case (.letter, .digit), (.letter, .opener): return Sign.emDash
        case (.space, .edge): return close()
        case (.space, .closer) where depth > 0: return close()
        case (.space, .space) where depth > 0 && sign.capitalWordFollows && endsSentence(before: sign): return close()
        case (.space, .space), (.edge, .space): return spacedDash
        case (.closer, .letter), (.closer, .digit), (.closer, .opener):
            return depth > 0 ? close() : certainSigns > 0 && sign.kind != .question ? open() : nil
        default: break
        }
        if sign.mayOpen { return atBeginning(sign, index) }
        if sign.mayClose { return sign.kind == .question ? atQuestion(sign, index) : atEnd(sign, index) }
        return certainSigns > 0 && sign.kind != .question ? Sign.emDash : nil
    }

    /// Between two letters: an apostrophe, a dash, or the letter itself.
    private func inside(_ sign: LostSign, _ index: Int) -> [UInt8]? {
        let left = words.string(sign.leftWord)
        let right = words.string(sign.rightWord)
        if words.isContraction(left, right) { return Sign.apostrophe }
        if sign.signFollows, sign.kind == .letter, index + 1 < signs.count,
            words.elides(left, beforeWordWith: words.string(signs[index + 1].rightWord))
        {
            return Sign.apostrophe
        }
        if sign.capitalFollows {
            if left.utf8.count == 1 { return Sign.apostrophe }
            return words.beginsWithCapital(sign.leftWord) ? Sign.enDash : Sign.emDash
        }
        if words.isWord(left), words.isWord(right) { return Sign.emDash }
        if certainSigns > 0, words.isElision(left, right) { return Sign.apostrophe }
        guard certainSigns >= 3, sign.kind != .question, words.isEnglishLike(left), words.isEnglishLike(right) else {
            return nil
        }
        return Sign.emDash
    }

    /// Before a word: an opening mark, an apostrophe, or the letter the word begins with.
    private mutating func atBeginning(_ sign: LostSign, _ index: Int) -> [UInt8]? {
        let word = words.string(sign.rightWord)
        if sign.left == .edge, sign.capitalFollows, closesAhead[index] == 0, isAttribution(sign) { return Sign.emDash }
        if sign.right == .digit, text.byte(sign.end + 2) == 0x73 { return Sign.apostrophe }
        if ["em", "cause", "til", "tis", "twas", "Tis", "Twas"].contains(word), depth > 0 || !closesLater[index] {
            return Sign.apostrophe
        }
        if sign.right == .letter, !sign.capitalFollows, sign.kind == .letter {
            if words.ownsLetter(word) {
                guard certainSigns > 0, closesLater[index], words.isWord(word) else { return nil }
            } else if !words.isWord(word), certainSigns == 0 {
                return nil
            }
        }
        // A quotation within another needs both their ends; else the last one was closed without a mark.
        if depth > 0, closesAhead[index] < 2, !sign.signFollows { depth = 0 }
        if depth == 0 { isSpeech = sign.capitalFollows }
        return open()
    }

    /// Whether a line says who said what stands before it: "—Ann Bray, miller".
    private func isAttribution(_ sign: LostSign) -> Bool {
        var end = sign.end
        while end < text.count, end - sign.end < 80, text.byte(end) != 0x0A { end += 1 }
        guard end - sign.end < 80 else { return false }
        let last = Glyph(text.scalar(before: end).value)
        return last == .letter || last == .digit
    }

    /// Whether a stop stands before the blank before a sign.
    private func endsSentence(before sign: LostSign) -> Bool {
        Glyph(text.scalar(before: sign.start - 1).value) == .stop
    }

    /// Behind a word or a stop: a closing mark, an apostrophe, a dash, or the letter the word ends with.
    private mutating func atEnd(_ sign: LostSign, _ index: Int) -> [UInt8]? {
        guard sign.left == .letter || sign.left == .digit else { return close() }
        let word = words.string(sign.leftWord)
        let mayElide = words.mayElide(sign)
        // "hâlâ": a word that has the letter within may end with it too.
        if sign.kind == .letter, lastKept == sign.leftWord.lowerBound, sign.lowerWordFollows { return nil }
        if depth > 0 {
            return mayElide && elides(sign, index) ? Sign.apostrophe : close()
        }
        if mayElide,
            words.isWord(word) || words.isWord(String(word.dropLast())) || words.beginsWithCapital(sign.leftWord)
                || certainSigns > 0
        {
            return Sign.apostrophe
        }
        // U+FFFD behind no word was a letter.
        guard certainSigns > 0, words.isWord(word) || certainSigns >= 3 && sign.kind != .unknown else { return nil }
        return sign.right == .space ? Sign.emDash : Sign.close
    }

    /// Whether an open quotation goes on behind a word that may have an apostrophe.
    private func elides(_ sign: LostSign, _ index: Int) -> Bool {
        if sign.lowerWordFollows { return closesLater[index] || isSpeech }
        return sign.capitalWordFollows && closesLater[index]
    }

    /// Behind a word or a stop: a closing mark, an apostrophe, or the question mark that stands there.
    private mutating func atQuestion(_ sign: LostSign, _ index: Int) -> [UInt8]? {
        // "?'" and "?\"" ask within straight marks.
        if text.byte(sign.end) == 0x27 || text.byte(sign.end) == 0x22 { return nil }
        if sign.left == .closer {
            return depth > 0 || before(sign, 1) == 0x2C || before(sign, 1) == 0x2E && !isAcronym(sign) ? close() : nil
        }
        let mayElide = words.mayElide(sign)
        if depth == 0 {
            let elides = sign.lowerWordFollows || sign.capitalWordFollows && !words.asks(sign)
            return mayElide && elides ? Sign.apostrophe : nil
        }
        // Of two, the first asks and the second closes.
        if index > 0, signs[index - 1].end == sign.start { return close() }
        if sign.signFollows { return nil }
        if sign.right == .closer { return close() }
        if sign.lowerWordFollows || mayElide && sign.capitalWordFollows && closesLater[index] && !words.asks(sign) {
            return mayElide && elides(sign, index) ? Sign.apostrophe : close()
        }
        return closesLater[index] || words.asks(sign) ? nil : close()
    }

    private func before(_ sign: LostSign, _ distance: Int) -> UInt8 { text.byte(sign.start - distance) }

    /// "U.S." before a sign, or the second of two full stops.
    private func isAcronym(_ sign: LostSign) -> Bool {
        before(sign, 3) == 0x2E || before(sign, 2) == 0x2E
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
}
