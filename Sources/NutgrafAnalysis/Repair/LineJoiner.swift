/// Joins lines that a width broke, and words that a line's end parted.
///
/// A line was broken where the next line's first word would not have fitted behind it any more. That is only
/// looked for in a text whose lines are hard-wrapped; see ``LineWidth``. A word that a hyphen parts at a line's
/// end is joined in every text: with the hyphen where both halves are words and the whole is none.
package struct LineJoiner {
    /// The reasons that its edits give.
    package enum Reason {
        /// A line that a width broke.
        package static let wrapped = "hard-wrapped line"
        /// A word that a line's end parted.
        package static let hyphenation = "hyphenation"
    }

    /// No word is longer; keeps the look around a line's end bounded.
    private static let longestWord = 40

    private let text: ByteText
    private let width: Int?

    /// Reads a text's lines.
    package init<Failure>(_ text: ByteText, pace: inout Pace<Failure>) throws(Failure) {
        self.text = text
        width = try LineWidth(text, pace: &pace).width
    }

    /// The text with its lines joined.
    package func joined<Failure>(pace: inout Pace<Failure>) throws(Failure) -> EditedText {
        var editor = TextEditor(text)
        var lineStart = 0
        var index = 0
        while index < text.count {
            let start = index
            index = text.place(in: index..<min(text.count, index + 4_096)) { $0 == 0x0A }
            try pace.spend(index - start)
            guard text.byte(index) == 0x0A else { continue }
            var end = index
            while end > lineStart, Self.isLineBlank(text.bytes[end - 1]) { end -= 1 }
            var next = index + 1
            while next < text.count, text.bytes[next] == 0x20 || text.bytes[next] == 0x09 { next += 1 }
            try pace.spend(next - end)
            let line = lineStart..<end
            lineStart = next
            index = next
            guard !line.isEmpty, next < text.count, text.bytes[next] != 0x0A, text.bytes[next] != 0x0D else { continue }
            if let (range, replacement) = hyphenation(line, next: next) {
                editor.replace(range, with: replacement, reason: Reason.hyphenation)
            } else if isBroken(line, next: next) {
                editor.replace(end..<next, with: [0x20], reason: Reason.wrapped)
            }
        }
        return editor.finish()
    }

    private static func isLineBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// Whether the next line's first word would not have fitted behind a line.
    private func isBroken(_ line: Range<Int>, next: Int) -> Bool {
        guard let width, ListMarker(at: next, in: text, limit: text.count) == nil else { return false }
        let length = LineWidth.scalars(line, in: text, atMost: width + 1)
        guard length <= width else { return true }
        var end = next
        while end < text.count, end - next < 4 * width, text.bytes[end] > 0x20 { end += 1 }
        return length + 1 + LineWidth.scalars(next..<end, in: text, atMost: width) > width
    }

    // MARK: Hyphens

    /// What to put in place of a hyphen at a line's end and the line's end.
    private func hyphenation(_ line: Range<Int>, next: Int) -> (Range<Int>, [UInt8])? {
        let (mark, length) = text.scalar(before: line.upperBound)
        guard mark == 0x2D || mark == 0x2010, line.count >= 20 else { return nil }
        let hyphen = line.upperBound - length
        guard Glyph(text.scalar(before: hyphen).value) == .letter, Glyph.isSmall(text.scalar(at: next).value) else {
            return nil
        }
        let left = letters(before: hyphen)
        let right = letters(after: next)
        // "mid-\nto-late": the word goes on behind another hyphen.
        let isCompound = text.byte(left.lowerBound - 1) == 0x2D || text.byte(right.upperBound) == 0x2D
        let keeps = isCompound || keepsHyphen(text.string(left), text.string(right))
        return (hyphen..<next, keeps ? Array(text.bytes[hyphen..<line.upperBound]) : [])
    }

    private func keepsHyphen(_ left: String, _ right: String) -> Bool {
        isWord(left) && isWord(right) && !isWord(left + right)
            && left.utf8.count >= 3 && right.utf8.count >= 3 && !Self.endings.contains(right)
    }

    private func isWord(_ word: String) -> Bool {
        let lower = word.lowercased()
        return Lexicon.shared.classes(form: lower, lower: lower).has([.ordinary, .stop])
            || Lexicon.shared.classes(form: word, lower: lower).has([.weekday, .month, .forename])
            || Lexicon.shared.name(word) != nil
    }

    /// Words that are more often the end of a longer one.
    private static let endings: Set<String> = [
        "able", "age", "ally", "ant", "ate", "ent", "ion", "ions", "less", "ness",
    ]

    private func letters(before limit: Int) -> Range<Int> {
        var start = limit
        while limit - start < Self.longestWord {
            let (scalar, length) = text.scalar(before: start)
            guard length > 0, Glyph(scalar) == .letter else { break }
            start -= length
        }
        return start..<limit
    }

    private func letters(after start: Int) -> Range<Int> {
        var end = start
        while end - start < Self.longestWord, end < text.count {
            let (scalar, length) = text.scalar(at: end)
            guard Glyph(scalar) == .letter else { break }
            end += length
        }
        return start..<end
    }
}
