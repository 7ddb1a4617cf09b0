import NutgrafTypes

/// A status with times that people can read.
package struct StatusDocument: Encodable {
    private struct Failure: Encodable {
        var attempt: Int
        var time: String
        var worker: String
        var message: String
    }

    private var job: JobID
    private var state: JobState
    private var id: String?
    private var priority: Int
    private var attempts: Int
    private var maximumAttempts: Int
    private var submitted: String
    private var updated: String
    private var due: String?
    private var failures: [Failure]
    private var history: [ChangeDocument]?

    /// Makes a document of a status.
    ///
    /// - Parameter history: What has become of the job so far, where that is to be told.
    package init(_ status: JobStatus, history: [JobChange]? = nil) {
        job = status.job
        state = status.state
        id = status.articleID
        priority = status.priority
        attempts = status.attempts
        maximumAttempts = status.maximumAttempts
        submitted = "\(status.submitted)"
        updated = "\(status.updated)"
        due = status.due.map { "\($0)" }
        failures = status.failures.map {
            Failure(attempt: $0.attempt, time: "\($0.time)", worker: $0.worker, message: $0.message)
        }
        self.history = history?.map { ChangeDocument($0) }
    }
}

/// A change with a time that people can read.
package struct ChangeDocument: Encodable {
    private var cursor: Int64
    private var job: JobID
    private var time: String
    private var state: JobState
    private var cause: String
    private var worker: String?
    private var attempt: Int?

    /// Makes a document of a change.
    package init(_ change: JobChange) {
        cursor = change.cursor
        job = change.job
        time = "\(change.time)"
        state = change.state
        cause = change.cause.rawValue
        worker = change.worker
        attempt = change.attempt
    }
}
