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

/// Where an array, a map or a string of indefinite length ends.
///
/// The scan notes one for each, in the order in which they begin. With it any item is passed over in constant time.
struct Extent {
    /// The offset behind the item.
    var end: UInt32
    /// How many extents begin before that.
    var next: UInt32
}
