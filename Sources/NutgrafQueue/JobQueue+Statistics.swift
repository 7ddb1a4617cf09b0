import GRDB
import NutgrafTypes

extension JobQueue {
    /// How long the periods are in which jobs that are done are counted; the schema's triggers know it too.
    private static let period: Duration = .seconds(5)

    /// What is known of the jobs and of the file; connections and refusals are the collector's to add.
    ///
    /// Done jobs are counted in periods of 5 s, so that "the last minute" is the current period and the eleven before
    /// it. Reads a few rows, and one a lease.
    ///
    /// - Throws: ``NutgrafError``.
    package func statistics() async throws -> CollectorStatistics {
        let now = clock.now()
        let walBytes = walBytes() ?? 0
        let counters = counters
        return try await read { db in
            CollectorStatistics(
                time: now,
                jobs: try Self.counts(db),
                oldestWait: try Self.oldestWait(db, at: now),
                throughput: try Self.throughput(db, at: now),
                workers: try db.rows(.heldJobs).map { row in
                    CollectorStatistics.WorkerLeases(worker: row[0] ?? "", leases: row[1])
                },
                databaseBytes: try Int.fetchOne(db, sql: "PRAGMA page_count").map { $0 * QueueSchema.pageBytes } ?? 0,
                walBytes: walBytes,
                writes: counters.writes,
                commits: counters.commits,
                sharedCommits: counters.sharedCommits
            )
        }
    }

    /// How long ago the first job of each state was submitted; a state without jobs is left out.
    ///
    /// - Throws: ``NutgrafError``.
    package func ages() async throws -> [JobState: Duration] {
        let now = clock.now()
        return try await read { db in
            var ages: [JobState: Duration] = [:]
            for state in JobState.allCases {
                guard let first = try db.integer(.firstSubmitted, [state.rawValue]) else { continue }
                ages[state] = max(now.since(Timestamp(milliseconds: first)), .zero)
            }
            return ages
        }
    }

    /// How many jobs are in each state.
    package func counts() async throws -> [JobState: Int] {
        try await read { try Self.counts($0) }
    }

    private static func counts(_ db: Database) throws -> [JobState: Int] {
        let pairs = try db.rows(.counts).map { row in (try row.named(0) as JobState, row[1] as Int) }
        return Dictionary(pairs, uniquingKeysWith: +)
    }

    /// For how long the job has been due that may be leased and has waited for longest; `nil` where none may.
    private static func oldestWait(_ db: Database, at now: Timestamp) throws -> Duration? {
        let due = [try db.integer(.longestDue), try db.integer(.nextDue)].compactMap(\.self).min()
        guard let due, due <= now.milliseconds else { return nil }
        return now.since(Timestamp(milliseconds: due))
    }

    private static func throughput(_ db: Database, at now: Timestamp) throws -> CollectorStatistics.Throughput {
        let current = now.milliseconds / period.wholeMilliseconds
        let perMinute: Int64 = 12
        let periods = try db.rows(.doneCounts, [current - 15 * perMinute]).map { row in
            (period: row[0] as Int64, jobs: row[1] as Int)
        }
        func done(inMinutes minutes: Int64) -> Int {
            periods.filter { $0.period > current - minutes * perMinute && $0.period <= current }
                .reduce(0) { $0 + $1.jobs }
        }
        return CollectorStatistics.Throughput(
            oneMinute: done(inMinutes: 1),
            fiveMinutes: done(inMinutes: 5),
            fifteenMinutes: done(inMinutes: 15)
        )
    }
}
