/// What a scalar is to a reader of English text.
package enum Glyph: Sendable {
    /// A letter or a mark that belongs to one.
    case letter
    /// A decimal digit.
    case digit
    /// A blank within a line.
    case space
    /// The end of a line.
    case newline
    /// `'` and `’`.
    case apostrophe
    /// `“` and its like.
    case openQuote
    /// `”`.
    case closeQuote
    /// `"`, which may open or close.
    case straightQuote
    /// `‘`.
    case openSingleQuote
    /// `(`, `[`, `{`.
    case openBracket
    /// `)`, `]`, `}`.
    case closeBracket
    /// `.`, `!`, `?`, `…`, and what ends sentences in other scripts.
    case stop
    /// `-` and its like, joining words.
    case hyphen
    /// `–` and `—`.
    case dash
    /// Any other sign.
    case other

    /// Tells what a scalar is.
    package init(_ scalar: UInt32) {
        self = scalar < 0x80 ? Glyph(ascii: scalar) : Glyph(wide: scalar)
    }

    private init(ascii scalar: UInt32) {
        switch scalar {
        case 0x61...0x7A, 0x41...0x5A: self = .letter
        case 0x30...0x39: self = .digit
        case 0x20, 0x09, 0x0B, 0x0C: self = .space
        case 0x0A, 0x0D: self = .newline
        case 0x27: self = .apostrophe
        case 0x22: self = .straightQuote
        case 0x28, 0x5B, 0x7B: self = .openBracket
        case 0x29, 0x5D, 0x7D: self = .closeBracket
        case 0x2E, 0x21, 0x3F: self = .stop
        case 0x2D: self = .hyphen
        default: self = .other
        }
    }

    private init(wide scalar: UInt32) {
        switch scalar {
        case 0x2019: self = .apostrophe
        case 0x2018, 0x201A, 0x201B: self = .openSingleQuote
        case 0x201C, 0x201E, 0x201F, 0xAB, 0x300C, 0x300E, 0x300A: self = .openQuote
        case 0x201D, 0xBB, 0x300D, 0x300F, 0x300B: self = .closeQuote
        case 0xFF08: self = .openBracket
        case 0xFF09: self = .closeBracket
        case 0x2010, 0x2011: self = .hyphen
        case 0x2012...0x2015: self = .dash
        case 0x2026, 0x3002, 0xFF0E, 0xFF61, 0xFF01, 0xFF1F: self = .stop
        // Of Arabic, Urdu, Hindi, Armenian, Ethiopic, Burmese and Khmer.
        case 0x061F, 0x06D4, 0x0964, 0x0965, 0x0589, 0x1362, 0x104B, 0x17D4: self = .stop
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .space
        case 0x85, 0x2028, 0x2029: self = .newline
        default: self = Glyph.isLetter(scalar) ? .letter : .other
        }
    }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        if scalar >= 0xC0, scalar <= 0x24F { return scalar != 0xD7 && scalar != 0xF7 }
        guard let value = Unicode.Scalar(scalar) else { return false }
        if value.properties.isAlphabetic { return true }
        switch value.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: return true
        default: return false
        }
    }

    /// Whether a scalar is an ideograph of Chinese and Japanese.
    package static func isIdeograph(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x3400 else { return false }
        return scalar <= 0x9FFF || (0xF900...0xFAFF).contains(scalar) || (0x20000...0x3FFFF).contains(scalar)
    }

    /// Whether a scalar is a lower-case letter.
    package static func isSmall(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x61 && scalar <= 0x7A }
        guard let value = Unicode.Scalar(scalar) else { return false }
        return value.properties.isLowercase
    }

    /// Whether a scalar is a capital letter.
    package static func isCapital(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
        guard let value = Unicode.Scalar(scalar) else { return false }
        return value.properties.isUppercase || value.properties.generalCategory == .titlecaseLetter
    }
}
