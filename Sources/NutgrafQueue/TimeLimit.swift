import Foundation
import GRDB
import GRDBSQLite

/// Interrupts statements that run for too long.
enum TimeLimit {
    /// How many instructions of SQLite's virtual machine lie between two looks at the clock; some 10 µs.
    private static let instructions: CInt = 1000

    /// Does something with a connection, whose statements fail with `SQLITE_INTERRUPT` once the time is over.
    static func limit<Value>(_ db: Database, to time: Duration, _ body: () throws -> Value) throws -> Value {
        var end = monotonicNanoseconds() &+ time.wholeMilliseconds &* 1_000_000
        return try withUnsafeMutablePointer(to: &end) { end in
            // The handler is taken off again before `end` ends.
            sqlite3_progress_handler(
                db.sqliteConnection,
                instructions,
                { pointer in
                    guard let end = pointer?.assumingMemoryBound(to: Int64.self).pointee else { return 0 }
                    return TimeLimit.monotonicNanoseconds() > end ? 1 : 0
                },
                end
            )
            defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
            return try body()
        }
    }

    private static func monotonicNanoseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
