/// Looks a text over for the signs that stand for lost ones in it.
///
/// A question mark, a `Ã` and U+FFFD have meanings of their own; only a text that has them where an apostrophe
/// belongs ("it?s") or before words (" ?We go") has them for signs. Where every byte of a sign became one of its
/// own, three stand for one.
struct LostSignSurvey {
    /// Whether `?` stands for signs.
    private(set) var hasQuestions = false
    /// Whether `Ã` stands for signs.
    private(set) var hasCapitals = false
    /// Whether three U+FFFD are one sign.
    private(set) var triplesUnknown = false
    /// Whether three `?` are one sign.
    private(set) var triplesQuestions = false

    /// Looks a text over, in time proportional to its length.
    ///
    /// - Parameter knowsDamage: whether the story that the text belongs to was found to be damaged.
    init<Failure>(_ text: ByteText, knowsDamage: Bool, pace: inout Pace<Failure>) throws(Failure) {
        var questions = (inside: 0, before: 0, triples: 0)
        var capitals = 0
        var spaced = 0
        var unknownRuns = (whole: 0, broken: 0)
        var index = 0
        while index < text.count {
            let limit = min(text.count, index + 4_096)
            let start = text.place(in: index..<limit) { $0 == 0x3F || $0 == 0xC3 || $0 == 0xEF }
            try pace.spend(start + 1 - index)
            index = start + 1
            switch text.byte(start) {
            case 0x3F:
                while text.byte(index) == 0x3F, index < text.count { index += 1 }
                let count = index - start
                if count == 3, Self.isContraction(start..<index, in: text) { questions.triples += 1 }
                guard count == 1 else { continue }
                if Self.isContraction(start..<index, in: text) { questions.inside += 1 }
                if Self.standsBeforeWord(start, in: text) { questions.before += 1 }
                if text.byte(start - 1) == 0x20, text.byte(index) == 0x20,
                    (0x61...0x7A).contains(text.byte(index + 1))
                {
                    spaced += 1
                }
                if text.byte(start - 1) == 0x2C, text.byte(index) <= 0x20 { questions.inside += 1 }
            case 0xC3 where text.byte(index) == 0x83:
                index += 1
                if Self.isContraction(start..<index, in: text) || Self.standsApart(start..<index, in: text) {
                    capitals += 1
                }
            case 0xEF where text.has(Self.unknown, at: start):
                index = start + 3
                while text.has(Self.unknown, at: index) { index += 3 }
                if (index - start) % 9 == 0 { unknownRuns.whole += 1 } else { unknownRuns.broken += 1 }
            default: break
            }
        }
        let isKnown = knowsDamage && questions.before + questions.inside > 0
        triplesQuestions = questions.triples > questions.inside
        // French puts a blank before a question mark, English does not.
        hasQuestions =
            spaced > 0 && Self.isEnglish(text) || questions.inside > 0 || questions.before > 1 || triplesQuestions
            || isKnown
        hasCapitals = capitals > 0
        triplesUnknown = unknownRuns.whole > unknownRuns.broken
    }

    private static let the: [UInt8] = Array("the ".utf8)

    /// Whether a "the" stands behind a blank.
    private static func isEnglish(_ text: ByteText) -> Bool {
        text.bytes.indices.contains { text.bytes[$0] == 0x20 && text.has(the, at: $0 + 1) }
    }

    /// U+FFFD in UTF-8.
    static let unknown: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Whether signs stand between the parts of a range or a pair, or where "it’s", "don’t" and "we’re" have the apostrophe, in no address.
    private static func isContraction(_ range: Range<Int>, in text: ByteText) -> Bool {
        if isJoint(range, in: text) { return !isInAddress(range.lowerBound, in: text) }
        let before = text.byte(range.lowerBound - 1) | 0x20
        guard (0x61...0x7A).contains(before) else { return false }
        let first = text.byte(range.upperBound) | 0x20
        let second = text.byte(range.upperBound + 1) | 0x20
        let isOne = !(0x61...0x7A).contains(second)
        let isTwo = !(0x61...0x7A).contains(text.byte(range.upperBound + 2) | 0x20)
        let fits =
            switch first {
            case 0x73, 0x64, 0x6D: isOne && text.byte(range.upperBound + 1) != 0x3D
            case 0x74: isOne && before == 0x6E
            case 0x72, 0x76: isTwo && second == 0x65
            case 0x6C: isTwo && second == 0x6C
            default: false
            }
        return fits && !isInAddress(range.lowerBound, in: text)
    }

    /// Between digits, or between a small letter and a capital: "2005?2015", "Libya?Turkey".
    private static func isJoint(_ range: Range<Int>, in text: ByteText) -> Bool {
        let before = text.byte(range.lowerBound - 1)
        let after = text.byte(range.upperBound)
        if (0x30...0x39).contains(before) { return (0x30...0x39).contains(after) }
        guard text.byte(range.lowerBound) == 0x3F else { return false }
        return (0x61...0x7A).contains(before) && (0x41...0x5A).contains(after)
            && (0x61...0x7A).contains(text.byte(range.upperBound + 1))
    }

    private static func standsBeforeWord(_ index: Int, in text: ByteText) -> Bool {
        let before = text.byte(index - 1)
        return (before <= 0x20) && (0x61...0x7A).contains(text.byte(index + 1) | 0x20)
    }

    /// Between blanks, or behind a comma or a full stop and before a blank.
    private static func standsApart(_ range: Range<Int>, in text: ByteText) -> Bool {
        let before = text.byte(range.lowerBound - 1)
        return text.byte(range.upperBound) <= 0x20 && (before == 0x20 || before == 0x2C || before == 0x2E)
    }

    private static func isInAddress(_ index: Int, in text: ByteText) -> Bool {
        var start = index
        while start > 0, index - start < 80, text.byte(start - 1) > 0x20 {
            start -= 1
            if text.byte(start) == 0x2F { return true }
        }
        return false
    }
}
