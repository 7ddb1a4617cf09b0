/// What scripts tell about languages.
package enum Script: Sendable {
    /// One that many languages are written in.
    case shared
    /// One that a single language of the news is written in, with its BCP 47 tag.
    case own(String)
    /// Chinese signs, which Japanese uses too.
    case ideographs
    /// Signs of Japanese alone.
    case kana
    /// No letter.
    case none

    /// The script of a scalar.
    package init(_ scalar: UInt32) {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .shared
        case 0..<0x370: self = .none
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .own("el")
        case 0x400...0x52F, 0x600...0x77F, 0x900...0x9FF: self = .shared
        case 0x530...0x58F: self = .own("hy")
        case 0x590...0x5FF: self = .own("he")
        default: self = Script(asian: scalar)
        }
    }

    private init(asian scalar: UInt32) {
        switch scalar {
        case 0xA00...0xA7F: self = .own("pa")
        case 0xA80...0xAFF: self = .own("gu")
        case 0xB80...0xBFF: self = .own("ta")
        case 0xC00...0xC7F: self = .own("te")
        case 0xC80...0xCFF: self = .own("kn")
        case 0xD00...0xD7F: self = .own("ml")
        case 0xD80...0xDFF: self = .own("si")
        case 0xE00...0xE7F: self = .own("th")
        case 0xE80...0xEFF: self = .own("lo")
        case 0x1000...0x109F: self = .own("my")
        case 0x10A0...0x10FF: self = .own("ka")
        case 0x1200...0x139F: self = .own("am")
        case 0x1780...0x17FF: self = .own("km")
        case 0x3040...0x30FF: self = .kana
        case 0x1100...0x11FF, 0xAC00...0xD7AF: self = .own("ko")
        default: self = Glyph.isIdeograph(scalar) ? .ideographs : .none
        }
    }
}
