import Logging
import Synchronization

/// What has become of the jobs that a source gave.
package struct SourceTally: Hashable, Sendable {
    /// Results that were handed in.
    package var finished = 0
    /// Failures that were handed in.
    package var failed = 0
    /// Jobs given back unstarted.
    package var released = 0
    /// Jobs dropped, their results too, because the lease was lost.
    package var leaseLost = 0
    /// Jobs dropped because their owners called them off or had them erased.
    package var cancelled = 0
    /// Outcomes that the source did not take, for another reason.
    package var undelivered = 0

    /// Makes a tally of nothing.
    package init() {}

    /// The tally for the log.
    var metadata: Logger.Metadata {
        [
            "finished": "\(finished)", "failed": "\(failed)", "released": "\(released)", "lease-lost": "\(leaseLost)",
            "cancelled": "\(cancelled)", "undelivered": "\(undelivered)",
        ]
    }
}
