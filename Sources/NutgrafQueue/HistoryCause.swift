/// What brings about a change of a job.
package enum HistoryCause: String, Hashable, Sendable, CaseIterable {
    /// It was accepted.
    case submitted
    /// A worker has leased it.
    case leased
    /// The worker's lease ran out.
    case leaseExpired = "lease-expired"
    /// The worker gave it back unstarted.
    case released
    /// The worker could not do it.
    case failed
    /// The worker's result was over the limit.
    case resultTooLarge = "result-too-large"
    /// The worker's result was stored.
    case finished
    /// Its owner called it off.
    case cancelled
    /// Its owner asked for more attempts.
    case retried
}
