/// Which lease a worker speaks of.
package struct LeaseReference: Codable, Hashable, Sendable {
    /// The job.
    package var job: JobID
    /// The lease's secret.
    package var token: LeaseToken

    /// Makes a reference.
    package init(job: JobID, token: LeaseToken) {
        self.job = job
        self.token = token
    }
}
