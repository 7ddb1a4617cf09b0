/// The words that the rules know, by their numbers in the ``Lexicon``: most words of a text are none of them.
struct TimeWordTable: Sendable {
    /// The table of ``TimeWord/table``.
    static let shared = TimeWordTable()

    /// For each number, a place in ``words``.
    private var places: [UInt16] = []
    /// The words behind one that the rules do not know.
    private var words = [TimeWord()]

    private init() {
        for (form, word) in TimeWord.table.sorted(by: { $0.key < $1.key }) {
            guard let number = Lexicon.shared.number(of: form) else { continue }
            while places.count <= number { places.append(0) }
            places[number] = UInt16(words.count)
            words.append(word)
        }
    }

    /// The word with a number; `nil` where the rules do not know it.
    func word(_ number: Int32) -> TimeWord? {
        let number = Int(number)
        guard places.indices.contains(number), places[number] > 0 else { return nil }
        return words[Int(places[number])]
    }
}
