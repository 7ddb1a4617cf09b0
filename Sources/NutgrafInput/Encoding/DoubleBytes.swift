/// Whether a text is in an encoding of two bytes a sign, such as GBK, Big5 or EUC-KR, which is not read: every byte of
/// one of these is some letter in an encoding of one byte a sign.
struct DoubleBytes {
    /// Texts of fewer pairs say too little.
    private static let fewest = 4

    /// How many pairs stand in the text as these encodings form them.
    private var pairs = 0
    /// How many of them are two bytes beyond ASCII.
    private var highPairs = 0
    /// How many bytes of all pairs lie below 0xC0, where few letters do in encodings of one byte a sign.
    private var lowBytes = 0
    /// How many bytes beyond ASCII belong to no pair.
    private var single = 0

    /// Looks at a text.
    init(_ bytes: ArraySlice<UInt8>) {
        // A sample may begin within a pair, but not within a run of them.
        var index = bytes.firstIndex { $0 < 0x80 } ?? bytes.startIndex
        if bytes.startIndex == 0 { index = 0 }
        while index < bytes.endIndex {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            guard index + 1 < bytes.endIndex else { break }
            let lead = bytes[index]
            let trail = bytes[index + 1]
            guard (0x81...0xFE).contains(lead), (0x40...0xFE).contains(trail), trail != 0x7F else {
                single += 1
                index += 1
                continue
            }
            pairs += 1
            if trail >= 0x80 { highPairs += 1 }
            if lead < 0xC0 { lowBytes += 1 }
            if trail < 0xC0 { lowBytes += 1 }
            index += 2
        }
    }

    /// Whether nearly all is paired, and not as the letters of words are.
    ///
    /// Words in an encoding of one byte a sign leave a letter over in every second of them; short texts whose words all
    /// have even lengths are told by their letters' places.
    var areLikely: Bool {
        pairs >= Self.fewest && single * 50 <= pairs && highPairs * 2 >= pairs && lowBytes * 5 >= pairs * 2
    }
}
