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
    private let width: Int

    /// How many bits of a key a slot holds.
    package static let keyBits: UInt32 = 13
    /// The most rows that a table may have.
    package static let mostRows = 1 << 19 - 2

    /// Takes memory with slots and rows of so many bytes.
    package init(
        slots: UnsafeRawPointer,
        slotCount: Int,
        rows: UnsafeRawPointer,
        rowCount: Int,
        width: Int = TagLayout.lanes
    ) {
        self.slots = slots
        self.slotCount = UInt64(slotCount)
        self.rows = rows
        self.rowCount = rowCount
        self.width = width
    }

    /// Whether the search for a feature ends; the tables of a model that was trained are half empty.
    var hasEmptySlot: Bool {
        (0..<Int(slotCount)).contains { slots.load(fromByteOffset: $0 &* 4, as: UInt32.self) == 0 }
    }

    /// The row of a feature; `nil` where the model has none. Some slot must be empty.
    @inline(__always)
    package func row(_ key: UInt64) -> UnsafePointer<Int8>? { row(key, from: slot(FeatureHash.slot(key, slotCount))) }

    @inline(__always)
    private func slot(_ place: Int) -> UInt32 {
        UInt32(littleEndian: slots.load(fromByteOffset: place &* 4, as: UInt32.self))
    }

    /// The row of a feature whose first slot has been read.
    @inline(__always)
    private func row(_ key: UInt64, from first: UInt32) -> UnsafePointer<Int8>? {
        let mark = UInt32(truncatingIfNeeded: key) & (1 << Self.keyBits - 1)
        var found = first
        var place = -1
        while found != 0 {
            if found & (1 << Self.keyBits - 1) == mark {
                let row = Int(found >> Self.keyBits) - 1
                guard row < rowCount else { return nil }
                return (rows + row &* width).assumingMemoryBound(to: Int8.self)
            }
            if place < 0 { place = FeatureHash.slot(key, slotCount) }
            place = place + 1 == Int(slotCount) ? 0 : place + 1
            found = slot(place)
        }
        return nil
    }

    /// Adds the rows of features to a token's scores.
    ///
    /// The tables are far larger than the caches near the core, so that most of the time is waiting for memory. All
    /// first slots are read before any is looked at, and all rows found before any is added: the waits overlap.
    @inline(__always)
    package func add(_ keys: FeatureKeys, to scores: UnsafeMutablePointer<Int16>) {
        for index in 0..<keys.count { keys.slots[index] = slot(FeatureHash.slot(keys.keys[index], slotCount)) }
        var found = 0
        for index in 0..<keys.count {
            guard let row = row(keys.keys[index], from: keys.slots[index]) else { continue }
            keys.rows[found] = row
            found &+= 1
        }
        for index in 0..<found {
            let row = keys.rows[index]
            for lane in 0..<TagLayout.lanes { scores[lane] &+= Int16(row[lane]) }
        }
    }
}
