/// What the features of frequent words weigh, and what they give to the hidden units, added up beforehand, read in
/// place.
///
/// Slots of 8 bytes, filled by open addressing, lead from the number of a word as written to its sums: the lower 32
/// bits of the number, then the place of the sums plus one; nought where the slot is empty.
package struct FrequentWords: Sendable {
    private let slots: ModelMemory
    private let slotCount: UInt64
    private let sums: ModelMemory
    private let sumCount: Int
    private let hidden: ModelMemory

    /// How many numbers the sums of a word have: ``TagLayout/lanes`` for each of the ``TokenFeatures/Place``s.
    package static let width = TokenFeatures.Place.allCases.count * TagLayout.lanes

    /// Takes memory with slots and sums.
    ///
    /// - Parameter hidden: what the words give to the hidden units, ``HiddenLayer/width`` numbers each; nothing in a
    ///   model without such units.
    package init(
        slots: UnsafeRawPointer,
        slotCount: Int,
        sums: UnsafeRawPointer,
        sumCount: Int,
        hidden: UnsafeRawPointer
    ) {
        self.slots = ModelMemory(slots)
        self.slotCount = UInt64(slotCount)
        self.sums = ModelMemory(sums)
        self.sumCount = sumCount
        self.hidden = ModelMemory(hidden)
    }

    /// The place of a word's sums, by its number in a sentence of normal case; `nil` where the model has none.
    package func place(_ form: UInt64) -> Int? {
        guard slotCount > 0 else { return nil }
        let mark = WordTable.mark(form)
        var slot = FeatureHash.slot(form, slotCount)
        for _ in 0..<slotCount {
            let place = slots.start + slot &* 8
            let found = UInt32(littleEndian: place.load(as: UInt32.self))
            if found == 0 { return nil }
            if found == mark {
                let number = Int(UInt32(littleEndian: place.load(fromByteOffset: 4, as: UInt32.self))) - 1
                guard number >= 0, number < sumCount else { return nil }
                return number
            }
            slot = slot + 1 == Int(slotCount) ? 0 : slot + 1
        }
        return nil
    }

    /// What the features of the word at a place weigh.
    package func sums(at place: Int) -> UnsafePointer<Int16> {
        (sums.start + place &* Self.width &* 2).assumingMemoryBound(to: Int16.self)
    }

    /// What the word at a place gives to the hidden units, where the model has some.
    package func hidden(at place: Int) -> UnsafePointer<Int16> {
        (hidden.start + place &* HiddenLayer.width &* 2).assumingMemoryBound(to: Int16.self)
    }
}
