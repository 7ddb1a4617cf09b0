/// What another model does otherwise with the names of texts.
struct NameChanges {
    /// How a name is dealt with by the second model.
    enum Change: String, CaseIterable {
        /// Only the second model finds it.
        case gained
        /// Only the first model finds it.
        case lost
        /// Both find it, each as another kind.
        case otherKind = "other kind"
    }

    /// A change, as often as it occurs.
    struct Line: Hashable {
        /// What changed.
        var change: Change
        /// The kind that the first model found, `-` where it found none.
        var before: String
        /// The kind that the second model found, `-` where it found none.
        var after: String
        /// The kind that is marked, `-` where nothing is.
        var marked: String
        /// The name.
        var name: String

        /// Whether the second model is right where the first was not, or leaves out what was wrong.
        var isBetter: Bool { after == marked }

        /// The change for people to read.
        var text: String {
            let kinds = change == .gained ? after : change == .lost ? before : "\(before) to \(after)"
            let worth = isBetter ? "better" : before == marked ? "worse" : "wrong in both, marked \(marked)"
            return "\(change.rawValue), \(worth): \(kinds) \(name)"
        }
    }

    private var counts: [Line: Int] = [:]

    /// Notes what both models find in a text.
    mutating func note(_ first: NamesOfText, _ second: NamesOfText, in bytes: [UInt8]) {
        for range in Set(first.found.keys).union(second.found.keys) {
            let before = first.found[range]
            let after = second.found[range]
            guard before != after else { continue }
            let line = Line(
                change: before == nil ? .gained : after == nil ? .lost : .otherKind,
                before: before ?? "-",
                after: after ?? "-",
                marked: first.marked[range] ?? "-",
                name: String(decoding: bytes[range], as: UTF8.self)
            )
            counts[line, default: 0] += 1
        }
    }

    /// How many names changed in a way, and for how many of them that is better.
    func count(_ change: Change) -> (all: Int, better: Int) {
        var count = (all: 0, better: 0)
        for (line, number) in counts where line.change == change {
            count.all += number
            if line.isBetter { count.better += number }
        }
        return count
    }

    /// The changes, the most frequent first.
    ///
    /// - Parameter most: how many are told.
    func lines(_ most: Int) -> [String] {
        let sorted = counts.map { (count: $0.value, text: $0.key.text) }
            .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
        return sorted.prefix(most).map { "\($0.count) \u{D7} \($0.text)" }
    }
}
