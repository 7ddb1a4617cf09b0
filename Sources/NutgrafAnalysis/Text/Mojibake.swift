/// UTF-8 signs that were read as another encoding and still have all their bytes.
///
/// A typographic sign is three bytes, `E2 80 xx`. Read as Windows-1252 they show as `â€` and a third sign; read
/// as Latin-1 they are `â` and two control characters.
package enum Mojibake {
    /// `â` in UTF-8: what the first byte of every such sign looks like.
    static let lead: [UInt8] = [0xC3, 0xA2]

    private static let euro: [UInt8] = [0xE2, 0x82, 0xAC]
    private static let control: [UInt8] = [0xC2, 0x80]

    /// The third byte of a sign, and how Windows-1252 shows that byte, as UTF-8.
    private static let thirds: [(byte: UInt8, shown: [UInt8])] = [
        (0x98, [0xCB, 0x9C]), (0x99, [0xE2, 0x84, 0xA2]), (0x9C, [0xC5, 0x93]), (0x9D, [0xC2, 0x9D]),
        (0x93, [0xE2, 0x80, 0x9C]), (0x94, [0xE2, 0x80, 0x9D]), (0xA6, [0xC2, 0xA6]), (0xA2, [0xC2, 0xA2]),
        (0x9A, [0xC5, 0xA1]), (0x9E, [0xC5, 0xBE]), (0x90, [0xC2, 0x90]), (0x91, [0xE2, 0x80, 0x98]),
        (0xB9, [0xC2, 0xB9]), (0xBA, [0xC2, 0xBA]),
    ]

    /// The sign whose remains begin at an index, and how many bytes they take; `nil` where there is none.
    package static func whole(in text: ByteText, at index: Int) -> (sign: [UInt8], length: Int)? {
        guard text.has(lead, at: index) else { return nil }
        let second = index + lead.count
        if text.has(euro, at: second) {
            let third = second + euro.count
            for candidate in thirds where text.has(candidate.shown, at: third) {
                return ([0xE2, 0x80, candidate.byte], lead.count + euro.count + candidate.shown.count)
            }
            // Windows-1252 has nothing at 9D, so that byte of the closing mark is often dropped.
            return ([0xE2, 0x80, 0x9D], lead.count + euro.count)
        }
        guard text.has(control, at: second), text.byte(second + 2) == 0xC2 else { return nil }
        let third = text.byte(second + 3)
        guard thirds.contains(where: { $0.byte == third }) else { return nil }
        return ([0xE2, 0x80, third], lead.count + control.count + 2)
    }
}
