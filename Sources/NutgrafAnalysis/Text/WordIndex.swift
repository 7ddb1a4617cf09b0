/// Numbers different words from nought, in the order in which they come.
///
/// Words are the same where strings are: "é" of one scalar and of two. Where a word lies differs from process to
/// process, so that no text can be made to put all of its words in one place.
package struct WordIndex: Sendable {
    private static let seed = UInt64.random(in: 0 ... .max)

    private let seed = Self.seed
    /// The upper half of a word's hash, and below it its number plus one; nought where a slot is free.
    private var slots: [UInt64]
    /// The bytes of all words, one after the other.
    private var bytes: [UInt8] = []
    /// For each word, the end of its bytes.
    private var ends: [Int] = []
    /// Words that other scalars may spell as well.
    private var others: [String: Int] = [:]

    /// How many words there are.
    package var count: Int { ends.count }

    /// Makes an empty index.
    ///
    /// - Parameter capacity: about how many words it will have; more are taken too.
    package init(capacity: Int = 16) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        bytes.reserveCapacity(capacity * 8)
        ends.reserveCapacity(capacity)
    }

    /// The number of a word; `nil` where it has none.
    package func find(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
        guard Self.isPlain(word) else { return others[String(decoding: word, as: UTF8.self)] }
        let slot = slots[place(of: word, hash(word))]
        return slot == 0 ? nil : Int(slot & 0xFFFF_FFFF) - 1
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
        let hash = hash(word)
        let place = place(of: word, hash)
        if slots[place] != 0 { return (Int(slots[place] & 0xFFFF_FFFF) - 1, false) }
        bytes.append(contentsOf: word)
        ends.append(bytes.count)
        slots[place] = (hash >> 32) << 32 | UInt64(count)
        if count * 2 > slots.count { grow() }
        return (count - 1, true)
    }

    /// The number of a word, which gets the next one if it is new.
    package mutating func number(of word: String) -> (number: Int, isNew: Bool) {
        var word = word
        return word.withUTF8 { number(of: $0) }
    }

    /// Whether no other scalars spell the same: there is nothing beyond U+02FF but the apostrophe.
    private static func isPlain(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < word.count {
            if word[index] >= 0xCC {
                guard index + 2 < word.count, word[index] == 0xE2, word[index + 1] == 0x80, word[index + 2] == 0x99
                else { return false }
                index += 2
            }
            index += 1
        }
        return true
    }

    /// Where a word lies, or would lie.
    private func place(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[place] != 0 {
            if slots[place] >> 32 == hash >> 32, isWord(Int(slots[place] & 0xFFFF_FFFF) - 1, word) { break }
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

    /// Eight bytes a step, each folded by a multiplication.
    private func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = seed ^ UInt64(word.count)
        var index = 0
        while index < word.count {
            var part: UInt64 = 0
            for offset in index..<min(index + 8, word.count) { part = part << 8 | UInt64(word[offset]) }
            let wide = (hash ^ part).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = wide.high ^ wide.low ^ seed
            index += 8
        }
        return FeatureHash.mix(hash)
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot != 0 {
            var place = Int(truncatingIfNeeded: slot >> 32) & mask
            while slots[place] != 0 { place = (place + 1) & mask }
            slots[place] = slot
        }
    }
}
