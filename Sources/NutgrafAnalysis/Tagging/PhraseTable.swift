/// The listed names that a model knows, read in place: slots of 4 bytes, filled by open addressing.
///
/// A slot is 24 bits of the phrase's number and above them the lists that have it, a bit each; nought where the
/// slot is empty.
package struct PhraseTable: Sendable {
    private let slots: ModelMemory
    private let count: UInt64

    /// The lists, by their bits.
    package enum List: Int, CaseIterable, Sendable {
        case country, city, person, company, media, body, team, nature
    }

    /// Takes memory with so many slots.
    package init(_ slots: UnsafeRawPointer, count: Int) {
        self.slots = ModelMemory(slots)
        self.count = UInt64(count)
    }

    /// The lists that have a phrase, a bit each; nought where none has.
    package func lists(_ phrase: UInt64) -> UInt32 {
        guard count > 0 else { return 0 }
        var slot = FeatureHash.slot(phrase, count)
        let mark = UInt32(truncatingIfNeeded: phrase & 0xFF_FFFF)
        for _ in 0..<count {
            let found = UInt32(littleEndian: slots.start.load(fromByteOffset: slot * 4, as: UInt32.self))
            if found == 0 { return 0 }
            if found & 0xFF_FFFF == mark { return found >> 24 }
            slot = slot + 1 == Int(count) ? 0 : slot + 1
        }
        return 0
    }
}
