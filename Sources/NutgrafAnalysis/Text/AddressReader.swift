/// Reads addresses of the web and of mail.
struct AddressReader {
    /// No name before the `@` is longer; keeps the look ahead bounded.
    private static let longestName = 64

    private let text: ByteText
    private let limit: Int
    private let hasAt: Bool

    /// Takes a sentence; `nil` where it has no address.
    ///
    /// Every address has an `@`, a `/`, or a full stop before a letter, a digit or a hyphen or behind a "w".
    init?(_ text: ByteText, sentence: Range<Int>) {
        var hasAt = false
        var mayHave = false
        var index = sentence.lowerBound
        while true {
            index = text.place(in: index..<sentence.upperBound) { $0 == 0x2E || $0 == 0x2F || $0 == 0x40 }
            guard index < sentence.upperBound else { break }
            switch text.bytes[index] {
            case 0x40: hasAt = true
            case 0x2F: mayHave = true
            default:
                let next = text.byte(index + 1)
                if next.isASCIILetter || next.isASCIIDigit || next == 0x2D || text.byte(index - 1) | 0x20 == 0x77 {
                    mayHave = true
                }
            }
            index += 1
        }
        guard hasAt || mayHave else { return nil }
        self.text = text
        self.hasAt = hasAt
        limit = sentence.upperBound
    }

    /// Where the address ends that begins at `start`; `nil` where none does.
    func end(from start: Int) -> Int? {
        let first = text.byte(start) | 0x20
        if first == 0x68 || first == 0x77, Self.leads.contains(where: { hasIgnoringCase($0, at: start) }) {
            return trimmed(start, visible(from: start))
        }
        if hasAt, let end = mail(from: start) { return end }
        return domain(from: start)
    }

    private static let leads: [[UInt8]] = ["http://", "https://", "www."].map { Array($0.utf8) }

    /// The last parts of names of the web that are told without "www.".
    private static let domains: Set<String> = [
        "com", "org", "net", "gov", "edu", "info", "io", "eu", "uk", "de", "fr", "nl", "pl", "ru", "ua", "tv", "ch",
        "se", "fi", "dk", "ie", "jp", "cn", "au", "nz", "ca", "br", "mx",
    ]

    private func hasIgnoringCase(_ pattern: [UInt8], at start: Int) -> Bool {
        guard start + pattern.count < limit else { return false }
        for (offset, byte) in pattern.enumerated() where text.byte(start + offset) | 0x20 != byte | 0x20 {
            return false
        }
        return true
    }

    /// The end of what no blank, quotation mark or angle bracket parts.
    private func visible(from start: Int) -> Int {
        var index = start
        while index < limit {
            let (scalar, length) = text.scalar(at: index)
            switch Glyph(scalar) {
            case .space, .newline, .openQuote, .closeQuote, .straightQuote: return index
            default: break
            }
            if scalar == 0x3C || scalar == 0x3E { return index }
            index += length
        }
        return index
    }

    /// The same end without the marks that the sentence puts behind an address.
    private func trimmed(_ start: Int, _ end: Int) -> Int {
        var end = end
        while end > start + 1, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x27].contains(text.byte(end - 1)) {
            end -= 1
        }
        return end
    }

    private func mail(from start: Int) -> Int? {
        var index = start
        while index < min(limit, start + Self.longestName), isNameByte(text.byte(index)) { index += 1 }
        guard index > start, text.byte(index) == 0x40, index + 1 < limit, isNameByte(text.byte(index + 1)) else {
            return nil
        }
        index += 1
        while index < limit, isNameByte(text.byte(index)) { index += 1 }
        return trimmed(start, index)
    }

    /// "example.org/page": small letters with full stops, of which the last part is a known one.
    private func domain(from start: Int) -> Int? {
        var index = start
        var label = start
        var end: Int?
        while index < min(limit, start + Self.longestName) {
            let byte = text.byte(index)
            if byte == 0x2E {
                guard index > label else { break }
                label = index + 1
            } else if !(byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2D) {
                break
            }
            index += 1
        }
        // Without a full stop within it this is a word; most calls end here.
        guard label > start, label < index, Self.domains.contains(text.string(label..<index)) else { return nil }
        end = index
        if text.byte(index) == 0x2F, index < limit { end = trimmed(start, visible(from: index)) }
        return end
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2E || byte == 0x5F || byte == 0x2B || byte == 0x2D
            || byte == 0x25
    }
}
