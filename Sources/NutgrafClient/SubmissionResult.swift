import NutgrafTypes

/// What became of one article of many.
public struct SubmissionResult: Hashable, Sendable {
    /// Which article it was, counted from 0 as they were taken from the input.
    public var index: Int
    /// The submission's key: with it the article can be submitted again without doubling its job.
    public var key: String
    /// The job, or why there is none: an error of this article alone, such as `too-large`, `invalid-request` or
    /// `key-conflict`.
    public var job: Result<JobID, NutgrafError>
    /// Whether the job was there already, from an earlier submission with the same key.
    public var isRepeated: Bool

    /// Makes a result.
    public init(index: Int, key: String, job: Result<JobID, NutgrafError>, isRepeated: Bool = false) {
        self.index = index
        self.key = key
        self.job = job
        self.isRepeated = isRepeated
    }
}
