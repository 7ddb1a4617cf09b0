import CNutgrafModel

/// First names and the short forms that stand for them, as "William" and "Bill".
struct Nicknames {
    /// The names of the list in the binary, read once when first asked.
    static let shared = Nicknames()

    /// For each name the numbers of the lines it stands on.
    private var lines: [String: Set<Int>] = [:]

    private init() {
        for (number, line) in Lexicon.lines(of: NUTGRAF_LIST_NICKNAMES).enumerated() {
            for name in line.split(separator: " ") { lines[String(name), default: []].insert(number) }
        }
    }

    /// Whether two first names may be one person's.
    func areOne(_ one: String, _ other: String) -> Bool {
        guard let first = lines[one], let second = lines[other] else { return false }
        return !first.isDisjoint(with: second)
    }
}
