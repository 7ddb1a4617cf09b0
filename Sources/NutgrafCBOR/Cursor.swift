/// The place of one item in a scanned input.
struct Cursor {
    private let storedOffset: UInt32
    private let storedOrdinal: UInt32

    /// The outermost item.
    init() {
        storedOffset = 0
        storedOrdinal = 0
    }

    /// Inputs are shorter than 4 GiB, so both fit 32 bits.
    init(offset: Int, ordinal: Int) {
        storedOffset = UInt32(truncatingIfNeeded: offset)
        storedOrdinal = UInt32(truncatingIfNeeded: ordinal)
    }

    /// The item's first byte.
    var offset: Int { Int(storedOffset) }

    /// How many extents the index has before this item's.
    var ordinal: Int { Int(storedOrdinal) }
}
