import GRDB
import NutgrafCBOR
import NutgrafTypes

extension JobQueue {
    /// How many jobs one read looks up, so that no read takes long.
    static let page = 64

    /// How many failures a status tells of, the last ones: each retry allows more, and each may have 4 KiB.
    static let failuresTold = 10

    /// What is known of jobs.
    ///
    /// - Parameters:
    ///   - jobs: The jobs.
    ///   - owner: Whose they must be; `nil` for anybody's.
    /// - Returns: A status for each, in their order; `nil` where there is none, or it is another owner's.
    package func status(of jobs: [JobID], owner: String?) async throws -> [JobStatus?] {
        var found: [JobStatus?] = []
        found.reserveCapacity(jobs.count)
        for page in jobs.pages(of: Self.page) {
            let now = clock.now()
            found += try await read { db in
                try page.map {
                    try db.row(.status, [$0.blob]).flatMap { try Self.status($0, owner, now, db) }
                }
            }
        }
        return found
    }

    /// A job's analysis, as it was stored.
    ///
    /// - Throws: ``NutgrafError`` with `not-found` where there is no such job or it is another owner's, and
    ///   `no-result` where it has not ended, has failed or was deleted.
    package func result(of job: JobID, owner: String?) async throws -> EncodedCBOR {
        try await read { db in
            guard let row = try db.row(.result, [job.blob]), Self.isVisible(row[0], to: owner) else {
                throw Self.notFound(job)
            }
            guard row.hasNull(atIndex: 2) else { return EncodedCBOR(bytes: try row.bytes(2)) }
            let state: JobState = try row.named(1)
            if state == .deleted {
                throw NutgrafError(.noResult, "job \(job) was deleted, and its result with it")
            }
            let reason = state.isFinal ? "and will have no result" : "and has no result yet"
            throw NutgrafError(.noResult, "job \(job) is \(state.rawValue), \(reason)")
        }
    }

    /// How many bytes a job's analysis has; 0 where there is none, or it is another owner's.
    package func resultBytes(of job: JobID, owner: String?) async throws -> Int {
        try await read { db in
            guard let row = try db.row(.resultLength, [job.blob]), Self.isVisible(row[0], to: owner) else { return 0 }
            return row[1]
        }
    }

    /// All changes of a job, the first first.
    ///
    /// - Throws: ``NutgrafError`` with `not-found` where there is no such job or it is another owner's.
    package func history(of job: JobID, owner: String?) async throws -> [JobChange] {
        try await read { db in
            guard let row = try db.row(.status, [job.blob]), Self.isVisible(row[1], to: owner) else {
                throw Self.notFound(job)
            }
            return try db.rows(.history, [row[0] as Int64]).map { try Self.change($0, of: job) }
        }
    }

    static func notFound(_ job: JobID) -> NutgrafError {
        NutgrafError(.notFound, "there is no job \(job)")
    }

    static func isVisible(_ jobOwner: String, to owner: String?) -> Bool {
        owner == nil || owner == jobOwner
    }

    /// Reads a change from the first six columns.
    static func change(_ row: Row, of job: JobID) throws -> JobChange {
        JobChange(
            cursor: row[0],
            job: job,
            time: row.time(1),
            state: try row.named(2),
            cause: JobChange.Cause(rawValue: row[3]),
            worker: row[4],
            attempt: row[5]
        )
    }

    /// Reads a status as ``QueueStatement/status`` gives it; `nil` where the job is another owner's.
    static func status(_ row: Row, _ owner: String?, _ now: Timestamp, _ db: Database) throws
        -> JobStatus?
    {
        guard isVisible(row[1], to: owner) else { return nil }
        let state: JobState = try row.named(2)
        let due = row.time(9)
        return JobStatus(
            job: try row.jobID(10),
            state: state,
            articleID: row[3],
            priority: row[4],
            attempts: row[5],
            maximumAttempts: row[6],
            submitted: row.time(7),
            updated: row.time(8),
            due: state == .queued && due > now ? due : nil,
            failures: try db.rows(.failures, [row[0] as Int64, failuresTold]).reversed().map { row in
                JobFailure(attempt: row[0], time: row.time(1), worker: row[2], message: row[3])
            }
        )
    }
}
