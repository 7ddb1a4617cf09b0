/// The words that the rules know, found by their bytes: most words of a text are none of them, and are told so by one
/// probe.
struct TimeWordTable: Sendable {
    /// The table of ``TimeWord/table``.
    static let shared = TimeWordTable(TimeWord.table)

    /// Longer words are none of them.
    private static let longest = 16

    /// A word of at most 16 bytes, with zeros behind it.
    private struct Key: Hashable {
        var first: UInt64 = 0
        var second: UInt64 = 0

        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            guard bytes.count <= TimeWordTable.longest else { return nil }
            for (place, byte) in bytes.enumerated() {
                if place < 8 {
                    first |= UInt64(byte) << UInt64(8 * place)
                } else {
                    second |= UInt64(byte) << UInt64(8 * (place - 8))
                }
            }
        }

        /// Multiplicative hashing, with the constants of splitmix64 (Steele, Lea, Flood 2014).
        var hash: Int {
            let mixed = (first &* 0xBF58_476D_1CE4_E5B9) ^ (second &* 0x94D0_49BB_1331_11EB)
            return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) >> 16)
        }
    }

    private var keys: [Key?]
    private var words: [TimeWord]
    private let mask: Int

    private init(_ table: [String: TimeWord]) {
        var size = 1
        // At most a quarter full, so that a probe ends at once.
        while size < 4 * table.count { size *= 2 }
        keys = Array(repeating: nil, count: size)
        words = Array(repeating: TimeWord(), count: size)
        mask = size - 1
        for (form, word) in table.sorted(by: { $0.key < $1.key }) {
            var form = form
            guard let key = form.withUTF8({ Key($0) }) else { continue }
            var place = key.hash & mask
            while keys[place] != nil { place = (place + 1) & mask }
            keys[place] = key
            words[place] = word
        }
    }

    /// The word with these bytes, in lower case; `nil` where the rules do not know it.
    func word(_ bytes: UnsafeBufferPointer<UInt8>) -> TimeWord? {
        guard let key = Key(bytes) else { return nil }
        var place = key.hash & mask
        while let found = keys[place] {
            if found == key { return words[place] }
            place = (place + 1) & mask
        }
        return nil
    }
}
