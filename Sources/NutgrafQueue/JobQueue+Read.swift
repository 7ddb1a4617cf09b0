import GRDB
import NutgrafTypes

extension JobQueue {
    /// How often a read is tried that takes too long, before it is given up.
    private static let readTries = 5

    /// Reads in one snapshot, interrupted after the time that settings give it.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        let time = settings.readTimeout
        for _ in 0..<Self.readTries {
            do {
                return try await readers.read { db in try TimeLimit.limit(db, to: time) { try body(db) } }
            } catch is CancellationError {
                throw CancellationError()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                continue
            } catch {
                throw NutgrafError(database: error)
            }
        }
        throw NutgrafError(
            .overloaded,
            "a read took longer than \(time) each of \(Self.readTries) times; try again",
            retryAfter: .seconds(1)
        )
    }
}
