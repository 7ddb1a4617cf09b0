/// What the features of frequent words weigh, added up beforehand, read in place.
///
/// Slots of 8 bytes, filled by open addressing, lead from the number of a word as written to its sums: the lower 32
/// bits of the number, then the place of the sums plus one; nought where the slot is empty.
package struct FrequentWords: @unchecked Sendable {
    // The memory is never written once the table is made, and lives as long as the model.
    private let slots: UnsafeRawPointer
    private let slotCount: UInt64
    private let sums: UnsafeRawPointer
    private let sumCount: Int

    /// How many numbers the sums of a word have: ``TagLayout/lanes`` for each of the ``TokenFeatures/Place``s.
    package static let width = TokenFeatures.Place.allCases.count * TagLayout.lanes

    /// Takes memory with slots and sums.
    package init(slots: UnsafeRawPointer, slotCount: Int, sums: UnsafeRawPointer, sumCount: Int) {
        self.slots = slots
        self.slotCount = UInt64(slotCount)
        self.sums = sums
        self.sumCount = sumCount
    }

    /// The sums of a word in a sentence of normal case; `nil` where the model has none.
    package func sums(_ form: UInt64) -> UnsafePointer<Int16>? {
        guard slotCount > 0 else { return nil }
        let mark = WordTable.mark(form)
        var slot = FeatureHash.slot(form, slotCount)
        for _ in 0..<slotCount {
            let place = slots + slot &* 8
            let found = UInt32(littleEndian: place.load(as: UInt32.self))
            if found == 0 { return nil }
            if found == mark {
                let number = Int(UInt32(littleEndian: place.load(fromByteOffset: 4, as: UInt32.self))) - 1
                guard number >= 0, number < sumCount else { return nil }
                return (sums + number &* Self.width &* 2).assumingMemoryBound(to: Int16.self)
            }
            slot = slot + 1 == Int(slotCount) ? 0 : slot + 1
        }
        return nil
    }
}
