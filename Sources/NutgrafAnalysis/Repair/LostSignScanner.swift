/// Finds every place of a text where something may stand for a lost sign.
struct LostSignScanner {
    /// No word of a language is longer; keeps the look around a sign bounded.
    private static let longestWord = 40

    private let text: ByteText
    private let survey: LostSignSurvey

    /// Takes a text and what a survey says of it.
    init(_ text: ByteText, survey: LostSignSurvey) {
        self.text = text
        self.survey = survey
    }

    /// The signs, in order.
    func signs<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [LostSign] {
        var signs: [LostSign] = []
        var index = 0
        while index < text.count {
            let limit = min(text.count, index + 4_096)
            try pace.spend(limit - index)
            while index < limit {
                index = text.place(in: index..<limit) { $0 == 0x3F || $0 == 0xC3 || $0 == 0xEF }
                guard index < limit else { break }
                if let (kind, length) = unit(at: index) {
                    signs.append(LostSign(start: index, end: index + length, kind: kind, beginsParagraph: false))
                    index += length
                } else {
                    index += 1
                }
            }
        }
        // Most texts have none.
        guard !signs.isEmpty else { return [] }
        try noteParagraphs(&signs, pace: &pace)
        for number in signs.indices {
            try pace.spend(64)
            lookAround(number, &signs)
        }
        return signs
    }

    /// Notes at which signs a paragraph begins.
    private func noteParagraphs<Failure>(_ signs: inout [LostSign], pace: inout Pace<Failure>) throws(Failure) {
        let everyLineIsAParagraph = try ParagraphSplitter(text, pace: &pace).everyLineIsAParagraph
        var start = 0
        var begins = true
        for number in signs.indices {
            try pace.spend(signs[number].start - start)
            var newlines = 0
            for byte in text.bytes[start..<signs[number].start] {
                if byte == 0x0A {
                    newlines += 1
                    if everyLineIsAParagraph || newlines > 1 { begins = true }
                } else if byte != 0x0D, byte != 0x20, byte != 0x09 {
                    newlines = 0
                }
            }
            signs[number].beginsParagraph = begins
            begins = false
            start = signs[number].end
        }
    }

    /// What may stand for a sign at a place, and how many bytes it takes.
    private func unit(at index: Int) -> (LostSign.Kind, Int)? {
        if text.has(LostSign.lead, at: index) {
            if text.has(LostSign.euro, at: index) { return (.unknown, LostSign.euro.count) }
            // The second and third byte were replaced each.
            for mark in [[0x3F], LostSignSurvey.unknown]
            where text.has(mark, at: index + 2) && text.has(mark, at: index + 2 + mark.count) {
                return (.unknown, 2 + 2 * mark.count)
            }
            return (.letter, 2)
        }
        if text.has(LostSignSurvey.unknown, at: index) {
            guard survey.triplesUnknown else { return (.unknown, 3) }
            return text.has(LostSignSurvey.unknown, at: index + 6) ? (.unknown, 9) : (.unknown, 3)
        }
        if text.byte(index) == 0x3F, survey.hasQuestions {
            guard survey.triplesQuestions else { return (.question, 1) }
            return text.has([0x3F, 0x3F, 0x3F], at: index) ? (.unknown, 3) : nil
        }
        return survey.hasCapitals && text.has([0xC3, 0x83], at: index) ? (.capital, 2) : nil
    }

    private func lookAround(_ number: Int, _ signs: inout [LostSign]) {
        let start = signs[number].start
        let end = signs[number].end
        // Of several signs in a row the neighbour is the one beyond them; at most two are passed.
        var left = start
        var index = number
        while index > 0, number - index < 2, signs[index - 1].end == left {
            index -= 1
            left = signs[index].start
        }
        var right = end
        index = number
        while index + 1 < signs.count, index - number < 2, signs[index + 1].start == right {
            index += 1
            right = signs[index].end
        }
        signs[number].left = neighbor(text.scalar(before: left).value, isLeft: true)
        signs[number].right = neighbor(text.scalar(at: right).value, isLeft: false)
        signs[number].signFollows = right > end
        signs[number].leftWord = letters(before: start)
        signs[number].rightWord = letters(after: end)
        signs[number].capitalFollows =
            Glyph.isCapital(text.scalar(at: end).value) && !isSign(text.scalar(at: end).value)
        signs[number].lowerWordFollows =
            text.byte(right) == 0x20 && (0x61...0x7A).contains(text.byte(right + 1))
        signs[number].capitalWordFollows =
            text.byte(right) == 0x20 && (0x41...0x5A).contains(text.byte(right + 1))
    }

    private func neighbor(_ scalar: UInt32, isLeft: Bool) -> LostSign.Neighbor {
        if scalar == 0 { return .edge }
        switch Glyph(scalar) {
        case .letter: return .letter
        case .digit: return .digit
        case .space: return .space
        case .newline: return .edge
        case .stop, .closeBracket, .closeQuote, .apostrophe: return .closer
        case .openBracket, .openQuote, .openSingleQuote: return .opener
        case .hyphen, .dash, .straightQuote: return .other
        case .other:
            // A sum or a tag opens like a word; a comma or a semicolon closes.
            return [0x2C, 0x3A, 0x3B, 0x25].contains(scalar) ? .closer : isLeft ? .other : .opener
        }
    }

    /// Whether a letter is one that stands for signs.
    private func isSign(_ scalar: UInt32) -> Bool { scalar == 0xE2 || scalar == 0xC3 && survey.hasCapitals }

    private func letters(before limit: Int) -> Range<Int> {
        var start = limit
        while limit - start < Self.longestWord {
            let (scalar, length) = text.scalar(before: start)
            guard length > 0, !isSign(scalar), Glyph(scalar) == .letter else { break }
            start -= length
        }
        return start..<limit
    }

    private func letters(after start: Int) -> Range<Int> {
        var end = start
        while end - start < Self.longestWord, end < text.count {
            let (scalar, length) = text.scalar(at: end)
            guard !isSign(scalar), Glyph(scalar) == .letter else { break }
            end += length
        }
        return start..<end
    }
}
