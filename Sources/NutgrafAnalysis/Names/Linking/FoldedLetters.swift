/// The letters of words without case, accents and full stops, so that "Erdoğan" and "Erdogan", "U.S." and "US"
/// compare as one.
enum FoldedLetters {
    /// The base letters of U+00C0 to U+017F.
    private static let bases: [UInt8] = Array(
        """
        aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
        lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """.utf8
    )

    private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    /// The key of a word: words that differ in case, accents, full stops and apostrophes alone have the same one.
    static func key(_ range: Range<Int>, in text: ByteText) -> UInt64 {
        var key = offset
        forEach(range, in: text) { key = (key ^ UInt64($0)) &* prime }
        return key
    }

    /// The key of a word of ASCII letters in lower case.
    static func key(_ word: String) -> UInt64 {
        word.utf8.reduce(offset) { ($0 ^ UInt64($1)) &* prime }
    }

    /// A key of several keys in order.
    static func combined(_ key: UInt64, _ next: UInt64) -> UInt64 {
        var mixed = (key ^ next) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 29
        return mixed &* prime
    }

    /// The first letter of a word, folded; 0 where it has none.
    static func first(_ range: Range<Int>, in text: ByteText) -> UInt8 {
        var first: UInt8 = 0
        forEach(range, in: text) { if first == 0 { first = $0 } }
        return first
    }

    /// Calls `body` with each byte: letters in lower case without accents, without full stops and apostrophes.
    static func forEach(_ range: Range<Int>, in text: ByteText, _ body: (UInt8) -> Void) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = text.bytes[index]
            index += 1
            switch byte {
            case 0x2E, 0x27, 0x26: continue
            case 0x41...0x5A: body(byte | 0x20)
            case 0xC3...0xC5 where index < range.upperBound:
                let scalar = Int(byte & 0x1F) << 6 | Int(text.bytes[index] & 0x3F)
                index += 1
                body(bases[scalar - 0xC0])
            case 0xE2
            where index + 1 < range.upperBound && text.bytes[index] == 0x80
                && (0x98...0x99).contains(text.bytes[index + 1]):
                index += 2
            default: body(byte)
            }
        }
    }
}
