/// Numbers different words from nought, in the order in which they come.
///
/// Words are the same where strings are: "é" of one scalar and of two. Where a word lies differs from process to
/// process, so that no text can be made to put all of its words in one place.
package struct WordIndex: Sendable {
    /// A word's place: most words are known by what stands here.
    private struct Slot {
        /// The first eight bytes.
        var head: UInt64
        var length: Int32
        /// The word's number; below nought where the slot is free.
        var number: Int32
    }

    private static let seed = UInt64.random(in: 0 ... .max)
    private static let free = Slot(head: 0, length: 0, number: -1)

    private let seed = Self.seed
    private var slots: [Slot]
    /// The bytes of all words, one after the other.
    private var bytes: [UInt8] = []
    /// For each word, the end of its bytes.
    private var ends: [Int] = []
    /// Words with letters beyond ASCII, which other scalars may spell as well.
    private var others: [String: Int] = [:]

    /// How many words there are.
    package var count: Int { ends.count }

    /// Makes an empty index.
    ///
    /// - Parameter capacity: about how many words it will have; more are taken too.
    package init(capacity: Int = 16) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Self.free, count: size)
        bytes.reserveCapacity(capacity * 8)
        ends.reserveCapacity(capacity)
    }

    /// The number of a word; `nil` where it has none.
    package func find(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
        guard Self.isPlain(word) else { return others[String(decoding: word, as: UTF8.self)] }
        let number = slots[place(of: word)].number
        return number < 0 ? nil : Int(number)
    }

    /// The number of a word; `nil` where it has none.
    package func find(_ word: String) -> Int? {
        var word = word
        return word.withUTF8 { find($0) }
    }

    /// The number of a word, which gets the next one if it is new.
    package mutating func number(of word: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
        guard Self.isPlain(word) else {
            let form = String(decoding: word, as: UTF8.self)
            if let number = others[form] { return (number, false) }
            others[form] = count
            ends.append(bytes.count)
            return (count - 1, true)
        }
        let place = place(of: word)
        if slots[place].number >= 0 { return (Int(slots[place].number), false) }
        slots[place] = Slot(head: Self.part(0, of: word), length: Int32(word.count), number: Int32(count))
        bytes.append(contentsOf: word)
        ends.append(bytes.count)
        if count * 2 > slots.count { grow() }
        return (count - 1, true)
    }

    /// The number of a word, which gets the next one if it is new.
    package mutating func number(of word: String) -> (number: Int, isNew: Bool) {
        var word = word
        return word.withUTF8 { number(of: $0) }
    }

    /// Whether no other scalars spell the same: there is nothing beyond ASCII but the apostrophe.
    private static func isPlain(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < word.count {
            if word[index] >= 0x80 {
                guard index + 2 < word.count, word[index] == 0xE2, word[index + 1] == 0x80, word[index + 2] == 0x99
                else { return false }
                index += 2
            }
            index += 1
        }
        return true
    }

    /// Where a word lies, or would lie.
    private func place(of word: UnsafeBufferPointer<UInt8>) -> Int {
        let mask = slots.count - 1
        let head = Self.part(0, of: word)
        var place = hash(word) & mask
        while slots[place].number >= 0 {
            let slot = slots[place]
            if slot.head == head, slot.length == word.count, word.count <= 8 || isWord(Int(slot.number), word) { break }
            place = (place + 1) & mask
        }
        return place
    }

    private func isWord(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = number == 0 ? 0 : ends[number - 1]
        guard ends[number] - start == word.count else { return false }
        for offset in 0..<word.count where bytes[start + offset] != word[offset] { return false }
        return true
    }

    /// Up to eight bytes from a place on.
    private static func part(_ start: Int, of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var part: UInt64 = 0
        for index in start..<min(start + 8, word.count) { part = part << 8 | UInt64(word[index]) }
        return part
    }

    /// Eight bytes a step, each folded by a multiplication.
    private func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        var hash = seed ^ UInt64(word.count)
        var index = 0
        while index < word.count {
            let wide = (hash ^ Self.part(index, of: word)).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = wide.high ^ wide.low ^ seed
            index += 8
        }
        return Int(truncatingIfNeeded: FeatureHash.mix(hash) >> 1)
    }

    private mutating func grow() {
        let old = slots
        let bytes = bytes
        slots = Array(repeating: Self.free, count: old.count * 2)
        let mask = slots.count - 1
        bytes.withUnsafeBufferPointer { bytes in
            for slot in old where slot.number >= 0 {
                let start = slot.number == 0 ? 0 : ends[Int(slot.number) - 1]
                var place = hash(UnsafeBufferPointer(rebasing: bytes[start..<start + Int(slot.length)])) & mask
                while slots[place].number >= 0 { place = (place + 1) & mask }
                slots[place] = slot
            }
        }
    }
}
