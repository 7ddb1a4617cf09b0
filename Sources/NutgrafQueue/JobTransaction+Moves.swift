import NutgrafTypes

extension JobTransaction {
    /// Keeps what went wrong in a job's current attempt.
    func keepFailure(_ job: StoredJob, _ message: String) throws {
        let text = message.truncated(toBytes: settings.maximumMessageBytes)
        try db.run(
            .insertFailure,
            [job.number, job.attempts, now.milliseconds, job.worker ?? "", text]
        )
    }

    /// Ends a job.
    func close(_ job: StoredJob, _ state: JobState, _ cause: JobChange.Cause) throws {
        try db.run(.close, [job.number, state.rawValue, now.milliseconds])
        try note(job, state, cause)
        effects.ended.append(job.id)
    }

    /// Puts a job back among those that wait.
    ///
    /// - Parameters:
    ///   - attempts: How many attempts now count as begun; as many as before where none is given.
    ///   - maximumAttempts: How many it may have; as many as before where none is given.
    ///   - leasesLost: How many more of its leases were lost.
    ///   - due: When it may be leased.
    func requeue(
        _ job: StoredJob,
        _ cause: JobChange.Cause,
        attempts: Int? = nil,
        maximumAttempts: Int? = nil,
        leasesLost: Int = 0,
        due: Timestamp
    ) throws {
        try db.run(
            .requeue,
            [
                job.number, attempts ?? job.attempts, maximumAttempts ?? job.maximumAttempts, leasesLost,
                due.milliseconds, rank(due: due, priority: job.priority), now.milliseconds,
            ]
        )
        try note(job, .queued, cause)
        effects.claimable = true
    }
}
