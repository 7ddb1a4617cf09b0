import GRDB
import NutgrafTypes

extension JobQueue {
    /// How many changes are looked through for those who wait; where there are more, everybody is woken.
    private static let foreignChanges = 4096

    /// What commits, perhaps of other processes, have changed behind a cursor, and the newest cursor.
    ///
    /// - Returns: No effects where there is no cursor yet or there are too many changes; nothing at all where they
    ///   could not be read.
    static func effects(
        after cursor: Int64?,
        _ readers: DatabasePool,
        within time: Duration
    ) async -> (effects: CommitEffects?, cursor: Int64)? {
        try? await readers.read { db in
            try TimeLimit.limit(db, to: time) {
                let newest = try db.integer(.newestChange) ?? 0
                guard let cursor else { return (nil, newest) }
                let rows = try db.rows(.changes, [cursor, newest, nil, foreignChanges])
                guard rows.count < foreignChanges else { return (nil, newest) }
                var effects = CommitEffects()
                for row in rows {
                    let state: JobState = try row.named(2)
                    let job = try row.jobID(6)
                    effects.changed.append(job)
                    effects.owners.insert(row[7])
                    if state.isFinal { effects.ended.append(job) }
                    if state == .queued { effects.claimable = true }
                }
                return (effects, newest)
            }
        }
    }
}
