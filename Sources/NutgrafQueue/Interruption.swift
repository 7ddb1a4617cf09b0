import GRDB
import GRDBSQLite

/// Interrupts statements that are not wanted any more.
enum Interruption {
    /// How many instructions of SQLite's virtual machine lie between two questions; some 10 µs.
    private static let instructions: CInt = 1000

    /// What is asked, as an object that a C function can be given.
    private final class Question {
        let isCancelled: () -> Bool

        init(_ isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }
    }

    /// Does something with a connection.
    ///
    /// - Parameter isCancelled: Asked before, and all the while.
    /// - Throws: What `body` throws; `CancellationError` where it is not wanted any more.
    static func interrupt<Value>(
        _ db: Database,
        when isCancelled: @escaping () -> Bool,
        _ body: () throws -> Value
    ) throws -> Value {
        if isCancelled() { throw CancellationError() }
        let question = Question(isCancelled)
        // The handler is taken off again before `question` ends.
        return try withExtendedLifetime(question) {
            sqlite3_progress_handler(
                db.sqliteConnection,
                instructions,
                { pointer in
                    guard let pointer else { return 0 }
                    return Unmanaged<Question>.fromOpaque(pointer).takeUnretainedValue().isCancelled() ? 1 : 0
                },
                Unmanaged.passUnretained(question).toOpaque()
            )
            defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
            do {
                return try body()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                throw CancellationError()
            }
        }
    }
}
