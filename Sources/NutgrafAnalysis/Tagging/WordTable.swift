import CNutgrafModel

/// The words that a model knows, read in place: slots of 16 bytes, filled by open addressing.
///
/// A slot is the word's lower 32 bits of its number (nought where the slot is empty), the clusters of 64, 256,
/// 1,024 and 3,000 in 1, 1, 2 and 2 bytes, the cluster by company in 2, and the bits of the lists in 4.
package struct WordTable: Sendable {
    private let slots: ModelMemory
    private let count: UInt64

    /// The bytes of a slot.
    package static let stride = 16

    /// Takes memory with so many slots.
    package init(_ slots: UnsafeRawPointer, count: Int) {
        self.slots = ModelMemory(slots)
        self.count = UInt64(count)
    }

    /// Asks for the memory that ``record(_:)`` will read.
    @inline(__always)
    func fetch(_ number: UInt64) { nutgraf_prefetch(slots.start + FeatureHash.slot(number, count) &* Self.stride) }

    /// What the model knows of a word, by the number of the word in lower case.
    package func record(_ number: UInt64) -> WordRecord {
        var record = WordRecord()
        guard count > 0 else { return record }
        let mark = Self.mark(number)
        var slot = FeatureHash.slot(number, count)
        for _ in 0..<count {
            let place = slots.start + slot * Self.stride
            let found = UInt32(littleEndian: place.load(as: UInt32.self))
            if found == 0 { return record }
            if found == mark {
                record.coarse = place.load(fromByteOffset: 4, as: UInt8.self)
                record.middle = place.load(fromByteOffset: 5, as: UInt8.self)
                record.fine = UInt16(littleEndian: place.load(fromByteOffset: 6, as: UInt16.self))
                record.finest = UInt16(littleEndian: place.load(fromByteOffset: 8, as: UInt16.self))
                record.company = UInt16(littleEndian: place.load(fromByteOffset: 10, as: UInt16.self))
                record.bits = UInt32(littleEndian: place.load(fromByteOffset: 12, as: UInt32.self))
                return record
            }
            slot = slot + 1 == Int(count) ? 0 : slot + 1
        }
        return record
    }

    /// What a slot holds of a word's number.
    package static func mark(_ number: UInt64) -> UInt32 {
        let mark = UInt32(truncatingIfNeeded: number)
        return mark == 0 ? 1 : mark
    }
}
