import NutgrafCBOR

/// A job in a worker's hands, for a while.
package struct Lease: Codable, Hashable, Sendable {
    /// The job.
    package var job: JobID
    /// The lease's secret.
    package var token: LeaseToken
    /// Which attempt this is, from 1.
    package var attempt: Int
    /// How long the lease lasts from now, in milliseconds: a duration, so that hosts' clocks need not agree.
    package var milliseconds: Int64
    /// The ``Article`` as it is stored.
    package var article: EncodedCBOR

    /// Makes a lease.
    package init(job: JobID, token: LeaseToken, attempt: Int, milliseconds: Int64, article: EncodedCBOR) {
        self.job = job
        self.token = token
        self.attempt = attempt
        self.milliseconds = milliseconds
        self.article = article
    }

    /// What the worker says of the lease afterwards.
    package var reference: LeaseReference { LeaseReference(job: job, token: token) }
}
