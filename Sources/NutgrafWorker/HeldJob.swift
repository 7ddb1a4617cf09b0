import NutgrafTypes

/// How far a job is that a worker holds, and until when it may.
package struct HeldJob {
    /// Why a job is not held any more.
    package enum Loss: Sendable {
        /// The lease has run out or was given to another.
        case leaseLost
        /// The owner has called the job off or had it erased.
        case cancelled
        /// The worker has no time left.
        case abandoned
    }

    let lease: LeaseReference
    /// When the analysis was begun; `nil` before and after it.
    var startedAt: ContinuousClock.Instant?
    /// Why the source will not take the job's outcome any more; `nil` as far as is known it will.
    var loss: Loss?
    /// When the lease should be extended.
    private(set) var extendAt: ContinuousClock.Instant
    /// When the lease is over at the latest: the source's own time began before its answer came.
    private var deadline: ContinuousClock.Instant

    private let duration: Duration
    private let interval: Duration

    /// The longest wait after a lease could not be extended.
    private static let retryInterval = Duration.seconds(1)

    init(_ lease: Lease, at time: ContinuousClock.Instant, heartbeat: Duration) {
        self.lease = lease.reference
        duration = .milliseconds(lease.milliseconds)
        interval = min(heartbeat, duration / 3)
        extendAt = time + interval
        deadline = time + duration
    }

    /// Whether it is worth while to work on the job.
    var isValid: Bool { loss == nil && ContinuousClock.now < deadline }

    mutating func extended(at time: ContinuousClock.Instant) {
        extendAt = time + interval
        deadline = time + duration
    }

    mutating func notExtended(at time: ContinuousClock.Instant) {
        extendAt = time + min(Self.retryInterval, interval)
    }
}
