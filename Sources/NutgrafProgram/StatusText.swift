import NutgrafTypes

/// A job's status for people. What others have written is told without its control characters.
package struct StatusText {
    private let status: JobStatus
    private let history: [JobChange]?

    /// Makes the text of a status.
    ///
    /// - Parameter history: What has become of the job so far, where that is to be told.
    package init(_ status: JobStatus, history: [JobChange]? = nil) {
        self.status = status
        self.history = history
    }

    /// One line for the job, and one for each failure and each change, indented; each line ended.
    package var lines: String {
        var line = "\(status.job)  \(status.state.rawValue)  attempts \(status.attempts)/\(status.maximumAttempts)"
        line += "  updated \(status.updated)"
        if let due = status.due { line += "  due \(due)" }
        if let id = status.articleID { line += "  id \(id.printable)" }
        for failure in status.failures {
            line += "\n  attempt \(failure.attempt) at \(failure.time) by \(failure.worker.printable)"
            line += ": \(failure.message.printable)"
        }
        for change in history ?? [] { line += "\n  \(Self.line(change))" }
        return line + "\n"
    }

    /// A change without its job, in one line that is not ended.
    package static func line(_ change: JobChange) -> String {
        var line = "\(change.time)  \(change.state.rawValue)  \(change.cause)"
        if let worker = change.worker { line += "  by \(worker.printable)" }
        if let attempt = change.attempt { line += "  attempt \(attempt)" }
        return line
    }
}
