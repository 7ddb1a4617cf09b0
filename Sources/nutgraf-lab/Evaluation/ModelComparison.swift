import NutgrafAnalysis

/// What two models of entities make of a set.
struct ModelComparison {
    private let figures: [(first: Figure, second: Figure)]
    private var changes = NameChanges()

    /// Tags a set with both models.
    init(_ set: NameSet, _ first: EntityModel, _ second: EntityModel) {
        figures = Array(zip(set.figures(first), set.figures(second))).map { ($0.0, $0.1) }
        for item in set.items {
            changes.note(set.names(item, first), set.names(item, second), in: item.text.bytes)
        }
    }

    /// The figures side by side, then the names that changed.
    ///
    /// - Parameter most: how many of these are told.
    func lines(_ most: Int) -> [String] {
        let width = figures.map(\.first.name.count).max() ?? 0
        let table = figures.map { first, second in
            let name = first.name + String(repeating: " ", count: width - first.name.count)
            let change = second.value - first.value
            let sign = change < 0 ? "-" : "+"
            return "\(name)  \(Tally.short(first.value))  \(Tally.short(second.value))  "
                + "\(sign)\(Tally.short(abs(change)))  of \(first.count)"
        }
        let counts = NameChanges.Change.allCases.map { change in
            let count = changes.count(change)
            return "\(change.rawValue) \(count.all), \(count.better) for the better"
        }
        return table + ["names: " + counts.joined(separator: "; ")] + changes.lines(most)
    }
}
