import NutgrafAnalysis

/// A character reference of the HTML Standard, section 13.2.5.72, such as `&amp;`, `&eacute` or `&#8217;`.
struct CharacterReference {
    /// The longest name that is looked up.
    private static let longestName = 10

    /// The sign.
    let scalar: Unicode.Scalar
    /// How many bytes the reference has.
    let length: Int

    /// Reads the reference that begins at an `&`; `nil` where it is none that is known.
    init?(in bytes: [UInt8], at start: Int, isInAttribute: Bool) {
        let next = start + 1 < bytes.count ? bytes[start + 1] : 0
        guard
            let (scalar, end) = next == 0x23
                ? Self.number(bytes, start + 2) : Self.name(bytes, start + 1, isInAttribute)
        else { return nil }
        self.scalar = scalar
        length = end - start
    }

    private static func number(_ bytes: [UInt8], _ start: Int) -> (Unicode.Scalar, Int)? {
        let isHexadecimal = start < bytes.count && bytes[start] | 0x20 == 0x78
        let first = isHexadecimal ? start + 1 : start
        var index = first
        var value: UInt32 = 0
        while index < bytes.count, let digit = bytes[index].referenceDigit(isHexadecimal: isHexadecimal) {
            // Beyond the last sign the number need not be exact.
            value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
            index += 1
        }
        guard index > first else { return nil }
        if index < bytes.count, bytes[index] == 0x3B { index += 1 }
        if (0x80...0x9F).contains(value) { value = CodePage.windows1252[Int(value) - 0x80] }
        // Zeros and other control characters are no text.
        let isControl = value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D || value == 0x7F
        return (isControl ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", index)
    }

    private static func name(_ bytes: [UInt8], _ start: Int, _ isInAttribute: Bool) -> (Unicode.Scalar, Int)? {
        var end = start
        while end < bytes.count, end - start < longestName, isAlphanumeric(bytes[end]) { end += 1 }
        guard end > start else { return nil }
        let next = end < bytes.count ? bytes[end] : 0
        if next == 0x3B, let scalar = Lexicon.shared.entity(String(decoding: bytes[start..<end], as: UTF8.self)) {
            return (scalar, end + 1)
        }
        // The oldest names may stand without a semicolon, also within a word; but not within an address.
        guard !isInAttribute || next != 0x3D && !isAlphanumeric(next) else { return nil }
        while end - start >= 2 {
            if let scalar = Lexicon.shared.entity(String(decoding: bytes[start..<end], as: UTF8.self)),
                scalar.value <= 0xFF, !isInAttribute || end == bytes.count || !isAlphanumeric(bytes[end])
            {
                return (scalar, end)
            }
            end -= 1
        }
        return nil
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
}
