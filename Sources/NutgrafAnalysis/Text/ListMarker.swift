/// What an item of a list begins with: `1.`, `2)`, `(iii)`, `b.`, `•`.
struct ListMarker: Equatable {
    /// How the number is written.
    enum Style: Equatable {
        case digits
        case lowerLetter
        case capitalLetter
        case roman
        /// A sign instead of a number.
        case bullet(UInt32)
    }

    /// How the number is written.
    var style: Style
    /// What stands behind the number: 1 for `.`, 2 for `)`, 4 for a `(` before it, added up.
    var frame: Int
    /// The number; 0 of a bullet.
    var value: Int
    /// The byte after the marker.
    var end: Int

    /// Reads the marker that begins at `start`; `nil` where none does.
    ///
    /// - Parameter limit: the paragraph's end.
    init?(at start: Int, in text: ByteText, limit: Int) {
        guard start < limit else { return nil }
        let (scalar, length) = text.scalar(at: start)
        if Self.isBullet(scalar) {
            self.init(style: .bullet(scalar), frame: 0, value: 0, end: start + length)
            return
        }
        if scalar == 0x2D || scalar == 0x2A, Self.isBlank(start + 1, in: text, limit: limit) {
            self.init(style: .bullet(scalar), frame: 0, value: 0, end: start + 1)
            return
        }
        var index = start
        var frame = 0
        if scalar == 0x28 {
            frame = 4
            index += 1
        }
        let number = index
        while index < limit, index - number < 5, Self.isNumberByte(text.byte(index)) { index += 1 }
        // Most sentences begin with a word, behind which neither stands.
        guard index > number, text.byte(index) == 0x2E || text.byte(index) == 0x29,
            let (style, value) = Self.number(number..<index, in: text)
        else { return nil }
        if text.byte(index) == 0x2E, index < limit, frame == 0 {
            frame += 1
            index += 1
        }
        if text.byte(index) == 0x29, index < limit {
            frame += 2
            index += 1
        }
        // "(1" is no marker, nor is "A." or "I.", which is an initial or a word.
        guard frame & 3 != 0, frame & 4 == 0 || frame & 2 != 0, Self.isBlank(index, in: text, limit: limit),
            frame != 1 || style == .digits || style == .lowerLetter || style == .roman && value > 1
        else { return nil }
        self.init(style: style, frame: frame, value: value, end: index)
    }

    private init(style: Style, frame: Int, value: Int, end: Int) {
        self.style = style
        self.frame = frame
        self.value = value
        self.end = end
    }

    /// Whether this one may begin the item after the one that `other` begins.
    func follows(_ other: ListMarker) -> Bool {
        guard frame == other.frame else { return false }
        if style == other.style { return value == other.value + (isBullet ? 0 : 1) }
        // "h)" comes before "i)", which reads as a Roman one.
        return style == .roman && other.style == .lowerLetter && value == 1 && other.value == 8
    }

    /// Whether a sign stands instead of a number.
    var isBullet: Bool {
        if case .bullet = style { return true }
        return false
    }

    /// Whether the items can be told within a line; hyphens and asterisks have other uses there.
    var partsLines: Bool { style != .bullet(0x2D) && style != .bullet(0x2A) }

    private static func isBullet(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2022, 0x2043, 0x2023, 0x25E6, 0x25AA, 0x25CF, 0x25A0: true
        default: false
        }
    }

    private static func isBlank(_ index: Int, in text: ByteText, limit: Int) -> Bool {
        guard index < limit else { return false }
        let glyph = Glyph(text.scalar(at: index).value)
        return glyph == .space || glyph == .newline
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || byte.isASCIILetter
    }

    private static func number(_ range: Range<Int>, in text: ByteText) -> (Style, Int)? {
        let bytes = text.bytes[range]
        if bytes.allSatisfy({ (0x30...0x39).contains($0) }) {
            guard bytes.count <= 3 else { return nil }
            return (.digits, bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        if let value = roman(bytes), bytes.count > 1 || bytes.first == 0x69 { return (.roman, value) }
        guard bytes.count == 1, let letter = bytes.first else { return nil }
        if (0x61...0x7A).contains(letter) { return (.lowerLetter, Int(letter) - 0x60) }
        return (0x41...0x5A).contains(letter) ? (.capitalLetter, Int(letter) - 0x40) : nil
    }

    /// A Roman number in lower case, up to 39.
    private static func roman(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        var last = 0
        for byte in bytes {
            let digit: Int
            switch byte {
            case 0x69: digit = 1
            case 0x76: digit = 5
            case 0x78: digit = 10
            default: return nil
            }
            value += digit > last && last > 0 ? digit - 2 * last : digit
            last = digit
        }
        return value
    }
}
