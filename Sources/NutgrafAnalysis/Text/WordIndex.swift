/// Numbers different words from nought, in the order in which they come.
///
/// Words are the same where strings are: "é" of one scalar and of two. Where a word lies differs from process to
/// process, so that no text can be made to put all of its words in one place.
package struct WordIndex: Sendable {
    /// What an index looks a word up by: reckoned once, it serves every index of the process.
    package struct Key: Sendable {
        /// The first eight bytes; of a shorter word all, so placed that no other of its length has the same.
        fileprivate var head: UInt64 = 0
        fileprivate var length: Int32
        fileprivate var hash: UInt64
        /// Whether all is ASCII.
        fileprivate var isASCII = true
    }

    /// A word's place; small, so that few lines of memory are touched where there are many words.
    private struct Slot {
        /// The lower half of the word's hash.
        var hash: UInt32
        /// The word's number; below nought where the slot is free.
        var number: Int32
    }

    /// What a word is known by; with eight bytes or fewer by this alone.
    private struct Entry {
        /// See ``Key/head``.
        var head: UInt64 = 0
        /// See ``Slot/hash``.
        var hash: UInt32 = 0
        /// How many bytes it has; below nought where it is one of ``others``.
        var length: Int32 = -1
        /// Where its bytes begin, if there are more than eight.
        var start: Int
    }

    private static let seed = UInt64.random(in: 0 ... .max)
    private static let free = Slot(hash: 0, number: -1)

    private let seed = Self.seed
    private var slots: [Slot]
    /// For each word its entry.
    private var entries: [Entry] = []
    /// The bytes of the words that have more than eight, one after the other.
    private var bytes: [UInt8] = []
    /// Words with letters beyond ASCII, which other scalars may spell as well.
    private var others: [String: Int] = [:]

    /// How many words there are.
    package var count: Int { entries.count }

    /// Makes an empty index.
    ///
    /// - Parameter capacity: about how many words it will have; more are taken too.
    package init(capacity: Int = 16) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Self.free, count: size)
        bytes.reserveCapacity(capacity * 4)
        entries.reserveCapacity(capacity)
    }

    /// The key of a word.
    package func key(of word: UnsafeBufferPointer<UInt8>) -> Key {
        let raw = UnsafeRawBufferPointer(word)
        let count = word.count
        var key = Key(length: Int32(count), hash: seed ^ UInt64(count))
        var bits: UInt64 = 0
        if count >= 8 {
            key.head = Self.part(0, of: raw)
            bits = key.head
            fold(key.head, into: &key.hash)
            var index = 8
            while index < count {
                // The last eight bytes are read whole, with some of those before them.
                let part = Self.part(min(index, count - 8), of: raw)
                bits |= part
                fold(part, into: &key.hash)
                index += 8
            }
        } else {
            if count >= 4 {
                let first = raw.loadUnaligned(as: UInt32.self)
                let last = raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
                key.head = UInt64(first) | UInt64(last) << 32
            } else if count > 0 {
                key.head = UInt64(word[0]) | UInt64(word[count / 2]) << 8 | UInt64(word[count - 1]) << 16
            }
            bits = key.head
            fold(key.head, into: &key.hash)
        }
        key.isASCII = bits & 0x8080_8080_8080_8080 == 0
        return key
    }

    /// The number of a word; `nil` where it has none.
    package func find(_ word: UnsafeBufferPointer<UInt8>) -> Int? { find(word, key(of: word)) }

    /// The number of a word; `nil` where it has none.
    ///
    /// - Parameter key: the word's key, of any index.
    package func find(_ word: UnsafeBufferPointer<UInt8>, _ key: Key) -> Int? {
        guard key.isASCII || Self.isPlain(word) else { return others[String(decoding: word, as: UTF8.self)] }
        let number = slots[place(of: key, UnsafeRawBufferPointer(word))].number
        return number < 0 ? nil : Int(number)
    }

    /// The number of a word; `nil` where it has none.
    package func find(_ word: String) -> Int? {
        var word = word
        return word.withUTF8 { find($0) }
    }

    /// The number of a word, which gets the next one if it is new.
    package mutating func number(of word: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
        number(of: word, key(of: word))
    }

    /// The number of a word, which gets the next one if it is new.
    ///
    /// - Parameter key: the word's key, of any index.
    package mutating func number(of word: UnsafeBufferPointer<UInt8>, _ key: Key) -> (number: Int, isNew: Bool) {
        guard key.isASCII || Self.isPlain(word) else {
            let form = String(decoding: word, as: UTF8.self)
            if let number = others[form] { return (number, false) }
            others[form] = count
            entries.append(Entry(start: bytes.count))
            return (count - 1, true)
        }
        let place = place(of: key, UnsafeRawBufferPointer(word))
        if slots[place].number >= 0 { return (Int(slots[place].number), false) }
        let hash = UInt32(truncatingIfNeeded: key.hash)
        slots[place] = Slot(hash: hash, number: Int32(count))
        entries.append(Entry(head: key.head, hash: hash, length: key.length, start: bytes.count))
        if word.count > 8 { bytes.append(contentsOf: word) }
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

    /// The numbers here of some words of another index; below nought where a word has none.
    ///
    /// Takes the words in steps, of which each does little for every word: where this index is too large for the
    /// caches, the memory is then asked for many words at once.
    ///
    /// - Parameters:
    ///   - words: the words' numbers in the other index.
    ///   - form: gives the form of one of them.
    package func numbers(of words: Range<Int>, in other: WordIndex, form: (Int) -> String) -> [Int32] {
        let mask = slots.count - 1
        let wanted = other.entries[words]
        var probes = wanted.map { slots[Int($0.hash) & mask] }
        for (place, entry) in wanted.enumerated() {
            var slot = Int(entry.hash)
            while probes[place].number >= 0, probes[place].hash != entry.hash {
                slot += 1
                probes[place] = slots[slot & mask]
            }
        }
        return other.bytes.withUnsafeBytes { bytes in
            zip(words, probes).map { number, probe in
                let entry = other.entries[number]
                guard entry.length >= 0 else { return others[form(number)].map { Int32($0) } ?? -1 }
                guard probe.number >= 0 else { return -1 }
                let key = Key(head: entry.head, length: entry.length, hash: UInt64(entry.hash))
                let word = UnsafeRawBufferPointer(rebasing: bytes[(entry.length > 8 ? entry.start : bytes.count)...])
                // Seldom another word has the same hash.
                return isWord(probe.number, key, word) ? probe.number : slots[place(of: key, word)].number
            }
        }
    }

    /// Where a word lies, or would lie.
    ///
    /// - Parameter word: what begins with the word's bytes; not read where these are eight or fewer.
    private func place(of key: Key, _ word: UnsafeRawBufferPointer) -> Int {
        let mask = slots.count - 1
        let hash = UInt32(truncatingIfNeeded: key.hash)
        var place = Int(hash) & mask
        while true {
            let slot = slots[place]
            if slot.number < 0 || slot.hash == hash && isWord(slot.number, key, word) { return place }
            place = (place + 1) & mask
        }
    }

    /// Whether a word is the one with a number.
    private func isWord(_ number: Int32, _ key: Key, _ word: UnsafeRawBufferPointer) -> Bool {
        let entry = entries[Int(number)]
        guard entry.head == key.head, entry.length == key.length else { return false }
        let count = Int(key.length)
        guard count > 8 else { return true }
        return bytes.withUnsafeBytes { bytes in
            var index = 8
            while index < count {
                let offset = min(index, count - 8)
                if Self.part(entry.start + offset, of: bytes) != Self.part(offset, of: word) { return false }
                index += 8
            }
            return true
        }
    }

    /// The eight bytes from a place on.
    @inline(__always)
    private static func part(_ start: Int, of word: UnsafeRawBufferPointer) -> UInt64 {
        word.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    }

    /// Folds eight bytes into a hash by a multiplication.
    @inline(__always)
    private func fold(_ part: UInt64, into hash: inout UInt64) {
        let wide = (hash ^ part).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        hash = wide.high ^ wide.low ^ seed
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Self.free, count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot.number >= 0 {
            var place = Int(slot.hash) & mask
            while slots[place].number >= 0 { place = (place + 1) & mask }
            slots[place] = slot
        }
    }
}
