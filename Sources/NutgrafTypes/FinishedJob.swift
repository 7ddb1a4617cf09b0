import NutgrafCBOR

/// A worker's result for a job that it holds.
package struct FinishedJob: Codable, Hashable, Sendable {
    /// The job.
    package var job: JobID
    /// The lease's secret.
    package var token: LeaseToken
    /// The ``Analysis``, encoded.
    package var analysis: EncodedCBOR

    /// Makes a result.
    package init(job: JobID, token: LeaseToken, analysis: EncodedCBOR) {
        self.job = job
        self.token = token
        self.analysis = analysis
    }
}
