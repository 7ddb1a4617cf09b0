/// What is known of a job.
public struct JobStatus: Codable, Hashable, Sendable {
    /// The job.
    public var job: JobID
    /// How far it is.
    public var state: JobState
    /// The sender's own name for the story, ``Article/id``.
    public var articleID: String?
    /// From 0 (the default) to 9 (the most urgent).
    public var priority: Int
    /// How many attempts have begun.
    public var attempts: Int
    /// How many attempts it may have.
    public var maximumAttempts: Int
    /// When the job was accepted.
    public var submitted: Timestamp
    /// When it last changed.
    public var updated: Timestamp
    /// When a job that waits for its next attempt may be leased.
    public var due: Timestamp?
    /// What went wrong, one failure an attempt, in order; the last ten.
    public var failures: [JobFailure]

    /// Makes a status.
    public init(
        job: JobID,
        state: JobState,
        articleID: String? = nil,
        priority: Int,
        attempts: Int,
        maximumAttempts: Int,
        submitted: Timestamp,
        updated: Timestamp,
        due: Timestamp? = nil,
        failures: [JobFailure] = []
    ) {
        self.job = job
        self.state = state
        self.articleID = articleID
        self.priority = priority
        self.attempts = attempts
        self.maximumAttempts = maximumAttempts
        self.submitted = submitted
        self.updated = updated
        self.due = due
        self.failures = failures
    }
}
