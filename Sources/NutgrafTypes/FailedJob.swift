/// A worker's failure at a job that it holds.
package struct FailedJob: Codable, Hashable, Sendable {
    /// The job.
    package var job: JobID
    /// The lease's secret.
    package var token: LeaseToken
    /// What went wrong, a text for people.
    package var message: String
    /// Whether no other attempt would mend it.
    package var permanent: Bool

    /// Makes a failure.
    package init(job: JobID, token: LeaseToken, message: String, permanent: Bool) {
        self.job = job
        self.token = token
        self.message = message
        self.permanent = permanent
    }
}
