import Glibc
import Synchronization

/// Shows on standard error how far a long submission is, and keeps out of the way of everything else that is written.
package final class ProgressDisplay: Sendable {
    private let meter: Mutex<ProgressMeter>
    private let program: String
    private let start = ContinuousClock.now
    /// Whether results are written to a terminal, which then is the one where progress is shown.
    private let isOutputTerminal = Terminal.output.isTerminal

    /// Makes a display; the time counts from here.
    ///
    /// - Parameters:
    ///   - program: The program's name, to begin lines with.
    ///   - counts: How far it is at first.
    ///   - place: Where progress is shown.
    package init(program: String, _ counts: ProgressCounts, place: ProgressMeter.Place) {
        meter = Mutex(ProgressMeter(program: program, counts, place: place))
        self.program = program
    }

    /// How far it is.
    package var counts: ProgressCounts { meter.withLock(\.counts) }

    /// Takes note of a change.
    package func note(_ change: (inout ProgressCounts) -> Void) {
        let columns = Terminal.error.columns
        meter.withLock { meter in
            if let text = meter.update(at: .now - start, columns: columns, change) { StandardStream.error.write(text) }
        }
    }

    /// Shows that time passes, until the task is cancelled.
    package func tick() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: ProgressMeter.redrawInterval)
            note { _ in }
        }
    }

    /// Writes to standard output.
    package func print(_ text: String) {
        meter.withLock { meter in
            if isOutputTerminal { Self.erase(&meter) }
            StandardStream.output.write(text)
        }
    }

    /// Says something on standard error, in a line that begins with the program's name.
    package func say(_ text: String) {
        meter.withLock { meter in
            Self.erase(&meter)
            StandardStream.error.write("\(program): \(text.printable)\n")
        }
    }

    /// Takes the line away for good, and says what has become of all.
    package func end() {
        meter.withLock { meter in
            if let text = meter.close() { StandardStream.error.write(text) }
            if let text = meter.summary(at: .now - start) { StandardStream.error.write(text) }
        }
    }

    /// Takes the line away for good and says a last word. It does not wait long for whoever writes just now, who may
    /// wait for a slow reader.
    ///
    /// - Parameter words: Makes the text of how far it is, where that can be told.
    package func interrupt(_ words: (ProgressCounts?) -> String) {
        var counts: ProgressCounts?
        for _ in 0..<Self.interruptTries where counts == nil {
            counts = meter.withLockIfAvailable { meter in
                if let text = meter.close() { StandardStream.error.write(text) }
                return meter.counts
            }
            if counts == nil { usleep(1000) }
        }
        StandardStream.error.write(words(counts))
    }

    /// How often it is tried to get a word in, a millisecond apart.
    private static let interruptTries = 100

    private static func erase(_ meter: inout ProgressMeter) {
        if let text = meter.erase() { StandardStream.error.write(text) }
    }
}
