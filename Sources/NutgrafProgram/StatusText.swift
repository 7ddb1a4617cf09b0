import NutgrafTypes

/// A job's status for people. What others have written is told without its control characters.
package struct StatusText {
    private let status: JobStatus
    private let history: [JobChange]?
    private let style: Style
    private let columns: Int

    /// Makes the text of a status.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - history: What has become of the job so far, where that is to be told.
    ///   - style: How words are set off; as suits standard output by default.
    ///   - columns: How many columns a line has; as suits standard output by default.
    package init(
        _ status: JobStatus,
        history: [JobChange]? = nil,
        style: Style = .output,
        columns: Int = Terminal.output.columns
    ) {
        self.status = status
        self.history = history
        self.style = style
        self.columns = columns
    }

    /// One line for the job: its id, its state, how many attempts of how many were begun, and its last change. Below
    /// it, indented, what else there is to tell. Each line is ended.
    package var lines: String {
        let attempts = "\(status.attempts)/\(status.maximumAttempts)"
        var lines = "\(status.job)  \(Self.styled(status.state, style))  \(attempts)  \(status.updated)\n"
        if let id = status.articleID { lines += detail("id \(id)") }
        if let due = status.due { lines += detail("due \(due)") }
        for failure in status.failures {
            lines += detail("attempt \(failure.attempt) at \(failure.time) by \(failure.worker): \(failure.message)")
        }
        for change in history ?? [] { lines += detail(Self.words(change)) }
        return lines
    }

    /// A change in one line that is ended: the job, the change's cursor, its time, and what it was.
    package static func line(
        _ change: JobChange,
        style: Style = .output,
        columns: Int? = Terminal.output.isTerminal ? Terminal.output.columns : nil
    ) -> String {
        let time = "\(change.time)".split(separator: "T").last.map { $0.prefix(8) } ?? ""
        let head = "\(change.job)  \(change.cursor)  \(time)"
        var tail = change.cause == implied(by: change.state) ? "" : "  \(change.cause)"
        if let worker = change.worker { tail += "  by \(worker)" }
        tail = tail.printable
        if let columns {
            tail = Columns.cut(tail, to: max(0, columns - Columns.width(of: head) - 2 - change.state.rawValue.count))
        }
        return "\(head)  \(style(change.state.rawValue, emphasis(change.state)))\(tail)\n"
    }

    private func detail(_ text: String) -> String {
        Columns.wrapped(text, columns: columns, indent: 2, hanging: 4)
    }

    private static func words(_ change: JobChange) -> String {
        var words = "\(change.time) \(change.state.rawValue)"
        if change.cause != implied(by: change.state) { words += ", \(change.cause)" }
        if let worker = change.worker { words += ", by \(worker)" }
        if let attempt = change.attempt { words += ", attempt \(attempt)" }
        return words
    }

    /// A state's name in as many columns as the longest has, set off.
    private static func styled(_ state: JobState, _ style: Style) -> String {
        let width = JobState.allCases.map(\.rawValue.count).max() ?? 0
        let blanks = String(repeating: " ", count: width - state.rawValue.count)
        return style(state.rawValue, emphasis(state)) + blanks
    }

    private static func emphasis(_ state: JobState) -> Style.Emphasis {
        switch state {
        case .queued, .running: .active
        case .done: .good
        case .dead: .bad
        case .cancelled, .deleted: .faint
        }
    }

    /// What usually brings a state about, and so need not be told.
    private static func implied(by state: JobState) -> JobChange.Cause? {
        switch state {
        case .queued: .submitted
        case .running: .leased
        case .done: .finished
        case .cancelled: .cancelled
        case .deleted: .deleted
        case .dead: nil
        }
    }
}
