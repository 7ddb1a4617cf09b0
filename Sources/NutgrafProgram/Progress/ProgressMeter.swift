/// What is to be written of the progress of a long submission, and when. It writes nothing itself.
package struct ProgressMeter: Sendable {
    /// Where progress is shown.
    package enum Place: Sendable {
        /// In one line of a terminal that is drawn anew.
        case terminal
        /// In lines one below the other, now and then.
        case log
        /// Nowhere.
        case nowhere
    }

    /// The shortest time between two drawings in a terminal.
    package static let redrawInterval = Duration.milliseconds(100)
    /// The time between two lines of a log.
    package static let logInterval = Duration.seconds(10)
    /// A submission that is over sooner gets no line.
    private static let patience = Duration.milliseconds(300)

    private static let eraseLine = "\r\u{1B}[K"

    private let program: String
    private let place: Place
    /// How far it is.
    package private(set) var counts: ProgressCounts
    private var pace = ProgressPace()
    private var lastDrawn = Duration.zero
    /// Whether the line stands in the terminal.
    private var isDrawn = false
    private var isClosed = false

    /// Begins at the time zero; lines of a log, and the last one, begin with the program's name.
    package init(program: String, _ counts: ProgressCounts, place: Place) {
        self.program = program
        self.counts = counts
        self.place = place
    }

    /// Takes note of a change, and tells what to write.
    ///
    /// - Parameters:
    ///   - time: How long it has been under way.
    ///   - columns: How many columns the terminal has.
    ///   - change: The change; none where only time has passed.
    package mutating func update(
        at time: Duration,
        columns: Int,
        _ change: (inout ProgressCounts) -> Void = { _ in }
    ) -> String? {
        change(&counts)
        pace.note(counts.finished, at: time)
        guard !isClosed else { return nil }
        switch place {
        case .nowhere:
            return nil
        case .terminal:
            guard time >= Self.patience, time - lastDrawn >= Self.redrawInterval else { return nil }
            lastDrawn = time
            isDrawn = true
            // In the last column some terminals begin a new line.
            return "\r" + line(at: time).text(columns: columns - 1) + "\u{1B}[K"
        case .log:
            guard time - lastDrawn >= Self.logInterval else { return nil }
            lastDrawn = time
            return "\(program): \(line(at: time).plain)\n"
        }
    }

    /// What to write before anything else is written to the terminal: it takes the line away.
    package mutating func erase() -> String? {
        guard isDrawn else { return nil }
        isDrawn = false
        return Self.eraseLine
    }

    /// As ``erase()``, and nothing is drawn ever again.
    package mutating func close() -> String? {
        isClosed = true
        return erase()
    }

    /// The last line: what has become of all, and how long it took.
    package func summary(at time: Duration) -> String? {
        if case .nowhere = place { return nil }
        guard counts.finished > 1 || counts.total ?? 0 > 1 else { return nil }
        let tenths = Int((time / .milliseconds(100)).rounded())
        let rate = time > .zero ? Double(counts.finished) / (time / .seconds(1)) : 0
        return "\(program): \(counts.words) in \((tenths / 10).grouped).\(tenths % 10) s (\(rate.rateText))\n"
    }

    private func line(at time: Duration) -> ProgressLine {
        ProgressLine(counts, pace: pace, at: time)
    }
}
