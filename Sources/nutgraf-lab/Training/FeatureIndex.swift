/// Counts features, and numbers those that are frequent enough.
struct FeatureIndex {
    private var keys: [UInt64] = Array(repeating: 0, count: 1 << 14)
    private var counts: [UInt32] = Array(repeating: 0, count: 1 << 14)
    private var numbers: [Int32] = []
    private var used = 0
    /// The keys of the numbered features, by number.
    private(set) var numbered: [UInt64] = []

    /// Counts one occurrence of a feature.
    mutating func count(_ key: UInt64) {
        if used * 10 > keys.count * 7 { grow() }
        let slot = self.slot(key)
        if keys[slot] == 0 {
            keys[slot] = key
            used += 1
        }
        counts[slot] += 1
    }

    /// Numbers the features that occur at least so often, in the order of their keys.
    mutating func number(atLeast least: Int) {
        numbered = zip(keys, counts).filter { $0.0 != 0 && $0.1 >= least }.map(\.0).sorted()
        numbers = Array(repeating: -1, count: keys.count)
        for (number, key) in numbered.enumerated() { numbers[slot(key)] = Int32(number) }
    }

    /// The number of a feature; -1 where it has none.
    func number(_ key: UInt64) -> Int32 {
        let slot = self.slot(key)
        return keys[slot] == key ? numbers[slot] : -1
    }

    /// How often a numbered feature occurs.
    func occurrences(_ number: Int) -> Int { Int(counts[slot(numbered[number])]) }

    private func slot(_ key: UInt64) -> Int {
        var slot = Int(key >> 20) & (keys.count - 1)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    private mutating func grow() {
        let oldKeys = keys
        let oldCounts = counts
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        counts = Array(repeating: 0, count: oldKeys.count * 2)
        for (index, key) in oldKeys.enumerated() where key != 0 {
            let slot = self.slot(key)
            keys[slot] = key
            counts[slot] = oldCounts[index]
        }
    }
}
