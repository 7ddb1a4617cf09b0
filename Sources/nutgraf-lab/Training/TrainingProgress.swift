import Glibc

/// Tells how far a long training is: on a terminal by a bar in one line that is written again and again, elsewhere by
/// the lines of each step alone.
final class TrainingProgress {
    private let start = ContinuousClock.now
    private let steps: Int
    private let isTerminal: Bool
    private let write: (String) -> Void
    private var step = 0
    private var isDrawn = false

    /// Begins to count the time.
    ///
    /// - Parameters:
    ///   - steps: how many steps of about the same length there are.
    ///   - isTerminal: whether lines can be written again.
    ///   - write: takes what is written.
    init(
        steps: Int,
        isTerminal: Bool = isatty(STDOUT_FILENO) == 1,
        write: @escaping (String) -> Void = { text in
            print(text, terminator: "")
            fflush(nil)
        }
    ) {
        self.steps = max(1, steps)
        self.isTerminal = isTerminal
        self.write = write
    }

    /// Writes a line that stays, with the seconds since the beginning.
    func log(_ line: String) {
        write("\(isDrawn ? "\r\u{1B}[K" : "")\((ContinuousClock.now - start).components.seconds) s: \(line)\n")
        isDrawn = false
    }

    /// Notes that a step is done.
    ///
    /// - Parameter line: what came of it.
    func finish(_ line: String) {
        step += 1
        if isTerminal { draw(0, line) } else { log(line) }
    }

    /// Notes that a part of the step under way is done.
    func advance(_ part: Double) {
        if isTerminal { draw(part, "") }
    }

    private func draw(_ part: Double, _ line: String) {
        let done = min(1, (Double(step) + part) / Double(steps))
        let seconds = Double((ContinuousClock.now - start).components.seconds)
        let left = done > 0.02 ? ", \(Int(seconds / done - seconds)) s left" : ""
        write("\r\u{1B}[K\(Self.bar(done)) \(Int(done * 100))%\(left)\(line.isEmpty ? "" : "  " + line)")
        isDrawn = true
    }

    /// A bar of 24 columns that is filled so far, 0 to 1.
    static func bar(_ done: Double) -> String {
        let filled = Int(max(0, min(1, done)) * 24)
        return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 24 - filled) + "]"
    }
}
