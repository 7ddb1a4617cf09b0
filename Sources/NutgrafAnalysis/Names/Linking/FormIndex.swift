/// Forms of names by a key, a bounded number under each, so that asking costs the same whatever a text repeats.
struct FormIndex {
    /// The most forms that are kept under one key.
    static let limit = 16

    private var numbers = KeyTable()
    /// For each key its last entry, and how many it has.
    private var heads: [(last: Int, count: Int)] = []
    private var entries: [(form: Int, next: Int)] = []

    /// Files a form under a key.
    mutating func add(_ form: Int, under key: UInt64) {
        let (number, isNew) = numbers.number(of: key, next: heads.count)
        if isNew { heads.append((last: -1, count: 0)) }
        let head = heads[number]
        guard head.count < Self.limit, head.last < 0 || entries[head.last].form != form else { return }
        entries.append((form: form, next: head.last))
        heads[number] = (last: entries.count - 1, count: head.count + 1)
    }

    /// Calls `body` with each form under a key, the last one first.
    func forEach(_ key: UInt64, _ body: (Int) -> Void) {
        guard let number = numbers[key] else { return }
        var entry = heads[number].last
        while entry >= 0 {
            body(entries[entry].form)
            entry = entries[entry].next
        }
    }
}
