import NutgrafAnalysis

/// Recognises the encoding of one byte a sign that a text is in, by the letters of the language it then is.
struct EncodingDetector {
    /// So many bytes are looked at.
    private static let reach = 20_000

    private let sample: ArraySlice<UInt8>
    private let high: Int

    init(_ bytes: [UInt8]) {
        // What is not ASCII may begin late: a page's head, a story in English with one name in it.
        let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
        let start = max(0, min(first - 2_000, bytes.count - Self.reach))
        sample = bytes[start..<min(bytes.count, start + Self.reach)]
        high = sample.count { $0 >= 0x80 }
    }

    /// The encoding that fits best; `nil` where none fits.
    func encoding() -> TextEncoding? {
        guard !DoubleBytes(sample).areLikely else { return nil }
        var best: (encoding: TextEncoding, score: Double)?
        for encoding in TextEncoding.detectable {
            guard let table = encoding.table else { continue }
            let score = score(TextDecoder.decoded(sample, table))
            if score > best?.score ?? -.infinity { best = (encoding, score) }
        }
        guard let best else { return nil }
        // Where most letters are beyond ASCII, a language must be recognised; signs of several bytes make none.
        let isNoise = high * 5 > sample.count && best.score < 0.3 * Double(high)
        // Nearly every letter of a text in another script is one of its language.
        let isOfNoLanguage = best.encoding.isOfOtherScript && best.score < 0.75 * Double(high)
        return isNoise || isOfNoLanguage ? nil : best.encoding
    }

    /// How well a text reads: letters of its language speak for it, signs within words and letters of others against.
    private func score(_ text: String) -> Double {
        var pace = Pace<Never> {}
        let story = Story(ByteText(text), pace: &pace)
        let alphabet = Alphabet(LanguageGuess().language(of: story, pace: &pace))
        let scalars = Array(text.unicodeScalars)
        var score = 0.0
        var run = 0
        for (index, scalar) in scalars.enumerated() {
            guard scalar.value >= 0x80 else {
                run = 0
                continue
            }
            let before = index > 0 ? scalars[index - 1] : " "
            let after = index + 1 < scalars.count ? scalars[index + 1] : " "
            guard scalar.properties.isAlphabetic, scalar.value != 0xAA, scalar.value != 0xBA else {
                score += Self.weight(ofSign: scalar, before, after)
                run = 0
                continue
            }
            run += 1
            score += alphabet.weight(of: scalar)
            if scalar.properties.isUppercase, before.properties.isLowercase { score -= 2 }
            if Alphabet.isLatin(scalar) ? Alphabet.isOfOtherScript(before) : Alphabet.isLatin(before) { score -= 2 }
            // No language in Latin letters that these encodings serve has so many accents in a row.
            if run > 2, Alphabet.isLatin(scalar) { score -= 0.5 }
        }
        return score
    }

    private static func weight(ofSign sign: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Double
    {
        let isInWord = before.properties.isAlphabetic && after.properties.isAlphabetic
        switch sign.value {
        case 0x80..<0xA0, 0xFFFD: return -3
        case 0x2019: return 0.3
        case 0x2013, 0x2014, 0x2018, 0x201A, 0x201C...0x201E, 0x2026, 0xAB, 0xBB, 0xA0: return isInWord ? -0.3 : 0.3
        case 0x20AC, 0xA3, 0xB0, 0xA7, 0xA9, 0xB7, 0x2116, 0x2022, 0xAD: return isInWord ? -1 : 0.2
        default: return isInWord ? -2 : -1
        }
    }
}
