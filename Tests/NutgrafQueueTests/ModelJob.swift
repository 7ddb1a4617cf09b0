import NutgrafQueue
import NutgrafTypes

/// A job as the model knows it.
struct ModelJob {
    let id: JobID
    /// The order of submission, which decides between equal ranks.
    let number: Int
    /// Its submission key and its article's id, until it is deleted.
    var key: String?
    var priority: Int
    let submitted: Timestamp
    var updated: Timestamp
    var state: JobState = .queued
    var due: Timestamp
    /// Whether it has been due at the last claim or when it was queued; it stays so if the clock goes back.
    var isReady: Bool
    var attempts = 0
    var maximumAttempts: Int
    var leasesLost = 0
    var deadline: Timestamp?
    var token: LeaseToken?
    var worker: String?
    var failures: [JobFailure] = []
    var result: [UInt8]?

    /// Where it stands in the order of claims.
    func rank(_ settings: QueueSettings) -> Int64 {
        due.milliseconds - Int64(priority) * settings.priorityAgeing.wholeMilliseconds
    }

    /// What the queue should say of it.
    func status(at now: Timestamp) -> JobStatus {
        JobStatus(
            job: id,
            state: state,
            articleID: key,
            priority: priority,
            attempts: attempts,
            maximumAttempts: maximumAttempts,
            submitted: submitted,
            updated: updated,
            due: state == .queued && due > now ? due : nil,
            failures: failures.suffix(10)
        )
    }
}
