import NutgrafTypes

/// One change of a job.
package struct HistoryEntry: Hashable, Sendable {
    /// The change's own number, which grows with every change of any job.
    package var id: Int64
    /// When it was.
    package var time: Timestamp
    /// The job's state afterwards.
    package var state: JobState
    /// What brought it about.
    package var cause: HistoryCause
    /// The worker that had to do with it.
    package var worker: String?
    /// The attempt that had to do with it, from 1.
    package var attempt: Int?

    /// Makes an entry.
    package init(
        id: Int64,
        time: Timestamp,
        state: JobState,
        cause: HistoryCause,
        worker: String? = nil,
        attempt: Int? = nil
    ) {
        self.id = id
        self.time = time
        self.state = state
        self.cause = cause
        self.worker = worker
        self.attempt = attempt
    }
}
