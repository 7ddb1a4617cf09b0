import NutgrafTypes

/// All changes of this job.
package struct HistoryRequest: Request, Hashable {
    package typealias Response = HistoryResponse
    package static var kind: MessageKind { .history }

    /// The job.
    package var job: JobID

    /// Makes a request.
    package init(job: JobID) {
        self.job = job
    }
}

/// What has become of a job so far.
package struct HistoryResponse: Codable, Hashable, Sendable {
    /// Its changes, the first first.
    package var changes: [JobChange]

    /// Makes an answer.
    package init(changes: [JobChange]) {
        self.changes = changes
    }
}
