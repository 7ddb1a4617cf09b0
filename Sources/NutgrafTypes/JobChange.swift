/// One change of a job, as its history keeps it.
public struct JobChange: Codable, Hashable, Sendable {
    /// The change's number, which grows with every change of any job: a watch goes on behind it.
    public var cursor: Int64
    /// The job.
    public var job: JobID
    /// When it was.
    public var time: Timestamp
    /// The job's state afterwards.
    public var state: JobState
    /// What brought it about.
    public var cause: Cause
    /// The worker that had to do with it.
    public var worker: String?
    /// The attempt that had to do with it, from 1.
    public var attempt: Int?

    /// Makes a change.
    public init(
        cursor: Int64,
        job: JobID,
        time: Timestamp,
        state: JobState,
        cause: Cause,
        worker: String? = nil,
        attempt: Int? = nil
    ) {
        self.cursor = cursor
        self.job = job
        self.time = time
        self.state = state
        self.cause = cause
        self.worker = worker
        self.attempt = attempt
    }
}
