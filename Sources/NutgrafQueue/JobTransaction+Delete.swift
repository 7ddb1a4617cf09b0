import NutgrafTypes

extension JobTransaction {
    /// Erases a job, but for a row that says that it was; gives why it could not be.
    func delete(_ id: JobID, owner: String?) throws -> NutgrafError? {
        guard let job = try ownedJob(id, owner) else { return JobQueue.notFound(id) }
        guard job.state != .deleted else { return nil }
        for statement in [QueueStatement.eraseArticle, .eraseResult, .eraseFailures, .eraseHistory] {
            try db.run(statement, [job.number])
        }
        try db.run(.erase, [job.number, now.milliseconds])
        try note(job.number, job.id, of: job.owner, .deleted, .deleted)
        effects.ended.append(job.id)
        effects.erased = true
        return nil
    }

    /// Removes jobs that ended in a state before a moment, those that ended first, and moves the floor of watches.
    ///
    /// - Parameters:
    ///   - limit: How many at most.
    ///   - byteLimit: How many bytes of articles and results they hold together at most, unless the first has more:
    ///     all of them are overwritten.
    /// - Returns: How many there were.
    func expire(_ state: JobState, endedBefore moment: Timestamp, limit: Int, byteLimit: Int) throws -> Int {
        var count = 0
        var bytes = 0
        var floor: Int64 = 0
        for row in try db.rows(.firstEnded, [state.rawValue, moment.milliseconds, limit]) {
            bytes += row[1] as Int
            if count > 0, bytes > byteLimit { break }
            let number: Int64 = row[0]
            floor = max(floor, try db.integer(.lastChange, [number]) ?? 0)
            try db.run(.remove, [number])
            count += 1
        }
        if count > 0 { try db.run(.raiseFloor, [floor]) }
        return count
    }
}
