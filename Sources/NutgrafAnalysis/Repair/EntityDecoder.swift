/// Decodes the character references of HTML that were left in a text: `&rsquo;`, `&#8217;`, `&#x2019;`, and
/// `&amp;rsquo;`, which was written twice.
package struct EntityDecoder {
    /// The reason that its edits give.
    package static let reason = "HTML entity"
    /// No name of a reference is longer.
    private static let longestName = 10

    private let text: ByteText

    /// Takes a text.
    package init(_ text: ByteText) {
        self.text = text
    }

    /// The text with its references decoded.
    package func decoded<Failure>(pace: inout Pace<Failure>) throws(Failure) -> EditedText {
        var editor = TextEditor(text)
        var index = 0
        while index < text.count {
            if index & 0xFFF == 0 { try pace.spend(0x1000) }
            guard text.bytes[index] == 0x26, let (scalar, end) = reference(at: index) else {
                index += 1
                continue
            }
            editor.replace(index..<end, with: Array(String(scalar).utf8), reason: Self.reason)
            try pace.spend(end - index)
            index = end
        }
        return editor.finish()
    }

    /// The sign of the reference that begins at an `&`, and where it ends.
    private func reference(at start: Int) -> (Unicode.Scalar, Int)? {
        guard let (scalar, end) = single(at: start + 1) else { return nil }
        // "&amp;rsquo;" was encoded twice, "&amp;amp;rsquo;" even more often.
        guard scalar == "&" else { return (scalar, end) }
        var result = (scalar, end)
        for _ in 0..<3 {
            guard let next = single(at: result.1) else { break }
            result = next
            guard result.0 == "&" else { break }
        }
        return result
    }

    /// The sign whose reference goes on at `start`, behind the `&`.
    private func single(at start: Int) -> (Unicode.Scalar, Int)? {
        if text.byte(start) == 0x23 { return number(at: start + 1) }
        var end = start
        while end - start <= Self.longestName, Self.isNameByte(text.byte(end)) { end += 1 }
        guard end > start, text.byte(end) == 0x3B, let scalar = Lexicon.shared.entity(text.string(start..<end)) else {
            return nil
        }
        return (scalar, end + 1)
    }

    private func number(at start: Int) -> (Unicode.Scalar, Int)? {
        let isHexadecimal = text.byte(start) | 0x20 == 0x78
        let first = isHexadecimal ? start + 1 : start
        var index = first
        var value: UInt32 = 0
        while index - first < 7, let digit = text.byte(index).referenceDigit(isHexadecimal: isHexadecimal) {
            value = value * (isHexadecimal ? 16 : 10) + digit
            index += 1
        }
        guard index > first, text.byte(index) == 0x3B else { return nil }
        // As HTML has it, the numbers of the control characters mean the signs of Windows-1252.
        if (0x80...0x9F).contains(value) { value = CodePage.windows1252[Int(value) - 0x80] }
        guard value >= 0x20 || value == 0x0A || value == 0x09, !(0x7F...0x9F).contains(value),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return (scalar, index + 1)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
}
