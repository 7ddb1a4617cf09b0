import Foundation
import GRDB
import NutgrafTypes

/// Copies databases and checks the copies; each method blocks for as long as it takes, so they run on a thread of
/// their own.
enum DatabaseCopy {
    /// How many pages are copied between two pauses; 1 MiB.
    private static let pagesPerStep: CInt = 256
    /// How long a pause is, in microseconds, so that the disk is not all the backup's.
    private static let pause: useconds_t = 1000
    /// How often it is looked whether a checkpoint is over, in microseconds.
    private static let lockPause: useconds_t = 10_000
    /// How long a checkpoint in the way is waited for.
    private static let lockPatience: Duration = .seconds(70)

    /// Copies a live database's present state into a new file.
    ///
    /// - Parameters:
    ///   - isCancelled: Asked between steps.
    ///   - progress: Told after each step.
    static func backUp(
        _ source: String,
        to destination: String,
        isCancelled: @escaping () -> Bool,
        progress: @escaping (BackupProgress) -> Void
    ) throws -> BackupSummary {
        guard access(source, F_OK) == 0 else {
            throw NutgrafError(.configuration, "there is no file \(source); give the path of the collector's database")
        }
        let file = try NewDatabaseFile.create(for: destination)
        do {
            let expected = try copy(source, to: file.path, isCancelled: isCancelled, progress: progress)
            let found = try check(file.path, namedAs: destination, isCancelled: isCancelled)
            guard found == expected else {
                throw NutgrafError(
                    .database,
                    "the backup holds \(describe(found)), and \(source) \(describe(expected)); try again"
                )
            }
            return BackupSummary(jobs: found.jobs, results: found.results, bytes: try file.publish())
        } catch {
            file.remove()
            throw error
        }
    }

    /// Copies a backup into a new file and sees that it is a sound database of Nutgraf's.
    ///
    /// - Parameter isCancelled: Asked again and again.
    static func restore(
        _ backup: String,
        to path: String,
        isCancelled: @escaping () -> Bool
    ) throws -> BackupSummary {
        guard access(backup, R_OK) == 0 else {
            throw NutgrafError(.configuration, "\(backup) cannot be read: \(String(cString: strerror(errno)))")
        }
        var log = stat()
        if stat(backup + "-wal", &log) == 0, log.st_size > 0 {
            throw NutgrafError(
                .configuration,
                "\(backup) has a write-ahead log beside it, so it is a database in use and not a backup; "
                    + "make one with nutgraf-collector backup"
            )
        }
        let file = try NewDatabaseFile.create(for: path)
        do {
            try file.copy(from: backup, isCancelled: isCancelled)
            let found = try check(file.path, namedAs: backup, isCancelled: isCancelled)
            return BackupSummary(jobs: found.jobs, results: found.results, bytes: try file.publish())
        } catch {
            file.remove()
            throw error
        }
    }

    /// What is compared between a database and its copy.
    private struct Contents: Equatable {
        var jobs: [JobState: Int]
        var results: Int

        init(_ db: Database) throws {
            let counts = try Row.fetchAll(db, sql: "SELECT state, count(*) FROM job GROUP BY state")
            jobs = Dictionary(
                try counts.map { row in (try row.named(0) as JobState, row[1] as Int) },
                uniquingKeysWith: +
            )
            results = try Int.fetchOne(db, sql: "SELECT count(*) FROM result") ?? 0
        }
    }

    private static func describe(_ contents: Contents) -> String {
        let jobs = JobState.allCases.map { "\(contents.jobs[$0] ?? 0) \($0)" }.joined(separator: ", ")
        return "\(contents.results) results and jobs that are \(jobs)"
    }

    /// Copies what one snapshot holds; meanwhile others may write, but not checkpoint.
    private static func copy(
        _ source: String,
        to destination: String,
        isCancelled: @escaping () -> Bool,
        progress: @escaping (BackupProgress) -> Void
    ) throws -> Contents {
        let lock = try waitForLock(besides: source, isCancelled: isCancelled)
        defer { lock?.release() }
        var configuration = Configuration()
        configuration.label = "nutgraf.backup"
        configuration.readonly = true
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
        let reader = try DatabaseQueue(path: source, configuration: configuration)
        defer { try? reader.close() }
        let writer = try DatabaseQueue(path: destination)
        defer { try? writer.close() }
        return try reader.writeWithoutTransaction { db in
            // Without a transaction around all steps, each commit of another process would begin the copy anew.
            try db.beginTransaction(.deferred)
            defer { try? db.rollback() }
            let version = try QueueSchema.version(of: db, path: source)
            if version < QueueSchema.version { throw QueueSchema.older(version, path: source) }
            if version > QueueSchema.version { throw QueueSchema.newer(version, path: source) }
            let contents = try Contents(db)
            try writer.writeWithoutTransaction { copy in
                try db.backup(to: copy, pagesPerStep: pagesPerStep) { step in
                    progress(
                        BackupProgress(
                            copiedBytes: step.completedPageCount * QueueSchema.pageBytes,
                            totalBytes: step.totalPageCount * QueueSchema.pageBytes
                        )
                    )
                    if isCancelled() { throw CancellationError() }
                    usleep(pause)
                }
            }
            return contents
        }
    }

    private static func waitForLock(besides path: String, isCancelled: () -> Bool) throws -> FolderLock? {
        let end = ContinuousClock.now + lockPatience
        while true {
            if case .taken(let lock) = FolderLock.take(besides: path, .shared) { return lock }
            if isCancelled() { throw CancellationError() }
            guard .now < end else {
                throw NutgrafError(
                    .database,
                    "\(path) has been checkpointed for longer than \(lockPatience); see that no program reads it for long"
                )
            }
            usleep(lockPause)
        }
    }

    /// Sees that a file is a sound database of a schema that this program knows, and counts what it holds.
    ///
    /// - Parameters:
    ///   - name: What errors call the file.
    ///   - isCancelled: Asked again and again.
    private static func check(
        _ path: String,
        namedAs name: String,
        isCancelled: @escaping () -> Bool
    ) throws -> Contents {
        do {
            let database = try DatabaseQueue(path: path)
            defer { try? database.close() }
            return try database.writeWithoutTransaction { db in
                let version = try QueueSchema.version(of: db, path: name)
                if version == 0 { throw NutgrafError(.configuration, "\(name) is empty; give a backup's path") }
                if version > QueueSchema.version { throw QueueSchema.newer(version, path: name) }
                let (faults, orphans) = try Interruption.interrupt(db, when: isCancelled) {
                    (
                        try String.fetchAll(db, sql: "PRAGMA integrity_check(10)"),
                        try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
                    )
                }
                guard faults == ["ok"], orphans == 0 else {
                    throw NutgrafError(
                        .database,
                        "\(name) is damaged: \(faults.first ?? "no answer"), \(orphans) rows without their job"
                    )
                }
                return try Contents(db)
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw NutgrafError(.configuration, "\(name) is not a database; give a backup's path")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            throw NutgrafError(.database, "\(name) is damaged: \(error.message ?? "no reason given")")
        }
    }
}
