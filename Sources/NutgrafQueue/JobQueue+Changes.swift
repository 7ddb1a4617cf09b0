import GRDB
import NutgrafTypes

extension JobQueue {
    /// How many changes one look gives at most.
    private static let mostChanges = 1000
    /// How many changes, of whomever, one look reads at most; some milliseconds' worth.
    private static let changesPerRead = 4096
    /// How many changes, of whomever, are read rather than one listed job and its changes.
    private static let changesPerJob = 2

    /// The changes of jobs behind a cursor, in order.
    ///
    /// - Parameters:
    ///   - jobs: The jobs; those that are not there are passed over. `nil` for all of the owner's.
    ///   - owner: Whose they must be; `nil` for anybody's.
    ///   - after: The cursor behind which to begin. `nil` begins with the first change of `jobs`; where they are all
    ///     of the owner's, it gives no change, and the cursor from which to go on.
    ///   - limit: How many changes at most, from 1; 1000 at most are given.
    /// - Returns: The changes; the cursor to go on from, which may have moved though there are none; and whether all
    ///   of `jobs` have ended or are not there, and nothing more is to be told of them.
    /// - Throws: ``NutgrafError`` with `invalid-request` where the limit is none, and with `cursor-expired` where no
    ///   change has been as late as `after`, as in a database that was restored, or where all of the owner's changes
    ///   are asked for and some behind `after` may have been removed with jobs that were kept for long enough.
    package func changes(
        of jobs: [JobID]?,
        owner: String?,
        after: Int64?,
        limit: Int
    ) async throws -> (changes: [JobChange], cursor: Int64, ended: Bool) {
        let page = try await changePage(of: jobs, owner: owner, after: after, limit: limit)
        return (page.changes, page.cursor, page.ended)
    }

    /// The same as ``changes(of:owner:after:limit:)``, as soon as there are any, all jobs have ended, or the time is
    /// over.
    ///
    /// - Parameter time: How long to wait; an hour at most.
    /// - Throws: The same; `CancellationError` where the task is cancelled.
    package func waitForChanges(
        of jobs: [JobID]?,
        owner: String?,
        after: Int64?,
        limit: Int,
        upTo time: Duration
    ) async throws -> (changes: [JobChange], cursor: Int64, ended: Bool) {
        let end = ContinuousClock.now + min(time, .seconds(3600))
        let interest = jobs.map { ChangeSignal.Interest.changed(Set($0)) } ?? .changedOf(owner: owner)
        var position = after
        while true {
            try Task.checkCancellation()
            let generation = await signal.generation()
            let page = try await changePage(of: jobs, owner: owner, after: position, limit: limit)
            let remaining = ContinuousClock.now.duration(to: end)
            if !page.changes.isEmpty || page.ended || remaining <= .zero {
                return (page.changes, page.cursor, page.ended)
            }
            position = page.cursor
            if page.isLast { await signal.wait(since: generation, for: interest, upTo: remaining) }
        }
    }

    private func changePage(
        of jobs: [JobID]?,
        owner: String?,
        after: Int64?,
        limit: Int
    ) async throws -> ChangePage {
        guard limit > 0 else {
            throw NutgrafError(.invalidRequest, "a watch is for 1 change at least, this one is for \(limit)")
        }
        let limit = min(limit, Self.mostChanges)
        if let jobs { return try await changes(of: jobs, owner: owner, after: after, limit: limit) }
        return try await changes(ofAllOf: owner, after: after, limit: limit)
    }

    /// Looks at all changes, whosever they are, page by page: an index by owner would cost every write.
    private func changes(ofAllOf owner: String?, after: Int64?, limit: Int) async throws -> ChangePage {
        try await read { db in
            let newest = try Self.newestChange(db, notBefore: after)
            guard let after else { return ChangePage(changes: [], cursor: newest, isLast: true) }
            let floor = try db.integer(.floor) ?? 0
            guard after >= floor else {
                throw NutgrafError(
                    .cursorExpired,
                    "the changes behind \(after) are not all kept any more; list the jobs, and watch from now on"
                )
            }
            guard let end = try db.integer(.changesEnd, [after, Self.changesPerRead]) else {
                return ChangePage(changes: [], cursor: newest, isLast: true)
            }
            let changes = try db.rows(.changes, [after, end, owner, limit]).map { row in
                try Self.change(row, of: try row.jobID(6))
            }
            let cursor = changes.count == limit ? changes.last?.cursor ?? end : end
            return ChangePage(changes: changes, cursor: cursor, isLast: cursor >= newest)
        }
    }

    /// Looks at listed jobs: at what has happened since the cursor where that is little, as whenever a watch wakes, and
    /// else at each of them.
    private func changes(
        of jobs: [JobID],
        owner: String?,
        after: Int64?,
        limit: Int
    ) async throws -> ChangePage {
        let wanted = Set(jobs)
        if let after, let page = try await fewChanges(of: wanted, owner: owner, after: after, limit: limit) {
            return page
        }
        return try await changesOfEach(wanted, owner: owner, after: after, limit: limit)
    }

    /// Looks at all changes behind a cursor, whosever they are, for those of some jobs.
    ///
    /// - Returns: `nil` where that would read more than to look at each job.
    private func fewChanges(
        of jobs: Set<JobID>,
        owner: String?,
        after: Int64,
        limit: Int
    ) async throws -> ChangePage? {
        let most = Self.changesPerJob * jobs.count
        guard most <= Self.changesPerRead else { return nil }
        return try await read { db in
            let newest = try Self.newestChange(db, notBefore: after)
            guard newest - max(after, 0) <= most else { return nil }
            var found: [JobChange] = []
            for row in try db.rows(.changes, [after, newest, owner, most]) {
                let job = try row.jobID(6)
                if jobs.contains(job) { found.append(try Self.change(row, of: job)) }
            }
            if found.count > limit {
                found.removeLast(found.count - limit)
                return ChangePage(changes: found, cursor: found[limit - 1].cursor, ended: false, isLast: false)
            }
            let ended = try !jobs.contains { job in
                guard let row = try db.row(.status, [job.blob]), Self.isVisible(row[1], to: owner) else {
                    return false
                }
                let state: JobState = try row.named(2)
                return !state.isFinal
            }
            return ChangePage(changes: found, cursor: newest, ended: ended, isLast: true)
        }
    }

    /// Looks at jobs one by one, in pages, for changes up to the newest that there was at first: all pages tell of the
    /// same moment, though they are read in snapshots of their own.
    private func changesOfEach(
        _ jobs: Set<JobID>,
        owner: String?,
        after: Int64?,
        limit: Int
    ) async throws -> ChangePage {
        var end = try await read { try Self.newestChange($0, notBefore: after) }
        var found: [JobChange] = []
        var ended = true
        var isCut = false
        for page in Array(jobs).pages(of: Self.page) {
            let bound = end
            let (changes, open) = try await read { db in
                var changes: [JobChange] = []
                var open = false
                for job in page {
                    guard let row = try db.row(.status, [job.blob]), Self.isVisible(row[1], to: owner) else {
                        continue
                    }
                    let state: JobState = try row.named(2)
                    let told = try db.rows(.changesOfJob, [row[0] as Int64, after ?? 0, limit + 1])
                        .map { try Self.change($0, of: job) }
                    let inTime = told.filter { $0.cursor <= bound }
                    changes += inTime
                    if !state.isFinal || inTime.count < told.count { open = true }
                }
                return (changes, open)
            }
            found += changes
            if open { ended = false }
            guard found.count > limit else { continue }
            found.sort { $0.cursor < $1.cursor }
            found.removeLast(found.count - limit)
            end = found[limit - 1].cursor
            isCut = true
        }
        found.sort { $0.cursor < $1.cursor }
        return ChangePage(changes: found, cursor: end, ended: ended && !isCut, isLast: !isCut)
    }

    /// The id of the newest change.
    ///
    /// - Throws: ``NutgrafError`` with `cursor-expired` where a cursor is newer: whoever has it must begin anew, and
    ///   has done nothing wrong where the database is an older copy.
    private static func newestChange(_ db: Database, notBefore cursor: Int64?) throws -> Int64 {
        let newest = try db.integer(.newestChange) ?? 0
        guard let cursor, cursor > newest else { return newest }
        throw NutgrafError(
            .cursorExpired,
            "there is no change \(cursor) yet, and the last one is \(newest); list the jobs, and watch from now on"
        )
    }
}
