/// Finds every `â` of a text that is not part of a whole ``Mojibake`` sign.
struct LostSignScanner {
    /// No word of a language is longer; keeps the look around an `â` bounded.
    private static let longestWord = 40

    private let text: ByteText
    private let everyLineIsAParagraph: Bool

    /// Takes a text as it was submitted.
    init(_ text: ByteText, everyLineIsAParagraph: Bool) {
        self.text = text
        self.everyLineIsAParagraph = everyLineIsAParagraph
    }

    /// The signs, in order.
    func signs<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [LostSign] {
        var signs: [LostSign] = []
        var newlines = 0
        var begins = true
        for index in 0..<text.count {
            if index & 0xFFF == 0 { try pace.spend(0x1000) }
            switch text.bytes[index] {
            case 0x0A:
                newlines += 1
                if everyLineIsAParagraph || newlines > 1 { begins = true }
            case 0x0D, 0x20, 0x09: break
            case 0xC3 where text.byte(index + 1) == 0xA2 && Mojibake.whole(in: text, at: index) == nil:
                signs.append(sign(at: index, beginsParagraph: begins))
                begins = false
                newlines = 0
            default: newlines = 0
            }
        }
        return signs
    }

    private func sign(at start: Int, beginsParagraph: Bool) -> LostSign {
        let end = start + Mojibake.lead.count
        let leftWord = letters(before: start)
        let rightWord = letters(after: end)
        return LostSign(
            start: start,
            beginsParagraph: beginsParagraph,
            left: neighbor(skippingSigns(before: start), isLeft: true),
            right: neighbor(skippingSigns(after: end), isLeft: false),
            leftWord: leftWord,
            rightWord: rightWord,
            capitalFollows: Glyph.isCapital(text.scalar(at: end).value),
            lowerWordFollows: text.byte(end) == 0x20 && (0x61...0x7A).contains(text.byte(end + 1))
        )
    }

    /// The scalar beside an `â`; of several `â` in a row, the one beyond them (at most two are passed).
    private func skippingSigns(before start: Int) -> UInt32 {
        var index = start
        var passed = 0
        while passed < 2, text.has(Mojibake.lead, at: index - 2) {
            index -= 2
            passed += 1
        }
        return text.scalar(before: index).value
    }

    private func skippingSigns(after end: Int) -> UInt32 {
        var index = end
        var passed = 0
        while passed < 2, text.has(Mojibake.lead, at: index) {
            index += 2
            passed += 1
        }
        return text.scalar(at: index).value
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

    private func letters(before limit: Int) -> Range<Int> {
        var start = limit
        while limit - start < Self.longestWord {
            let (scalar, length) = text.scalar(before: start)
            guard length > 0, scalar != 0xE2, Glyph(scalar) == .letter else { break }
            start -= length
        }
        return start..<limit
    }

    private func letters(after start: Int) -> Range<Int> {
        var end = start
        while end - start < Self.longestWord, end < text.count {
            let (scalar, length) = text.scalar(at: end)
            guard scalar != 0xE2, Glyph(scalar) == .letter else { break }
            end += length
        }
        return start..<end
    }
}
