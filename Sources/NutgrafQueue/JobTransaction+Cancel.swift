import NutgrafTypes

extension JobTransaction {
    /// Calls a job off; gives why it could not be.
    func cancel(_ id: JobID, owner: String?) throws -> NutgrafError? {
        guard let job = try ownedJob(id, owner) else { return JobQueue.notFound(id) }
        switch job.state {
        case .queued, .running:
            try close(job, .cancelled, .cancelled)
            return nil
        case .cancelled:
            return nil
        case .done, .dead, .deleted:
            return NutgrafError(
                .wrongState,
                "job \(id) is \(job.state.rawValue) and cannot be called off any more"
            )
        }
    }

    /// Queues an ended job again; gives why it could not be.
    func retry(_ id: JobID, owner: String?) throws -> NutgrafError? {
        guard let job = try ownedJob(id, owner) else { return JobQueue.notFound(id) }
        switch job.state {
        case .dead, .cancelled:
            try requeue(
                job,
                .retried,
                maximumAttempts: job.attempts + settings.maximumAttempts,
                due: now
            )
            return nil
        case .queued, .running, .done, .deleted:
            return NutgrafError(
                .wrongState,
                "job \(id) is \(job.state.rawValue); only a dead or a cancelled job can be tried again"
            )
        }
    }

    func ownedJob(_ id: JobID, _ owner: String?) throws -> StoredJob? {
        guard let row = try db.row(.job, [id.blob]), JobQueue.isVisible(row[10], to: owner) else {
            return nil
        }
        return try StoredJob(row)
    }
}
