import GRDB
import NutgrafTypes

/// The database's schema and its versions.
///
/// The file bears an application id, and its `user_version` is the number of the last migration, so that both
/// can be told without reading a table. A migration that has been released never changes again.
enum QueueSchema {
    /// `NUTG` in ASCII; no other program's file has it.
    static let applicationID: Int32 = 0x4E55_5447
    /// The version that this program reads and writes.
    static let version = 2

    /// SQLite's number for the mode in which free pages are given back step by step.
    static let incrementalVacuum = 2

    /// The size of a page of the file.
    static let pageBytes = 4096

    /// The steps from an empty file to ``version``.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: QueueSchemaVersion1.sql)
            try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1;")
        }
        // Checked at its end: `job` is made anew, and what refers to it must not go with the old one.
        migrator.registerMigration("2", foreignKeyChecks: .deferred) { db in
            try db.execute(sql: QueueSchemaVersion2.sql)
            try pad("article", "content", db)
            try pad("result", "analysis", db)
            try db.execute(sql: "PRAGMA user_version = 2")
        }
        return migrator
    }

    /// Fills the pages of rows that were stored before that was done.
    private static func pad(_ table: String, _ column: String, _ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT job, length(\(column)) FROM \(table)") {
            try db.execute(
                sql: "UPDATE \(table) SET padding = zeroblob(?2) WHERE job = ?1",
                arguments: [row[0] as Int64, PagePadding.bytes(for: row[1])]
            )
        }
    }

    /// Makes a file, which was set up before incremental vacuums were used, able to shrink; rewrites all of it, once.
    ///
    /// Outside of a transaction. It needs as much room again as the file has.
    static func makeShrinkable(_ db: Database) throws {
        guard try Int.fetchOne(db, sql: "PRAGMA auto_vacuum") != incrementalVacuum else { return }
        try db.execute(sql: "PRAGMA auto_vacuum = \(incrementalVacuum); VACUUM;")
    }

    /// The version of the file's schema; 0 where the file is empty.
    ///
    /// - Throws: ``NutgrafError`` where the file is some other program's.
    static func version(of db: Database, path: String) throws -> Int {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if application == applicationID { return version }
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard application == 0, version == 0, tables == 0 else {
            throw NutgrafError(
                .configuration,
                "\(path) is a database of some other program; give the path of a Nutgraf database or of a new file"
            )
        }
        return 0
    }

    /// Sees that no other process has migrated the file since it was opened.
    static func check(_ db: Database, path: String) throws {
        let found = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA user_version")) ?? 0
        if found > version { throw newer(found, path: path) }
        if found < version { throw older(found, path: path) }
    }

    /// The error for a file whose schema is newer than this program's.
    static func newer(_ found: Int, path: String) -> NutgrafError {
        NutgrafError(
            .configuration,
            "\(path) has schema version \(found), and this program knows versions up to \(version); "
                + "use the newer version of Nutgraf that has written it"
        )
    }

    /// The error for a file whose schema is older than this program's, and which this program may not migrate.
    static func older(_ found: Int, path: String) -> NutgrafError {
        NutgrafError(
            .configuration,
            found == 0
                ? "\(path) is empty; start the collector first, which sets it up"
                : "\(path) has schema version \(found), and this program needs version \(version); "
                    + "start the collector of this version first, which migrates it"
        )
    }
}
