/// What became of one job of a request that lists several.
public struct JobOutcome: Codable, Hashable, Sendable {
    /// The job.
    public var job: JobID
    /// Why it was not done; nothing where it was.
    public var error: NutgrafError?

    /// Makes an outcome.
    public init(job: JobID, error: NutgrafError? = nil) {
        self.job = job
        self.error = error
    }
}
