/// What became of one thing that a worker said of a lease.
package struct LeaseOutcome: Codable, Hashable, Sendable {
    /// The job.
    package var job: JobID
    /// Why it was not done: `lease-lost`, `cancelled`, `too-large`; absent where it was done.
    package var error: NutgrafError?

    /// Makes an outcome.
    package init(job: JobID, error: NutgrafError? = nil) {
        self.job = job
        self.error = error
    }
}
