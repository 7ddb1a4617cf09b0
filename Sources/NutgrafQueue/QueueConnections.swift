import Foundation
import GRDB
import NutgrafTypes

/// The connections of one process to the database: one that writes, some that read.
struct QueueConnections: Sendable {
    let writer: DatabaseQueue
    let readers: DatabasePool
    let meter: WALMeter

    /// Opens the file; the collector makes and migrates it.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where the file cannot be this user's, or `database`.
    init(path: String, user: QueueUser, settings: QueueSettings) throws {
        if user == .worker, !FileManager.default.fileExists(atPath: path) {
            throw NutgrafError(
                .configuration,
                "there is no file \(path); give the path of the collector's database, or start the collector first"
            )
        }
        do {
            meter = WALMeter()
            writer = try Self.openWriter(path: path, user: user, settings: settings, meter: meter)
            readers = try Self.openReaders(path: path)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw NutgrafError(
                .configuration,
                "\(path) is not a database; give the path of a Nutgraf database or of a new file"
            )
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            throw NutgrafError(
                .configuration,
                "\(path) cannot be opened; see that its folder is there and that this user may write in it"
            )
        } catch {
            throw NutgrafError(database: error)
        }
    }

    /// Opens the writer.
    ///
    /// It is a `DatabaseQueue` that is left at its default journal mode and told here to use a write-ahead log:
    /// GRDB's own set-up of that mode turns `synchronous` down to NORMAL, after which a commit returns before it
    /// is on the disk.
    private static func openWriter(
        path: String,
        user: QueueUser,
        settings: QueueSettings,
        meter: WALMeter
    ) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "nutgraf.queue.writer"
        let patience = BusyPatience(limit: settings.busyTimeout)
        configuration.busyMode = .callback { patience.wait($0) }
        let writer = try DatabaseQueue(path: path, configuration: configuration)
        try writer.writeWithoutTransaction { db in
            let version = try QueueSchema.version(of: db, path: path)
            if version > QueueSchema.version { throw QueueSchema.newer(version, path: path) }
            if user == .worker, version < QueueSchema.version {
                throw QueueSchema.older(version, path: path)
            }
            if version == 0 {
                // Both are fixed with the first page that is written.
                try db.execute(
                    sql: """
                        PRAGMA page_size = \(QueueSchema.pageBytes);
                        PRAGMA auto_vacuum = \(QueueSchema.incrementalVacuum);
                        """
                )
            }
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
            guard mode == "wal" else {
                throw NutgrafError(
                    .configuration,
                    "\(path) cannot have a write-ahead log; put it on a local file system"
                )
            }
            // Turned off before anything is written: a checkpoint at the wrong moment can lose a commit.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // What is deleted is overwritten, not just forgotten: it may be a story that was taken back.
            try db.execute(sql: "PRAGMA secure_delete = ON")
            meter.attach(to: db)
        }
        if user == .collector {
            try QueueSchema.migrator.migrate(writer)
            try writer.writeWithoutTransaction { try QueueSchema.makeShrinkable($0) }
        }
        return writer
    }

    private static func openReaders(path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "nutgraf.queue"
        configuration.readonly = true
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        }
        return try DatabasePool(path: path, configuration: configuration)
    }
}
