import CNutgrafModel

/// The weights of a model's features, read in place.
///
/// Slots of 4 bytes, filled by open addressing, lead from a feature's key to its row: 13 bits of the key, above
/// them the row's number plus one; nought where the slot is empty. A row has a signed byte for each of the
/// ``TagLayout/lanes``.
package struct WeightTable: Sendable {
    private let slots: ModelMemory
    private let slotCount: UInt64
    private let rows: ModelMemory
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
        self.slots = ModelMemory(slots)
        self.slotCount = UInt64(slotCount)
        self.rows = ModelMemory(rows)
        self.rowCount = rowCount
        self.width = width
    }

    /// Whether the search for a feature ends; the tables of a model that was trained are half empty.
    var hasEmptySlot: Bool {
        (0..<Int(slotCount)).contains { slots.start.load(fromByteOffset: $0 &* 4, as: UInt32.self) == 0 }
    }

    /// The row of a feature; `nil` where the model has none. Some slot must be empty.
    package func row(_ key: UInt64) -> UnsafePointer<Int8>? {
        let number = number(key)
        return number < rowCount ? (rows.start + number &* width).assumingMemoryBound(to: Int8.self) : nil
    }

    /// The number of a feature's row; more than any row's where the model has none.
    @inline(__always)
    private func number(_ key: UInt64) -> Int {
        let slot = FeatureHash.slot(key, slotCount)
        let mark = UInt32(truncatingIfNeeded: key) & (1 << Self.keyBits - 1)
        let found = nutgraf_find_slot(slots.start, slot, Int(slotCount), mark, 1 << Self.keyBits - 1)
        // No trained model has a mark without a row, but a damaged one may.
        return Int((found >> Self.keyBits) &- 1)
    }

    /// Adds the rows of features to a token's scores.
    @inline(__always)
    package func add(_ keys: FeatureKeys, to scores: UnsafeMutablePointer<Int16>) {
        fetch(keys, from: 0)
        add(keys, 0..<find(keys, 0..<keys.count, from: 0), to: scores)
    }

    // The tables are far larger than the caches near the core, so that most of the time would be waiting for memory.
    // In three steps, each for many keys before the next step is taken for any, the waits overlap.

    /// Asks for the slots of keys, from one on.
    @inline(__always)
    func fetch(_ keys: FeatureKeys, from start: Int) {
        for index in start..<keys.count {
            nutgraf_prefetch(slots.start + FeatureHash.slot(keys.keys[index], slotCount) &* 4)
        }
    }

    /// Finds the rows of keys, and asks for them.
    ///
    /// - Parameter start: where to put them.
    /// - Returns: where they end.
    @inline(__always)
    func find(_ keys: FeatureKeys, _ range: Range<Int>, from start: Int) -> Int {
        var end = start
        for index in range {
            let number = number(keys.keys[index])
            // Whether a feature has a row nobody can foretell, the processor neither: so this does not branch.
            let isKnown = number < rowCount
            let row = rows.start + (isKnown ? number : 0) &* width
            for byte in stride(from: 0, to: width, by: 64) { nutgraf_prefetch(row + byte) }
            keys.rows[end] = row.assumingMemoryBound(to: Int8.self)
            end &+= isKnown ? 1 : 0
        }
        return end
    }

    /// Adds rows that were found to a token's scores.
    @inline(__always)
    func add(_ keys: FeatureKeys, _ range: Range<Int>, to scores: UnsafeMutablePointer<Int16>) {
        nutgraf_add_rows(keys.rows + range.lowerBound, range.count, 0, scores)
    }
}
