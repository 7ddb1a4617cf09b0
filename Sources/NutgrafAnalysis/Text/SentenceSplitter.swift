/// Parts a paragraph into sentences.
///
/// - `.`, `!`, `?` and `…` end a sentence where a blank and no lower-case letter follow. Marks that close
///   quotations and brackets, and a note's number in brackets, go with the sentence before them.
/// - No end: behind a title ("Mr."), an initial ("J."), an abbreviation of a number ("No. 5"), within numbers,
///   times, addresses of the web and of mail.
/// - Behind an abbreviation that may close a sentence ("Inc.", "U.S.", "Dec.") only before a word that nothing
///   but a sentence's beginning capitalises ("The", "He"); behind "p.m." before any word.
/// - `. . .` ends none; four or more do, before a capital. "…" and "..." end one before a capital.
/// - A question or a call within quotation marks goes on where "Hale asked" follows.
/// - Before a lower-case letter only where the stop stands behind a plain word and nobody "said" or "asked".
/// - A picture's credit ("Image: …") and a story's day before it ("Sunday, March 1, 2020") are sentences too.
/// - A face (`:-)`) goes with the sentence before it; a row of signs (`***`) is a sentence of its own.
/// - Without a blank ("world.Today", "1,000.That") a full stop ends one between a word or number and a
///   capitalised word.
/// - Items of a list each are a sentence: a marker begins one at a line's beginning, and within a line where
///   it continues the numbers or signs of the one before.
/// - Stops of other scripts (`。`, `؟`, `।`) end a sentence wherever they stand.
package struct SentenceSplitter {
    /// After how many bytes the pace is heeded.
    private static let stretch = 4_096

    private let text: ByteText
    private let judge: StopJudge

    /// Makes a splitter of a text's paragraphs.
    package init(_ text: ByteText) {
        self.text = text
        judge = StopJudge(text)
    }

    /// The sentences of a paragraph, in order, without the blanks between them.
    ///
    /// Takes time in proportion to the paragraph's length.
    package func sentences<Failure>(
        in paragraph: Range<Int>,
        pace: inout Pace<Failure>
    ) throws(Failure) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = paragraph.lowerBound
        var list: ListMarker?
        var index = begin(at: start, list: &list, limit: paragraph.upperBound)
        var paid = start
        while index < paragraph.upperBound {
            if index - paid >= Self.stretch {
                try pace.spend(index - paid)
                paid = index
            }
            let byte = text.bytes[index]
            // Within a word nothing ends, nor at a blank alone before a small letter where there is no list.
            if byte.isASCIILetter
                || byte == 0x20 && list == nil && index + 1 < paragraph.upperBound && text.byte(index + 1).isASCIISmall
            {
                index += 1
                continue
            }
            let (scalar, length) = text.scalar(at: index)
            switch Glyph(scalar) {
            case .space, .newline:
                let next = skipBlanks(from: index, limit: paragraph.upperBound)
                if start < index,
                    beginsItem(at: next, behind: index, list, limit: paragraph.upperBound)
                        || beginsCredit(at: next) || endsDateline(start..<index, before: next)
                {
                    result.append(start..<index)
                    start = next
                    index = begin(at: next, list: &list, limit: paragraph.upperBound)
                } else {
                    index = next
                }
            case .stop:
                let run = StopRun(at: index, in: text, limit: paragraph.upperBound)
                // To look around a stop is as much as to read a line.
                paid -= 64
                guard let end = judge.end(of: run, sentence: start, limit: paragraph.upperBound) else {
                    index = run.end
                    continue
                }
                result.append(start..<end)
                start = skipBlanks(from: end, limit: paragraph.upperBound)
                index = begin(at: start, list: &list, limit: paragraph.upperBound)
            default:
                guard length == 1, let end = signsEnd(at: index, sentence: start, limit: paragraph.upperBound) else {
                    index += length
                    continue
                }
                if end < paragraph.upperBound {
                    result.append(start..<end)
                    start = skipBlanks(from: end, limit: paragraph.upperBound)
                    index = begin(at: start, list: &list, limit: paragraph.upperBound)
                } else {
                    index = end
                }
            }
        }
        try pace.spend(paragraph.upperBound - paid)
        if start < paragraph.upperBound { result.append(start..<paragraph.upperBound) }
        return result
    }

    /// Where to read on in a sentence that begins at `start`: behind its list marker, if it has one.
    private func begin(at start: Int, list: inout ListMarker?, limit: Int) -> Int {
        guard let marker = ListMarker(at: start, in: text, limit: limit) else { return start }
        list = marker
        // "• 9. The first item": the number belongs to the marker.
        if marker.isBullet,
            let number = ListMarker(
                at: skipBlanks(from: marker.end, limit: limit),
                in: text,
                limit: limit
            )
        {
            return number.end
        }
        return marker.end
    }

    /// Whether a list's next item begins behind some blanks.
    ///
    /// - Parameters:
    ///   - start: what follows the blanks.
    ///   - blank: the first of the blanks.
    private func beginsItem(at start: Int, behind blank: Int, _ list: ListMarker?, limit: Int) -> Bool {
        guard start < limit else { return false }
        let isLine = text.bytes[blank..<start].contains(0x0A)
        guard list != nil || isLine, let marker = ListMarker(at: start, in: text, limit: limit) else { return false }
        if isLine, marker.partsLines || list?.style == marker.style { return true }
        guard let list else { return false }
        return marker.partsLines && marker.follows(list)
    }

    /// Whether a picture's credit begins there, as in "A view of the port Image: Jan Novak.".
    private func beginsCredit(at start: Int) -> Bool {
        guard text.byte(start) == 0x49 || text.byte(start) == 0x50 else { return false }
        return Self.credits.contains { text.has($0, at: start) }
    }

    private static let credits: [[UInt8]] = ["Image: ", "Photo: ", "Picture: ", "Photograph: "].map { Array($0.utf8) }

    /// Whether a story's day alone stands before its first sentence: "Sunday, March 1, 2020 The port …".
    private func endsDateline(_ range: Range<Int>, before next: Int) -> Bool {
        guard range.count < 32, range.count > 14, text.byte(range.upperBound - 1).isASCIIDigit,
            Glyph.isCapital(text.scalar(at: next).value),
            text.bytes[range].suffix(4).allSatisfy({ (0x30...0x39).contains($0) }),
            let comma = text.bytes[range].firstIndex(of: 0x2C)
        else { return false }
        let day = text.string(range.lowerBound..<comma)
        return day.hasSuffix("day") && Lexicon.shared.classes(form: day, lower: day.lowercased()).has(.weekday)
    }

    /// Where a sentence ends that a face (`:-)`) or a row of signs (`* * *`, `_____`) closes.
    private func signsEnd(at index: Int, sentence: Int, limit: Int) -> Int? {
        let byte = text.byte(index)
        if byte == 0x3A || byte == 0x3B, index > sentence, text.byte(index - 1) == 0x20,
            let end = Emoticon.end(at: index, in: text, limit: limit),
            NextWord(from: end, in: text, limit: limit).isCapital
        {
            return end
        }
        guard index == sentence, byte == 0x2A || byte == 0x5F || byte == 0x3D || byte == 0x7E || byte == 0x23 else {
            return nil
        }
        var end = index
        while end < limit, text.byte(end) == byte { end += 1 }
        return end - index >= 3 && Glyph(text.scalar(at: end).value) == .space ? end : nil
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
