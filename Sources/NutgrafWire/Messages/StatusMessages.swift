import NutgrafTypes

/// How far are these jobs?
package struct StatusRequest: Request, Hashable {
    package typealias Response = StatusResponse
    package static var kind: MessageKind { .status }

    /// The jobs.
    package var jobs: [JobID]
    /// For how many milliseconds, at most, the answer may wait until one of the jobs has ended.
    package var wait: Int64?

    /// Makes a request.
    package init(jobs: [JobID], wait: Int64? = nil) {
        self.jobs = jobs
        self.wait = wait
    }
}

/// How far the jobs are.
package struct StatusResponse: Codable, Hashable, Sendable {
    /// One status a job, in the same order; null where the owner has no such job.
    package var statuses: [JobStatus?]

    /// Makes an answer.
    package init(statuses: [JobStatus?]) {
        self.statuses = statuses
    }
}
