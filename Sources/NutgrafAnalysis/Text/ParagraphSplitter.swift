/// Finds a text's paragraphs.
///
/// Blank lines part them. Where a text has none, each line is a paragraph, unless its lines are hard-wrapped:
/// most end within a narrow band of widths without a mark that ends a sentence. A line that begins in lower case
/// goes on with the one before, where that began with a capital and does not end a sentence.
package struct ParagraphSplitter {
    private struct Line {
        var range: Range<Int>
        var endsSentence: Bool
        var beginsCapital = false
        var beginsSmall = false
    }

    private let lines: [Line]
    private let hasBlankLine: Bool
    private let isHardWrapped: Bool
    private let wrapWidth: Int

    /// Reads a text's lines.
    package init<Failure>(_ text: ByteText, pace: inout Pace<Failure>) throws(Failure) {
        var lines: [Line] = []
        var start = 0
        var blankBetween = false
        var pendingBlank = false
        var index = 0
        while index <= text.count {
            let paid = index
            let limit = min(text.count, index + 4_096)
            index = text.place(in: index..<limit) { $0 == 0x0A || $0 == 0x0D }
            try pace.spend(index - paid + 1)
            let byte = text.byte(index)
            guard index == text.count || byte == 0x0A || byte == 0x0D && text.byte(index + 1) != 0x0A else {
                index += 1
                continue
            }
            let range = Self.trimmed(start..<index, in: text)
            index += 1
            start = index
            if range.isEmpty {
                pendingBlank = !lines.isEmpty
                lines.append(Line(range: range, endsSentence: false))
            } else {
                if pendingBlank { blankBetween = true }
                let first = text.scalar(at: range.lowerBound).value
                lines.append(
                    Line(
                        range: range,
                        endsSentence: Self.endsSentence(range, in: text),
                        beginsCapital: Glyph.isCapital(first),
                        beginsSmall: Glyph.isSmall(first)
                    )
                )
            }
        }
        self.lines = lines
        hasBlankLine = blankBetween
        wrapWidth = lines.reduce(0) { max($0, $1.range.count) }
        isHardWrapped = !blankBetween && Self.isHardWrapped(lines, width: wrapWidth)
    }

    /// Whether each line is a paragraph of its own.
    package var everyLineIsAParagraph: Bool { !hasBlankLine && !isHardWrapped }

    /// The paragraphs, without the blanks around them, in order.
    package func paragraphs<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var open: Range<Int>?
        var beginsCapital = false
        for (number, line) in lines.enumerated() {
            try pace.spend(8)
            guard !line.range.isEmpty else {
                if let paragraph = open { result.append(paragraph) }
                open = nil
                continue
            }
            if open == nil { beginsCapital = line.beginsCapital }
            open = (open?.lowerBound ?? line.range.lowerBound)..<line.range.upperBound
            let isShort = line.range.count < wrapWidth * 3 / 4
            let goesOn =
                number + 1 < lines.count && lines[number + 1].beginsSmall && beginsCapital && !line.endsSentence
            if everyLineIsAParagraph && !goesOn || isHardWrapped && isShort && line.endsSentence {
                if let paragraph = open { result.append(paragraph) }
                open = nil
            }
        }
        if let paragraph = open { result.append(paragraph) }
        return result
    }

    private static func isHardWrapped(_ lines: [Line], width: Int) -> Bool {
        guard width >= 30, width <= 140 else { return false }
        let full = lines.count { !$0.range.isEmpty }
        let inBand = lines.count { $0.range.count >= width * 3 / 4 && !$0.endsSentence }
        return full >= 4 && inBand * 2 > full
    }

    private static func trimmed(_ range: Range<Int>, in text: ByteText) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper {
            let (scalar, length) = text.scalar(at: lower)
            guard isBlank(scalar) else { break }
            lower += length
        }
        while upper > lower {
            let (scalar, length) = text.scalar(before: upper)
            guard isBlank(scalar) else { break }
            upper -= length
        }
        return lower..<max(lower, upper)
    }

    private static func isBlank(_ scalar: UInt32) -> Bool {
        let glyph = Glyph(scalar)
        return glyph == .space || glyph == .newline
    }

    private static func endsSentence(_ range: Range<Int>, in text: ByteText) -> Bool {
        var end = range.upperBound
        // Few closing marks stand behind a stop; the bound keeps lines of nothing but marks cheap.
        for _ in 0..<4 where end > range.lowerBound {
            let (scalar, length) = text.scalar(before: end)
            switch Glyph(scalar) {
            case .stop: return true
            case .closeQuote, .straightQuote, .apostrophe, .closeBracket: end -= length
            default: return scalar == 0x3A
            }
        }
        return false
    }
}
