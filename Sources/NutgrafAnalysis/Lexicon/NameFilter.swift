/// Tells of most names that a list does not have them, by their first letters and without hashing the rest.
struct NameFilter: Sendable {
    /// How many bytes of a name tell it from others.
    private static let length = 6
    /// Which sums of first letters occur, as bits.
    private var bits = [UInt64](repeating: 0, count: 1 << 10)

    /// Notes a name of the list.
    mutating func add(_ name: String) {
        // A letter with an accent may be written in two ways, which are equal: such a name is sought as it is.
        var name = name
        guard let place = name.withUTF8({ Self.place($0, isListed: true) }) else { return }
        bits[place >> 6] |= 1 << UInt64(place & 63)
    }

    /// Whether the list may have a name.
    func mayHave(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { hasBit($0) }
    }

    /// Whether the list may have a name of these bytes.
    func mayHave(_ name: ArraySlice<UInt8>) -> Bool { name.withUnsafeBufferPointer { hasBit($0) } }

    private func hasBit(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let place = Self.place(name, isListed: false) else { return true }
        return bits[place >> 6] & (1 << UInt64(place & 63)) != 0
    }

    /// The place of a name's bit; `nil` where an accent stands among the first letters, or behind them.
    private static func place(_ name: UnsafeBufferPointer<UInt8>, isListed: Bool) -> Int? {
        var letters: UInt64 = 0
        var count = 0
        for byte in name {
            if count == length {
                // The accent of the last of them, were it a sign of its own.
                guard isListed || byte < 0x80 else { return nil }
                break
            }
            guard byte < 0x80 else { return nil }
            letters = letters << 8 | UInt64(byte)
            count += 1
        }
        return Int(truncatingIfNeeded: (letters &* 0x9E37_79B9_7F4A_7C15) >> 48)
    }
}
