/// What became of one submission.
package struct SubmitOutcome: Codable, Hashable, Sendable {
    /// The job; absent where there is an error.
    package var job: JobID?
    /// Whether the job was there already, from an earlier submission with the same key.
    package var repeated: Bool?
    /// Why there is no job.
    package var error: NutgrafError?

    /// Makes the outcome of a submission that is stored.
    package init(job: JobID, repeated: Bool) {
        self.job = job
        self.repeated = repeated ? true : nil
    }

    /// Makes the outcome of a submission that was refused.
    package init(error: NutgrafError) {
        self.error = error
    }
}
