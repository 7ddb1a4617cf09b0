/// What the features of a chain need to know of a word: its numbers, its parts and what the model knows of it.
package struct WordTraits {
    /// The number of the word as written.
    package var form: UInt64
    /// The number of the word in lower case.
    package var lower: UInt64
    /// The letters' sorts, like letters in a row counted up to four times.
    package var shape: UInt64
    /// The letters' sorts, like letters in a row counted once.
    package var shortShape: UInt64
    /// The first four bytes in lower case, the first one lowest.
    package var prefix: UInt32
    /// The last four bytes in lower case, the last one lowest.
    package var suffix: UInt32
    /// How many bytes it has, 255 at most.
    package var length: UInt8
    /// 0 for a word in lower case, 1 for one that begins with a capital, 2 for capitals, and beyond that the
    /// ``LetterCase`` of a sentence whose capitals say nothing.
    package var written: UInt8
    /// Whether it is a word, a number or a clitic and no mark.
    package var isWord: Bool
    /// What the model knows of it.
    package var record: WordRecord

    /// What stands before the first and behind the last word of a sentence.
    package static let edge = WordTraits(mark: 0xED6E)

    /// The number of a token that is no word: of its kind, or of its first byte.
    package static func number(ofMark token: Token, in text: ByteText) -> UInt64 {
        token.kind == .mark ? 16 + UInt64(text.byte(token.start)) : UInt64(token.kind.rawValue)
    }

    /// Whether all that the features are made of is the same; what the model knows of the word follows from that.
    @inline(__always)
    func isAlike(_ other: WordTraits) -> Bool {
        form == other.form && lower == other.lower && shape == other.shape && shortShape == other.shortShape
            && prefix == other.prefix && suffix == other.suffix && length == other.length
            && written == other.written && isWord == other.isWord
    }

    /// Makes the traits of a mark.
    package init(mark: UInt64) {
        form = FeatureHash.mix(mark)
        lower = form
        shape = form
        shortShape = form
        prefix = 0
        suffix = 0
        length = 1
        written = 0
        isWord = false
        record = WordRecord()
    }

    /// Makes the traits of a word.
    ///
    /// - Parameters:
    ///   - form: the word as written.
    ///   - small: the word in lower case.
    ///   - letterCase: how its sentence is written; in one whose capitals say nothing the word is read as if it
    ///     stood in lower case.
    ///   - words: what the model knows of words.
    package init(form: String, small: String, letterCase: LetterCase, words: WordTable) {
        self.init(form: form, small: small, letterCase: letterCase)
        record = words.record(lower)
    }

    /// Makes the traits of a word that the model was not asked for yet.
    init(form: String, small: String, letterCase: LetterCase) {
        var form = letterCase == .normal ? form : small
        var small = small
        let isSmall = form == small
        (self.lower, prefix, suffix, length) = small.withUTF8 { bytes in
            var prefix: UInt32 = 0
            var suffix: UInt32 = 0
            for index in 0..<min(4, bytes.count) {
                prefix |= UInt32(bytes[index]) << UInt32(8 * index)
                suffix |= UInt32(bytes[bytes.count - 1 - index]) << UInt32(8 * index)
            }
            return (FeatureHash.word(bytes), prefix, suffix, UInt8(min(255, bytes.count)))
        }
        let lower = self.lower
        var written: UInt8 = 0
        (self.form, shape, shortShape) = form.withUTF8 { bytes in
            var shape: UInt64 = 1
            var short: UInt64 = 1
            var last: UInt64 = 0
            var run = 0
            var capitals = 0
            var smalls = 0
            for byte in bytes {
                let sort: UInt64
                switch byte {
                case 0x41...0x5A:
                    sort = 1
                    capitals += 1
                case 0x61...0x7A:
                    sort = 2
                    smalls += 1
                case 0x30...0x39: sort = 3
                case 0x2E: sort = 4
                case 0x27: sort = 5
                case 0x80...: sort = 6
                default: sort = 7
                }
                run = sort == last ? run + 1 : 1
                if run == 1 { short = short &* 11 &+ sort }
                if run <= 4 { shape = shape &* 11 &+ sort }
                last = sort
            }
            if let first = bytes.first, (0x41...0x5A).contains(first) || first >= 0xC3 {
                written = first >= 0xC3 && smalls + capitals == 0 ? 0 : capitals >= 2 && smalls == 0 ? 2 : 1
            }
            return (isSmall ? lower : FeatureHash.word(bytes), shape, short)
        }
        if written == 1, isSmall { written = 0 }
        self.written = letterCase == .normal ? written : 2 + letterCase.rawValue
        isWord = true
        if letterCase != .normal { shape = UInt64(letterCase.rawValue); shortShape = shape }
        record = WordRecord()
    }
}
