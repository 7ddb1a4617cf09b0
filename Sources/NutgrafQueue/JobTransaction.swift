import GRDB
import NutgrafTypes

/// What may be done to jobs inside one transaction of the writer; used on the writer's own queue only.
///
/// Its methods are in extensions, one file a subject. What a caller may get wrong is a value they return; they
/// throw only what must roll the transaction back.
final class JobTransaction {
    let db: Database
    /// The moment at which all of the transaction happens.
    let now: Timestamp
    let settings: QueueSettings
    let random: LockedRandom
    /// What the transaction changes for those who wait.
    var effects = CommitEffects()

    init(_ db: Database, now: Timestamp, settings: QueueSettings, random: LockedRandom) {
        self.db = db
        self.now = now
        self.settings = settings
        self.random = random
    }

    /// Where a job stands in the order of claims; `nil` while it is not due.
    func rank(due: Timestamp, priority: Int) -> Int64? {
        guard due <= now else { return nil }
        return due.milliseconds - Int64(priority) * settings.priorityAgeing.wholeMilliseconds
    }

    /// Notes a change of a job in its history, for those who wait for it too.
    func note(
        _ number: Int64,
        _ job: JobID,
        of owner: String,
        _ state: JobState,
        _ cause: JobChange.Cause,
        worker: String? = nil,
        attempt: Int? = nil
    ) throws {
        try db.run(
            .insertHistory,
            [number, now.milliseconds, state.rawValue, cause.rawValue, worker, attempt]
        )
        effects.changed.append(job)
        effects.owners.insert(owner)
    }

    /// Notes a change of a job, with the worker and the attempt that it has had last.
    func note(_ job: StoredJob, _ state: JobState, _ cause: JobChange.Cause) throws {
        let attempt = job.attempts == 0 ? nil : job.attempts
        try note(job.number, job.id, of: job.owner, state, cause, worker: job.worker, attempt: attempt)
    }
}
