import CoreMetrics
import NutgrafTypes

/// What a queue counts for a monitoring system, where the process has one.
struct QueueMetrics: Sendable {
    private let commitWrites = Recorder(label: "nutgraf_commit_writes")
    private let commitDuration = Timer(label: "nutgraf_commit_duration_seconds")

    /// Counts a commit of some writes that began at a moment.
    func committed(writes: Int, since start: ContinuousClock.Instant) {
        commitWrites.record(writes)
        let time = start.duration(to: .now).components
        commitDuration.recordNanoseconds(time.seconds * 1_000_000_000 + time.attoseconds / 1_000_000_000)
    }

    /// Counts jobs that retention has removed.
    static func expired(_ count: Int, in state: JobState) {
        Counter(label: "nutgraf_expired_jobs_total", dimensions: [("state", state.rawValue)]).increment(by: count)
    }
}
