/// Numbers pairs of stems: a hash table of open addressing, quicker than a dictionary for so small keys.
struct PairTable {
    private var keys: [UInt64] = Array(repeating: .max, count: 2_048)
    private var values: [Int32] = Array(repeating: 0, count: 2_048)
    private var count = 0

    /// The number of a pair.
    ///
    /// - Parameter next: the number it gets if it is new.
    mutating func number(of first: Int, _ second: Int, next: Int) -> (number: Int, isNew: Bool) {
        let key = UInt64(first) << 32 | UInt64(second)
        var slot = place(of: key)
        while keys[slot] != key {
            if keys[slot] == .max {
                keys[slot] = key
                values[slot] = Int32(next)
                count += 1
                if count * 2 > keys.count { grow() }
                return (next, true)
            }
            slot = (slot + 1) & (keys.count - 1)
        }
        return (Int(values[slot]), false)
    }

    private func place(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
    }

    private mutating func grow() {
        let old = zip(keys, values).filter { $0.0 != .max }
        keys = Array(repeating: .max, count: keys.count * 2)
        values = Array(repeating: 0, count: keys.count)
        for (key, value) in old {
            var slot = place(of: key)
            while keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
            keys[slot] = key
            values[slot] = value
        }
    }
}
