/// Says on which of some short lists a word stands, with one look for all of them.
struct WordLists<Lists: OptionSet & Sendable>: Sendable {
    private var index = WordIndex()
    /// For each word of the index the lists that it stands on.
    private var lists: [Lists] = []

    /// Takes words, list by list.
    init(_ words: [(list: Lists, words: [String])]) {
        for (list, words) in words {
            for word in words {
                let (number, isNew) = index.number(of: word)
                if isNew { lists.append([]) }
                lists[number].formUnion(list)
            }
        }
    }

    /// The lists that a word stands on.
    subscript(word: String) -> Lists { index.find(word).map { lists[$0] } ?? [] }
}
