/// A line that shows how far the submission of many stories is.
package struct ProgressLine: Sendable {
    private static let barRange = 10...40

    private let counts: ProgressCounts
    private let rate: String?
    private let left: String?

    /// Makes the line.
    ///
    /// - Parameters:
    ///   - counts: How far it is.
    ///   - pace: How fast it gets on.
    ///   - time: How long it has been under way.
    package init(_ counts: ProgressCounts, pace: ProgressPace, at time: Duration) {
        self.counts = counts
        rate = pace.perSecond(counts.finished, at: time)?.rateText
        left = pace.left(counts, at: time).map { $0.clockText + " left" }
    }

    /// The line for a terminal: a bar, the counts, the rate and the time left, or as many of these as there is room
    /// for; never longer than `columns`.
    package func text(columns: Int) -> String {
        let percent = counts.part.map { "\(Int($0 * 100))%" }
        let short = counts.total.map { "\(counts.finished.grouped)/\($0.grouped)" } ?? counts.finished.grouped
        // The most telling first; the first that fits is shown.
        let choices: [[String?]] = [
            [percent, counts.words, rate, left], [percent, short, rate, left], [percent, short, left], [short],
        ]
        for choice in choices {
            let words = choice.compactMap(\.self).joined(separator: "  ")
            guard Columns.width(of: words) <= columns else { continue }
            let room = columns - Columns.width(of: words) - 4
            guard let part = counts.part, room >= Self.barRange.lowerBound else { return words }
            return Self.bar(part, columns: min(room, Self.barRange.upperBound)) + "  " + words
        }
        return Columns.cut(short, to: columns)
    }

    /// The line for a log: `4,812 of 10,000 stories: 4,812 submitted, 3,100 done; 310/s, 0:22 left`.
    package var plain: String {
        let stories = counts.total.map { "\(counts.finished.grouped) of \($0.grouped)" } ?? counts.finished.grouped
        let speed = [rate, left].compactMap(\.self)
        return "\(stories) stories: \(counts.words)" + (speed.isEmpty ? "" : "; " + speed.joined(separator: ", "))
    }

    private static func bar(_ part: Double, columns: Int) -> String {
        let full = Int(Double(columns) * part)
        return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: columns - full) + "]"
    }
}
