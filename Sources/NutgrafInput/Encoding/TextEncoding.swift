/// The encodings that can be read.
enum TextEncoding: String, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case utf32LittleEndian = "UTF-32LE"
    case utf32BigEndian = "UTF-32BE"
    case windows1252 = "WINDOWS-1252"
    case latin9 = "ISO-8859-15"
    case windows1250 = "WINDOWS-1250"
    case latin2 = "ISO-8859-2"
    case windows1254 = "WINDOWS-1254"
    case windows1257 = "WINDOWS-1257"
    case windows1251 = "WINDOWS-1251"
    case koi8 = "KOI8-R"
    case cyrillic = "ISO-8859-5"
    case windows1253 = "WINDOWS-1253"
    case greek = "ISO-8859-7"
    case macRoman = "MACINTOSH"

    /// The encoding that a declaration names, by the labels of the WHATWG Encoding Standard, section 4.2.
    ///
    /// - Throws: ``InputFault`` with `encoding` where it is a known one that cannot be read.
    /// - Returns: `nil` where the name means nothing, so that the text itself must tell.
    static func named(_ label: String) throws(InputFault) -> TextEncoding? {
        let name = label.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }.lowercased()
        switch name {
        case "utf-8", "utf8", "unicode-1-1-utf-8": return .utf8
        case "utf-16", "utf-16le", "utf16", "ucs-2", "unicode": return .utf16LittleEndian
        case "utf-16be": return .utf16BigEndian
        case "utf-32", "utf-32le": return .utf32LittleEndian
        case "utf-32be": return .utf32BigEndian
        case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso88591", "latin1", "l1", "us-ascii",
            "ascii", "ansi_x3.4-1968", "iso_8859-1":
            return .windows1252
        case "iso-8859-15", "iso8859-15", "latin9", "latin-9", "l9": return .latin9
        case "windows-1250", "cp1250", "x-cp1250": return .windows1250
        case "iso-8859-2", "iso8859-2", "latin2", "l2": return .latin2
        case "windows-1254", "cp1254", "iso-8859-9", "iso8859-9", "latin5", "l5": return .windows1254
        case "windows-1257", "cp1257": return .windows1257
        case "windows-1251", "cp1251", "x-cp1251": return .windows1251
        case "koi8-r", "koi8", "koi8_r", "koi", "koi8-u": return .koi8
        case "iso-8859-5", "iso8859-5", "cyrillic": return .cyrillic
        case "windows-1253", "cp1253": return .windows1253
        case "iso-8859-7", "iso8859-7", "greek": return .greek
        case "macintosh", "mac", "x-mac-roman", "macroman": return .macRoman
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "euc-jp", "iso-2022-jp", "gbk", "gb2312",
            "gb18030", "hz-gb-2312", "big5", "big5-hkscs", "euc-kr", "ks_c_5601-1987", "windows-949", "windows-1255",
            "windows-1256", "windows-1258", "windows-874", "tis-620", "iso-8859-3", "iso-8859-4", "iso-8859-6",
            "iso-8859-8", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-16", "ibm866", "cp866", "utf-7":
            throw .unreadEncoding(name.uppercased())
        default: return nil
        }
    }

    /// Whether the letters beyond ASCII are Greek or Cyrillic.
    var isOfOtherScript: Bool {
        switch self {
        case .windows1251, .koi8, .cyrillic, .windows1253, .greek: true
        default: false
        }
    }

    /// The encodings of one byte a sign that a text can be recognised to be in; of two that fit equally the first.
    static let detectable: [TextEncoding] = [
        .windows1252, .latin9, .windows1250, .latin2, .windows1254, .windows1257, .windows1251, .koi8, .windows1253,
        .macRoman,
    ]
}

extension InputFault {
    /// An encoding that is known and not read.
    static func unreadEncoding(_ name: String) -> InputFault {
        InputFault(.encoding, "its encoding \(name) is not read; convert it first: iconv -f \(name) -t UTF-8")
    }
}
