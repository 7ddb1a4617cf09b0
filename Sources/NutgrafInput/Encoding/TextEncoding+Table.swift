import NutgrafAnalysis

extension TextEncoding {
    /// What the bytes 0x80 to 0xFF are, where every sign is one byte; a byte that is left out is U+FFFD or the control
    /// character of its number.
    var table: [UInt32]? {
        switch self {
        case .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian: nil
        case .windows1252: CodePage.windows1252
        case .latin9: CodePage.latin9
        case .windows1250: CodePage.windows1250
        case .latin2: Self.latin1Controls + Self.scalars(Self.latin2Signs)
        case .windows1254: Self.windows1254Table
        case .windows1257: Self.windowsControls + Self.scalars(Self.windows1257Signs)
        case .windows1251: CodePage.windows1251
        case .koi8: Self.scalars(Self.koi8Signs)
        case .cyrillic: Self.latin1Controls + Self.scalars(Self.cyrillicSigns)
        case .windows1253: Self.windowsControls + Self.scalars(Self.windows1253Signs)
        case .greek: Self.latin1Controls + Self.scalars(Self.greekSigns)
        case .macRoman: CodePage.macRoman
        }
    }

    private static let latin1Controls: [UInt32] = Array(0x80...0x9F)
    /// What the Windows encodings share from 0x80 to 0x9F.
    private static let windowsControls = Array(CodePage.windows1252[..<0x20])

    private static func scalars(_ signs: String) -> [UInt32] { signs.unicodeScalars.map(\.value) }

    /// Windows-1252 but for six letters.
    private static let windows1254Table: [UInt32] = (0x80...0xFF).map { byte in
        switch byte {
        case 0xD0: 0x11E
        case 0xDD: 0x130
        case 0xDE: 0x15E
        case 0xF0: 0x11F
        case 0xFD: 0x131
        case 0xFE: 0x15F
        default: CodePage.windows1252[byte - 0x80]
        }
    }

    /// ISO 8859-2 from 0xA0.
    private static let latin2Signs =
        "\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"

    /// Windows-1257 from 0xA0.
    private static let windows1257Signs =
        "\u{A0}\u{FFFD}¢£¤\u{FFFD}¦§Ø©Ŗ«¬\u{AD}®Æ°±²³´µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙"

    /// Windows-1253 from 0xA0.
    private static let windows1253Signs =
        "\u{A0}΅Ά£¤¥¦§¨©\u{FFFD}«¬\u{AD}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u{FFFD}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{FFFD}"

    /// ISO 8859-7 from 0xA0.
    private static let greekSigns =
        "\u{A0}‘’£€₯¦§¨©ͺ«¬\u{AD}\u{FFFD}―°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u{FFFD}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{FFFD}"

    /// ISO 8859-5 from 0xA0.
    private static let cyrillicSigns =
        "\u{A0}ЁЂЃЄЅІЇЈЉЊЋЌ\u{AD}ЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя№ёђѓєѕіїјљњћќ§ўџ"

    /// KOI8-R from 0x80.
    private static let koi8Signs =
        "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"
}
