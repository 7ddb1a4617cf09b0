/// Numbers by keys of 64 bits: a hash table of open addressing, quicker than a dictionary for so small keys.
///
/// Where a key lies differs from process to process, so that no text can be made to put all of its keys in one place.
package struct KeyTable: Sendable {
    private struct Slot {
        var key: UInt64
        var value: Int32
    }

    private static let seed = UInt64.random(in: 0 ... .max)
    private static let free = Slot(key: 0, value: -1)

    private let seed = Self.seed
    private var slots: [Slot]
    /// How many keys there are.
    package private(set) var count = 0

    /// Makes an empty table.
    ///
    /// - Parameter capacity: about how many keys it will have; more are taken too.
    package init(capacity: Int = 16) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Self.free, count: size)
    }

    /// The number of a key; `nil` where there is none.
    package subscript(key: UInt64) -> Int? {
        let slot = slots[place(of: key)]
        return slot.value < 0 ? nil : Int(slot.value)
    }

    /// The number of a key.
    ///
    /// - Parameter next: the number it gets if it is new, not negative.
    package mutating func number(of key: UInt64, next: Int) -> (number: Int, isNew: Bool) {
        let place = place(of: key)
        if slots[place].value >= 0 { return (Int(slots[place].value), false) }
        slots[place] = Slot(key: key, value: Int32(next))
        count += 1
        if count * 2 > slots.count { grow() }
        return (next, true)
    }

    /// Where a key lies, or would lie.
    private func place(of key: UInt64) -> Int {
        let mask = slots.count - 1
        let wide = (key ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        var place = Int(truncatingIfNeeded: wide.high ^ wide.low) & mask
        while slots[place].value >= 0, slots[place].key != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Self.free, count: old.count * 2)
        for slot in old where slot.value >= 0 { slots[place(of: slot.key)] = slot }
    }
}
