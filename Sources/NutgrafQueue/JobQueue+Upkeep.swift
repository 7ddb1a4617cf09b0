import Foundation
import GRDB
import GRDBSQLite
import NutgrafTypes

extension JobQueue {
    /// How long ``run(every:)`` rests between two steps of a vacuum.
    private static let vacuumPause: Duration = .milliseconds(50)

    /// The version of SQLite that this process runs on.
    package static var sqliteVersion: String { String(cString: sqlite3_libversion()) }

    /// What this process has written since it opened the queue.
    package var counters: QueueCounters {
        var counters = committer.counters
        counters.checkpoints = checkpointer.count
        counters.waitingCalls = signal.waiterCount
        return counters
    }

    /// Looks after the file until the task is cancelled: checkpoints its write-ahead log, also on account of other
    /// processes' commits, removes jobs that were kept for long enough, and gives free pages back.
    ///
    /// The queue works without it; but a collector needs it to keep the file and its log small, and to be rid of what
    /// was deleted. What goes wrong is logged as an error, and tried again after a while. The three are done side by
    /// side: to remove many old jobs may take hours, and neither the log nor what was deleted may wait for that.
    ///
    /// - Parameter interval: How long each rests before it begins, and after each time.
    package func run(every interval: Duration = .seconds(10)) async throws {
        await withDiscardingTaskGroup { group in
            group.addTask { [self] in await repeatedly(interval) { await lookAfterLog() } }
            group.addTask { [self] in
                await repeatedly(interval) {
                    await attempt("old jobs could not be removed") { try await expire() }
                }
            }
            group.addTask { [self] in
                await repeatedly(interval) {
                    await attempt("free pages could not be given back") {
                        while try await vacuumStep() { try await Task.sleep(for: Self.vacuumPause) }
                    }
                }
            }
        }
    }

    /// Does once what ``run(every:)`` does for the write-ahead log.
    package func lookAfterLog() async {
        guard let bytes = walBytes() else { return }
        checkpointer.alarmIfHuge(fileBytes: bytes)
        let checkpointer = checkpointer
        // A queue that is closed has no log to look after.
        try? await onWriter { checkpointer.checkpointForOthers($0, fileBytes: bytes) }
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

    /// The size of the write-ahead log's file.
    func walBytes() -> Int? {
        // Only the size is asked for: to open and close the file's neighbours would drop this process's locks.
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        return attributes?[.size] as? Int
    }

    /// Does something on the writer's queue, outside of a transaction.
    func onWriter<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            writer.asyncWriteWithoutTransaction { db in
                continuation.resume(with: Result { try body(db) }.mapError { NutgrafError(database: $0) })
            }
        }
    }

    /// Does something after each interval, until the task is cancelled.
    private func repeatedly(_ interval: Duration, _ body: () async -> Void) async {
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: interval)
            } catch {
                return
            }
            await body()
        }
    }

    private func attempt(_ failure: String, _ body: () async throws -> Void) async {
        do {
            try await body()
        } catch is CancellationError {
            return
        } catch {
            logger.error("\(failure): \(NutgrafError(database: error).message)")
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
