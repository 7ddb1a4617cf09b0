/// Which bytes a text has, so that what repairs other ones need not read it.
struct ByteSurvey {
    /// Whether there is anything beyond ASCII.
    let hasWide: Bool
    /// Whether there is an `&`.
    let hasAmpersand: Bool
    /// Whether there is a control character of ASCII other than a tabulator or a line's end.
    let hasControl: Bool
    /// Whether there is a question mark.
    let hasQuestion: Bool
    /// Whether there is a byte that `â`, `Ã` or U+FFFD begin with.
    let hasRemains: Bool

    /// Looks a text over, in one pass without branches.
    init(_ text: ByteText) {
        var wide: UInt8 = 0
        var flags: UInt8 = 0
        text.bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes {
                wide |= byte
                flags |= byte == 0x26 ? 1 : 0
                flags |= byte == 0x3F ? 2 : 0
                flags |= byte == 0xC3 ? 4 : 0
                flags |= byte == 0xEF ? 4 : 0
                flags |= byte == 0x7F ? 8 : 0
                // Of what is less than a blank, only a tabulator and a line's ends are plain.
                flags |=
                    (byte < 0x20 ? 8 : 0) & (byte == 0x09 ? 0 : 8) & (byte == 0x0A ? 0 : 8) & (byte == 0x0D ? 0 : 8)
            }
        }
        hasWide = wide >= 0x80
        hasAmpersand = flags & 1 != 0
        hasQuestion = flags & 2 != 0
        hasRemains = flags & 4 != 0
        hasControl = flags & 8 != 0
    }
}
