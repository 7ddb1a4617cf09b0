import GRDB
import NutgrafTypes

extension JobQueue {
    /// What a look through the database has found.
    package enum Condition: Equatable, Sendable {
        /// Everything is as it should be.
        case sound
        /// Nothing was found, and not everything was looked at in the time there was.
        case unfinished
        /// Faults, in SQLite's words.
        case damaged([String])
    }

    /// Looks through the database for damage, a table after the other.
    ///
    /// - Parameter time: How long it may take. A checkpoint of the collector waits for the table that is looked at.
    /// - Returns: What was found.
    /// - Throws: ``NutgrafError`` with `database` where it cannot be read.
    package func lookThrough(within time: Duration) async throws -> Condition {
        let end = ContinuousClock.now + time
        do {
            let tables = try await readers.read { db in
                try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            var faults: [String] = []
            for table in tables {
                let left = end - .now
                guard left > .zero else { return faults.isEmpty ? .unfinished : .damaged(faults) }
                faults += try await readers.read { db in
                    try TimeLimit.limit(db, to: left) {
                        try String.fetchAll(db, sql: "PRAGMA quick_check(\(table.quotedDatabaseIdentifier))")
                    }
                }.filter { $0 != "ok" }
            }
            return faults.isEmpty ? .sound : .damaged(faults)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            return .unfinished
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return .damaged([NutgrafError(database: error).message])
        } catch {
            throw NutgrafError(database: error)
        }
    }
}
