import GRDB
import NutgrafTypes

extension JobQueue {
    /// How many jobs retention removes in one commit at most.
    private static let expiredPerCommit = 200
    /// How many bytes of articles and results it removes in one commit at most, unless one job has more.
    private static let expiredBytesPerCommit = 8 << 20
    /// How many free pages one step of a vacuum gives back; 2 MiB.
    private static let vacuumPages = 512
    /// Which part of the file's pages may stay free, for the jobs to come: one in ten.
    private static let spareParts = 10

    /// Removes jobs, with all that is theirs, that ended longer ago than settings say; as the collector only.
    ///
    /// It goes in small bites, each a write among others, and rests after each for as long as it took. What is removed
    /// cannot be watched any more: the floor of cursors rises. Rows of deleted jobs stay.
    ///
    /// - Returns: How many there were.
    /// - Throws: ``NutgrafError``; `CancellationError` where the task is cancelled.
    @discardableResult
    package func expire() async throws -> Int {
        guard user == .collector else { return 0 }
        var count = 0
        let kept: [(JobState, Duration)] = [
            (.done, settings.retainDone), (.dead, settings.retainDead), (.cancelled, settings.retainDead),
        ]
        for (state, time) in kept {
            let moment = clock.now().advanced(by: .zero - time)
            while try await read({ try $0.integer(.anyEnded, [state.rawValue, moment.milliseconds]) }) != nil {
                try Task.checkCancellation()
                let start = ContinuousClock.now
                let removed = try await committer.write(bytes: Self.expiredBytesPerCommit) { transaction in
                    try transaction.expire(
                        state,
                        endedBefore: moment,
                        limit: Self.expiredPerCommit,
                        byteLimit: Self.expiredBytesPerCommit
                    )
                }
                count += removed
                QueueMetrics.expired(removed, in: state)
                try await Task.sleep(for: start.duration(to: .now))
            }
        }
        return count
    }

    /// Gives free pages at the end of the file back, 2 MiB of them at most; and rids the file of what deleted jobs
    /// held, by a checkpoint, where jobs were deleted since the last step. As the collector only.
    ///
    /// - Returns: Whether there is more to give back than a tenth of the file, which is left for the jobs to come.
    /// - Throws: ``NutgrafError``.
    @discardableResult
    package func vacuumStep() async throws -> Bool {
        guard user == .collector else { return false }
        let checkpointer = checkpointer
        let erasures = erasures
        return try await onWriter { db in
            let isErasing = erasures.take()
            do {
                let spare = try Self.freePages(db).total / Self.spareParts
                let free = try Self.freePages(db).free
                if free > spare || isErasing, free > 0 {
                    try db.execute(sql: "PRAGMA incremental_vacuum(\(Self.vacuumPages))")
                }
                if isErasing, !checkpointer.checkpoint(db, .restart) { erasures.note() }
                return try Self.freePages(db).free > spare
            } catch {
                if isErasing { erasures.note() }
                throw error
            }
        }
    }

    private static func freePages(_ db: Database) throws -> (free: Int, total: Int) {
        (
            try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0,
            try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        )
    }
}
