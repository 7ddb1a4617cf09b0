/// Parts a paragraph into sentences.
///
/// A stop ends a sentence where a blank follows, but for abbreviations, initials, decimals, and where the text
/// goes on in lower case. Marks that close quotations and brackets go with the sentence before them.
package struct SentenceSplitter {
    private static let longestWord = 40

    private let text: ByteText
    private let lexicon = Lexicon.shared

    /// Makes a splitter of a text's paragraphs.
    package init(_ text: ByteText) {
        self.text = text
    }

    /// The sentences of a paragraph, in order, without the blanks between them.
    package func sentences<Failure>(
        in paragraph: Range<Int>,
        pace: inout Pace<Failure>
    ) throws(Failure) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = paragraph.lowerBound
        var index = start
        while index < paragraph.upperBound {
            let (scalar, length) = text.scalar(at: index)
            guard Glyph(scalar) == .stop else {
                try pace.spend(length)
                index += length
                continue
            }
            let stop = index
            let end = runOfStops(from: index, limit: paragraph.upperBound)
            try pace.spend(end.marks - index + 1)
            index = end.marks
            guard end.marks < paragraph.upperBound else { break }
            let isFullStop = scalar == 0x2E && end.stops == 1
            guard endsSentence(stop: stop, isFullStop: isFullStop, end: end, limit: paragraph.upperBound)
            else {
                continue
            }
            result.append(start..<end.marks)
            start = skipBlanks(from: end.marks, limit: paragraph.upperBound)
            index = start
        }
        if start < paragraph.upperBound { result.append(start..<paragraph.upperBound) }
        return result
    }

    /// The stops and closing marks from a stop on.
    private func runOfStops(from start: Int, limit: Int) -> (marks: Int, stops: Int, closes: Bool) {
        var index = start
        var stops = 0
        var closes = false
        loop: while index < limit {
            let (scalar, length) = text.scalar(at: index)
            switch Glyph(scalar) {
            case .stop where !closes: stops += 1
            case .closeQuote, .closeBracket, .straightQuote: closes = true
            case .apostrophe where Glyph(text.scalar(at: index + length).value) != .letter: closes = true
            default: break loop
            }
            index += length
        }
        return (index, stops, closes)
    }

    private func endsSentence(
        stop: Int,
        isFullStop: Bool,
        end: (marks: Int, stops: Int, closes: Bool),
        limit: Int
    ) -> Bool {
        let after = Glyph(text.scalar(at: end.marks).value)
        guard after == .space || after == .newline else { return false }
        let next = nextWord(from: end.marks, limit: limit)
        if next.isLower { return false }
        guard isFullStop else { return true }
        let word = self.word(before: stop)
        guard !end.closes || word.utf8.count == 1 else { return true }
        if word.utf8.count == 1, word != "I", next.isCapital, Glyph.isCapital(text.scalar(before: stop).value) {
            return false
        }
        let lower = word.lowercased()
        let classes = lexicon.classes(form: lower, lower: lower)
        if classes.has(.finalAbbreviation) || isAcronym(before: stop) {
            return next.isCapital && opensSentences(next.word)
        }
        if lower == "no" || lower == "nos" || lower == "pp" { return !next.isDigit }
        return !(classes.has(.abbreviation) && (next.isCapital || next.isDigit))
    }

    /// Whether a capitalised word is one that only a sentence's beginning capitalises.
    private func opensSentences(_ word: String) -> Bool {
        lexicon.classes(form: word, lower: word.lowercased()).has([.notName, .stop])
    }

    private func isAcronym(before stop: Int) -> Bool {
        let letter = text.scalar(before: stop)
        return letter.length == 1 && text.byte(stop - 2) == 0x2E && Glyph(letter.value) == .letter
    }

    private func word(before stop: Int) -> String {
        var start = stop
        while stop - start < Self.longestWord {
            let (scalar, length) = text.scalar(before: start)
            guard length > 0, Glyph(scalar) == .letter || scalar == 0x2E && start < stop else { break }
            start -= length
        }
        return text.string(start..<stop)
    }

    private func nextWord(from start: Int, limit: Int) -> (
        word: String, isLower: Bool, isCapital: Bool, isDigit: Bool
    ) {
        var index = start
        // Few marks stand before a word; the bound keeps lines of nothing but marks cheap.
        for _ in 0..<6 where index < limit {
            let (scalar, length) = text.scalar(at: index)
            switch Glyph(scalar) {
            case .letter:
                var end = index
                while end < limit, end - index < Self.longestWord {
                    let letter = text.scalar(at: end)
                    guard Glyph(letter.value) == .letter else { break }
                    end += letter.length
                }
                let isCapital = Glyph.isCapital(scalar)
                let isCased = scalar < 0x250
                return (text.string(index..<end), isCased && !isCapital, isCapital, false)
            case .digit: return ("", false, false, true)
            case .space, .newline, .openQuote, .straightQuote, .openSingleQuote, .openBracket, .apostrophe:
                index += length
            default: return ("", false, false, false)
            }
        }
        return ("", false, false, false)
    }

    private func skipBlanks(from start: Int, limit: Int) -> Int {
        var index = start
        while index < limit {
            let (scalar, length) = text.scalar(at: index)
            let glyph = Glyph(scalar)
            guard glyph == .space || glyph == .newline else { break }
            index += length
        }
        return min(index, limit)
    }
}
