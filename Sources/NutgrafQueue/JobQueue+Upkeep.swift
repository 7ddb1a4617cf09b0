import Foundation
import GRDB
import GRDBSQLite
import NutgrafTypes

extension JobQueue {
    /// How often ``run()`` looks after the write-ahead log.
    private static let upkeepInterval: Duration = .seconds(10)

    /// The version of SQLite that this process runs on.
    package static var sqliteVersion: String { String(cString: sqlite3_libversion()) }

    /// What has been written since the queue was opened.
    package var statistics: QueueStatistics {
        var statistics = committer.statistics
        statistics.checkpoints = checkpointer.count
        statistics.waitingCalls = signal.waiterCount
        return statistics
    }

    /// Looks after the write-ahead log, also on account of other processes' commits, until the task is cancelled.
    ///
    /// The queue works without it; but a collector whose workers write while it does not needs it to keep the log
    /// small.
    package func run() async throws {
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: Self.upkeepInterval)
            } catch {
                return
            }
            await lookAfterLog()
        }
    }

    /// Does once what ``run()`` does all the time.
    package func lookAfterLog() async {
        // Only the size is asked for: to open and close the file's neighbours would drop this process's locks.
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        guard let bytes = attributes?[.size] as? Int else { return }
        checkpointer.alarmIfHuge(fileBytes: bytes)
        let checkpointer = checkpointer
        await onWriter { checkpointer.checkpointForOthers($0, fileBytes: bytes) }
    }

    /// Commits what waits, checkpoints (as the collector) and closes the file; later calls throw, but for a
    /// second `close`, which does nothing.
    package func close() async throws {
        let checkpointer = checkpointer
        guard await committer.close({ checkpointer.checkpoint($0, .truncate) }) else { return }
        signal.publishAll()
        do {
            try readers.close()
            try writer.close()
        } catch {
            throw NutgrafError(database: error)
        }
    }

    /// Does something on the writer's queue, outside of a transaction.
    private func onWriter(_ body: @escaping @Sendable (Database) -> Void) async {
        await withCheckedContinuation { continuation in
            writer.asyncWriteWithoutTransaction { db in
                body(db)
                continuation.resume()
            }
        }
    }

    static func dataVersion(_ writer: DatabaseQueue) async -> Int64? {
        await withCheckedContinuation { continuation in
            writer.asyncWriteWithoutTransaction { db in
                let version = try? Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
                continuation.resume(returning: version)
            }
        }
    }
}
