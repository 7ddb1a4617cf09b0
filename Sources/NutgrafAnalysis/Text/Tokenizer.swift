/// Parts sentences into tokens.
///
/// - A word is letters and digits that begin with a letter, with apostrophes between letters ("O’Hara", "don’t").
///   Hyphens part words and are tokens.
/// - `’s`, `’d`, `’m`, `’ll`, `’re` and `’ve` at a word's end are tokens of their own (clitics).
/// - A full stop belongs to the word before it in "U.S.", behind an initial ("J.") and behind a capitalised
///   abbreviation ("Mr."), but never at the sentence's end, except in "U.S.".
/// - A number is digits, with `,`, `.` or `:` between them ("1,000", "3.5", "10:30") and letters behind ("15th",
///   "20m").
/// - Addresses of the web and of mail are one token, without the marks behind them; so are "@name" and "#subject".
/// - Stops that stand together ("...", "?!") are one token; every other mark is one for itself. A straight
///   quotation mark opens behind a blank, an opening bracket or a dash, and closes elsewhere.
/// - Of Chinese and Japanese every ideograph is a word.
package struct Tokenizer {
    /// After how many bytes the pace is heeded.
    private static let stretch = 4_096

    private let text: ByteText
    private let sentence: Int
    private let limit: Int
    /// Reads addresses; `nil` where the sentence has none.
    private let addresses: AddressReader?
    private var isOpening = true
    private var followsBlank = true

    /// Starts a sentence.
    private init(_ text: ByteText, sentence: Int, range: Range<Int>) {
        self.text = text
        self.sentence = sentence
        limit = range.upperBound
        addresses = AddressReader(text, sentence: range)
    }

    /// The tokens of all sentences, in order.
    ///
    /// Takes time in proportion to the length of the sentences.
    package static func tokens<Failure>(
        of sentences: [Range<Int>],
        in text: ByteText,
        vocabulary: inout Vocabulary,
        pace: inout Pace<Failure>
    ) throws(Failure) -> [Token] {
        var tokens: [Token] = []
        // English has a token in five to six bytes.
        tokens.reserveCapacity(text.count / 5 + 8)
        for (number, range) in sentences.enumerated() {
            var tokenizer = Tokenizer(text, sentence: number, range: range)
            var index = range.lowerBound
            while index < range.upperBound {
                let limit = min(range.upperBound, index + Self.stretch)
                let start = index
                while index < limit {
                    if text.bytes[index] == 0x20 {
                        tokenizer.followsBlank = true
                        index += 1
                        continue
                    }
                    if let token = tokenizer.next(&index, vocabulary: &vocabulary) { tokens.append(token) }
                }
                try pace.spend(index - start)
            }
        }
        try vocabulary.lookUp(pace: &pace)
        return tokens
    }

    private mutating func next(_ index: inout Int, vocabulary: inout Vocabulary) -> Token? {
        let start = index
        let (scalar, length) = text.scalar(at: index)
        index += length
        switch Glyph(scalar) {
        case .space, .newline:
            followsBlank = true
            return nil
        case .letter, .digit:
            if let end = addresses?.end(from: start) {
                index = end
                return mark(.address, start..<index)
            }
            if Glyph(scalar) == .digit { return number(from: start, &index, vocabulary: &vocabulary) }
            return word(from: start, &index, vocabulary: &vocabulary)
        case .openQuote: return mark(.openQuote, start..<index, opens: true)
        case .closeQuote: return mark(.closeQuote, start..<index)
        case .straightQuote:
            let before = Glyph(text.scalar(before: start).value)
            let closes = !followsBlank && before != .openBracket && before != .dash
            return mark(closes ? .closeQuote : .openQuote, start..<index, opens: !closes)
        case .openSingleQuote: return mark(.mark, start..<index, opens: true)
        case .apostrophe:
            if let clitic = clitic(from: start, &index, vocabulary: &vocabulary) { return clitic }
            return mark(.mark, start..<index, opens: isOpening)
        case .openBracket: return mark(.openBracket, start..<index, opens: isOpening)
        case .closeBracket: return mark(.closeBracket, start..<index)
        case .stop:
            while index < limit, Glyph(text.scalar(at: index).value) == .stop { index += text.scalar(at: index).length }
            return mark(.stop, start..<index)
        case .hyphen: return mark(.hyphen, start..<index)
        case .dash: return mark(.dash, start..<index)
        case .other:
            if scalar == 0x40 || scalar == 0x23, let end = handleEnd(from: start) {
                index = end
                return mark(.handle, start..<index)
            }
            return mark(scalar == 0x2C ? .comma : .mark, start..<index, opens: scalar == 0x3A)
        }
    }

    private mutating func mark(_ kind: Token.Kind, _ range: Range<Int>, opens: Bool = false) -> Token {
        defer {
            isOpening = opens
            followsBlank = false
        }
        return token(kind, range, form: 0)
    }

    private func token(_ kind: Token.Kind, _ range: Range<Int>, form: Int) -> Token {
        Token(
            start: range.lowerBound,
            end: range.upperBound,
            form: form,
            kind: kind,
            isCapitalized: kind == .word && Glyph.isCapital(text.scalar(at: range.lowerBound).value),
            followsBlank: followsBlank,
            isOpening: isOpening,
            isInitial: false,
            sentence: sentence
        )
    }

    /// Where "@name" or "#subject" ends; `nil` where none begins.
    private func handleEnd(from start: Int) -> Int? {
        let before = Glyph(text.scalar(before: start).value)
        guard before != .letter, before != .digit else { return nil }
        var index = start + 1
        while index < limit {
            let (scalar, length) = text.scalar(at: index)
            let glyph = Glyph(scalar)
            guard glyph == .letter || glyph == .digit || scalar == 0x5F else { break }
            index += length
        }
        return index > start + 1 ? index : nil
    }

    /// A word: letters and digits, with apostrophes between letters, and full stops as in "U.S.".
    private mutating func word(from start: Int, _ index: inout Int, vocabulary: inout Vocabulary) -> Token {
        if Glyph.isIdeograph(text.scalar(at: start).value) { return finishWord(start, &index, vocabulary: &vocabulary) }
        while index < limit {
            if text.bytes[index].isASCIILetter {
                index += 1
                continue
            }
            let (scalar, length) = text.scalar(at: index)
            if Glyph.isIdeograph(scalar) { break }
            switch Glyph(scalar) {
            case .letter, .digit: index += length
            case .apostrophe where isInnerApostrophe(index, length): index += length
            default:
                if text.byte(index) == 0x2E, index - start == 1, isDottedAcronym(index) {
                    while isDottedAcronym(index) { index += 2 }
                    if text.byte(index) == 0x2E { index += 1 }
                }
                return finishWord(start, &index, vocabulary: &vocabulary)
            }
        }
        return finishWord(start, &index, vocabulary: &vocabulary)
    }

    private mutating func finishWord(_ start: Int, _ index: inout Int, vocabulary: inout Vocabulary) -> Token {
        let form = vocabulary.count(start..<index, in: text)
        var result = token(.word, start..<index, form: form)
        // The full stop of an initial or an abbreviation belongs to it, unless the sentence ends there.
        if text.byte(index) == 0x2E, index + 1 < limit, result.isCapitalized {
            result.isInitial = index - start == 1
            let lower = vocabulary[vocabulary[form].lower].form
            // What the lists say is not in the vocabulary yet.
            if result.isInitial
                || Lexicon.shared.classes(form: lower, lower: lower).has([.abbreviation, .finalAbbreviation])
            {
                index += 1
                result.end = index
            }
        }
        isOpening = false
        followsBlank = false
        return result
    }

    private func isDottedAcronym(_ index: Int) -> Bool {
        text.byte(index) == 0x2E && index + 1 < limit && Glyph(text.scalar(at: index + 1).value) == .letter
            && text.byte(index + 1) < 0x80 && text.byte(index + 2) == 0x2E
    }

    private func isInnerApostrophe(_ index: Int, _ length: Int) -> Bool {
        guard index + length < limit, Glyph(text.scalar(at: index + length).value) == .letter else {
            return false
        }
        return cliticLength(from: index) == nil
    }

    /// The length of a clitic with its apostrophe, or `nil` where none stands there.
    private func cliticLength(from start: Int) -> Int? {
        let mark = text.scalar(at: start).length
        let first = text.byte(start + mark) | 0x20
        let second = text.byte(start + mark + 1) | 0x20
        switch (first, second) {
        case (0x73, _), (0x64, _), (0x6D, _): return isLetter(start + mark + 1) ? nil : mark + 1
        case (0x6C, 0x6C), (0x72, 0x65), (0x76, 0x65): return isLetter(start + mark + 2) ? nil : mark + 2
        default: return nil
        }
    }

    private func isLetter(_ index: Int) -> Bool {
        index < limit && Glyph(text.scalar(at: index).value) == .letter
    }

    private mutating func clitic(
        from start: Int,
        _ index: inout Int,
        vocabulary: inout Vocabulary
    ) -> Token? {
        guard !followsBlank, let length = cliticLength(from: start), start + length <= limit else {
            return nil
        }
        index = start + length
        isOpening = false
        return token(.clitic, start..<index, form: vocabulary.count(start..<index, in: text))
    }

    /// A number: digits with separators between them, and letters behind, as in "15th" and "20m".
    private mutating func number(from start: Int, _ index: inout Int, vocabulary: inout Vocabulary) -> Token {
        while index < limit {
            let (scalar, length) = text.scalar(at: index)
            let glyph = Glyph(scalar)
            let separates =
                (scalar == 0x2C || scalar == 0x2E || scalar == 0x3A) && index + 1 < limit
                && Glyph(text.scalar(at: index + 1).value) == .digit
            guard glyph == .digit || glyph == .letter || separates else { break }
            index += length
        }
        defer {
            isOpening = false
            followsBlank = false
        }
        return token(.number, start..<index, form: vocabulary.count(start..<index, in: text))
    }
}
