/// Says on which of some short lists a word stands, with one look for all of them.
struct WordLists<Lists: OptionSet & Sendable>: Sendable {
    private var index = WordIndex()
    /// By the lowest bits of the first byte, a bit for each length of a listed word: most other words are told so at
    /// once, without a look at what lies far off.
    private var lengths = Array(repeating: UInt32(0), count: 32)
    /// For each word of the index the lists that it stands on.
    private var lists: [Lists] = []

    /// Takes words, list by list.
    init(_ words: [(list: Lists, words: [String])]) {
        for (list, words) in words {
            for word in words {
                let (number, isNew) = index.number(of: word)
                if isNew { lists.append([]) }
                let (place, length) = Self.shape(word)
                lengths[place] |= length
                lists[number].formUnion(list)
            }
        }
    }

    /// The lists that a word stands on.
    subscript(word: String) -> Lists {
        let (place, length) = Self.shape(word)
        guard lengths[place] & length != 0 else { return [] }
        return index.find(word).map { lists[$0] } ?? []
    }

    private static func shape(_ word: String) -> (place: Int, length: UInt32) {
        (Int((word.utf8.first ?? 0) & 31), 1 << UInt32(min(word.utf8.count, 31)))
    }
}
