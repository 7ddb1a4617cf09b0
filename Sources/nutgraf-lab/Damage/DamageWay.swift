import NutgrafAnalysis

/// The ways in which texts are known to be damaged.
package enum DamageWay: String, CaseIterable, Sendable {
    /// UTF-8 read as Windows-1252.
    case windows1252 = "windows-1252"
    /// UTF-8 read as ISO 8859-1.
    case latin1 = "latin-1"
    /// UTF-8 read as ISO 8859-15.
    case latin9 = "latin-9"
    /// UTF-8 read as Mac OS Roman.
    case macRoman = "mac-roman"
    /// UTF-8 read as Windows-1250.
    case windows1250 = "windows-1250"
    /// UTF-8 read as Windows-1251.
    case windows1251 = "windows-1251"
    /// UTF-8 read as Windows-1252 twice.
    case twice
    /// Every third paragraph read as Windows-1252.
    case passages
    /// An `â` for every typographic sign.
    case lost
    /// A `Ã` for every typographic sign.
    case lostTwice = "lost-twice"
    /// A `?` for every typographic sign.
    case questionMarks = "question-marks"
    /// A U+FFFD for every typographic sign.
    case replaced
    /// Three U+FFFD for every typographic sign.
    case replacedBytes = "replaced-bytes"
    /// Character references of HTML for everything but ASCII.
    case references
    /// Signs that cannot be seen in words, no-break spaces between them.
    case invisible
    /// Ligatures for "fi", "fl" and "ff".
    case ligatures
    /// Lines of 72 signs, some words parted by a hyphen.
    case wrapped

    /// A text damaged in this way.
    package func damage(_ clean: [UInt8]) -> DamagedText {
        switch self {
        case .invisible: invisible(clean)
        case .ligatures: ligatures(clean)
        case .wrapped: TextWrapper(width: 72).wrapped(clean)
        default: signs(clean)
        }
    }

    /// The signs that a careless reader of UTF-8 loses.
    private static let signs: Set<UInt32> = [0x2018, 0x2019, 0x201C, 0x201D, 0x2013, 0x2014]

    private func signs(_ clean: [UInt8]) -> DamagedText {
        let text = ByteText(clean)
        var result = DamagedText(clean)
        var paragraph = 0
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            if scalar == 0x0A { paragraph += 1 }
            let isHit = scalar >= 0x80 && (self != .passages || paragraph % 3 == 0)
            if isHit, let damage = damage(of: scalar, Array(text.bytes[index..<(index + length)])) {
                result.replace(index..<(index + length), with: damage)
            }
            index += length
        }
        result.finish()
        return result
    }

    private func damage(of scalar: UInt32, _ bytes: [UInt8]) -> [UInt8]? {
        let isSign = Self.signs.contains(scalar)
        switch self {
        case .windows1252, .passages: return Self.misread(bytes, CodePage.windows1252)
        case .latin1: return Self.misread(bytes, CodePage.latin1)
        case .latin9: return Self.misread(bytes, CodePage.latin9)
        case .macRoman: return Self.misread(bytes, CodePage.macRoman)
        case .windows1250: return Self.misread(bytes, CodePage.windows1250)
        case .windows1251: return Self.misread(bytes, CodePage.windows1251)
        case .twice: return Self.misread(Self.misread(bytes, CodePage.windows1252), CodePage.windows1252)
        case .lost: return isSign ? Array("\u{E2}".utf8) : nil
        case .lostTwice: return isSign ? Array("\u{C3}".utf8) : nil
        case .questionMarks: return isSign ? [0x3F] : nil
        case .replaced: return isSign ? Array("\u{FFFD}".utf8) : nil
        case .replacedBytes: return isSign ? Array("\u{FFFD}\u{FFFD}\u{FFFD}".utf8) : nil
        case .references: return Array("&#\(scalar);".utf8)
        case .invisible, .ligatures, .wrapped: return nil
        }
    }

    private static func misread(_ bytes: [UInt8], _ page: [UInt32]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes {
            let scalar = byte < 0x80 ? UInt32(byte) : page[Int(byte) - 0x80]
            if let value = Unicode.Scalar(scalar) { result += String(value).utf8 }
        }
        return result
    }

    private func invisible(_ clean: [UInt8]) -> DamagedText {
        let marks = ["\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2060}", "\u{1}"].map { Array($0.utf8) }
        var result = DamagedText(clean)
        for index in clean.indices.dropFirst(3) where index % 7 == 3 {
            if clean[index] == 0x20 {
                result.replace(index..<(index + 1), with: Array("\u{A0}".utf8))
            } else if Self.isLetter(clean[index]), Self.isLetter(clean[index - 1]) {
                result.replace(index..<index, with: marks[index / 7 % marks.count])
            }
        }
        result.finish()
        return result
    }

    private func ligatures(_ clean: [UInt8]) -> DamagedText {
        var result = DamagedText(clean)
        let pairs: [(pair: [UInt8], ligature: String)] = [
            (Array("ffi".utf8), "\u{FB03}"), (Array("fi".utf8), "\u{FB01}"), (Array("fl".utf8), "\u{FB02}"),
            (Array("ff".utf8), "\u{FB00}"),
        ]
        let text = ByteText(clean)
        var index = 0
        while index < clean.count {
            guard let (pair, ligature) = pairs.first(where: { text.has($0.pair, at: index) }) else {
                index += 1
                continue
            }
            result.replace(index..<(index + pair.count), with: Array(ligature.utf8))
            index += pair.count
        }
        result.finish()
        return result
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
