/// The weights of a model's features, read in place.
///
/// Slots of 4 bytes, filled by open addressing, lead from a feature's key to its row: 13 bits of the key, above
/// them the row's number plus one; nought where the slot is empty. A row has a signed byte for each of the
/// ``TagLayout/lanes``.
package struct WeightTable: @unchecked Sendable {
    // The memory is never written once the table is made, and lives as long as the model.
    private let slots: UnsafeRawPointer
    private let slotCount: UInt64
    private let rows: UnsafeRawPointer
    private let rowCount: Int

    /// How many bits of a key a slot holds.
    package static let keyBits: UInt32 = 13
    /// The most rows that a table may have.
    package static let mostRows = 1 << 19 - 2

    /// Takes memory with slots and rows.
    package init(slots: UnsafeRawPointer, slotCount: Int, rows: UnsafeRawPointer, rowCount: Int) {
        self.slots = slots
        self.slotCount = UInt64(slotCount)
        self.rows = rows
        self.rowCount = rowCount
    }

    /// Whether the search for a feature ends; the tables of a model that was trained are half empty.
    var hasEmptySlot: Bool {
        (0..<Int(slotCount)).contains { slots.load(fromByteOffset: $0 &* 4, as: UInt32.self) == 0 }
    }

    /// The row of a feature; `nil` where the model has none. Some slot must be empty.
    @inline(__always)
    package func row(_ key: UInt64) -> UnsafePointer<Int8>? {
        var slot = FeatureHash.slot(key, slotCount)
        let mark = UInt32(truncatingIfNeeded: key) & (1 << Self.keyBits - 1)
        while true {
            let found = UInt32(littleEndian: slots.load(fromByteOffset: slot &* 4, as: UInt32.self))
            if found == 0 { return nil }
            if found & (1 << Self.keyBits - 1) == mark {
                let row = Int(found >> Self.keyBits) - 1
                guard row < rowCount else { return nil }
                return (rows + row &* TagLayout.lanes).assumingMemoryBound(to: Int8.self)
            }
            slot = slot + 1 == Int(slotCount) ? 0 : slot + 1
        }
    }

    /// Adds the rows of features to a token's scores.
    @inline(__always)
    package func add(_ keys: FeatureKeys, to scores: UnsafeMutablePointer<Int16>) {
        for index in 0..<keys.count {
            guard let row = row(keys.keys[index]) else { continue }
            for lane in 0..<TagLayout.lanes { scores[lane] &+= Int16(row[lane]) }
        }
    }
}
