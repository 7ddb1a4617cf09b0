import Foundation
import NutgrafTypes
import Synchronization

extension JobQueue {
    /// Copies the file's present state into a new one, while everybody goes on writing, and checks the copy.
    ///
    /// - Parameters:
    ///   - destination: Where to, a path at which nothing is; the file is readable for this user only.
    ///   - progress: Told after each MiB, on a thread of the backup's.
    /// - Returns: What the copy holds, once it is on the disk, sound, and counted like the original.
    /// - Throws: ``NutgrafError``; `CancellationError` where the task is cancelled. Nothing is left of the copy then.
    package func backup(
        to destination: String,
        progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
    ) async throws -> BackupSummary {
        try await Self.backup(of: path, to: destination, progress: progress)
    }

    /// The same as ``backup(to:progress:)`` from any process, of a database that a collector may have open meanwhile.
    ///
    /// The live file is only read. While the copy is made, no collector checkpoints the write-ahead log, which grows
    /// by what is written meanwhile.
    ///
    /// - Parameter source: Where the database is; it must have this program's schema.
    package static func backup(
        of source: String,
        to destination: String,
        progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
    ) async throws -> BackupSummary {
        try await onThread { isCancelled in
            try DatabaseCopy.backUp(source, to: destination, isCancelled: isCancelled, progress: progress)
        }
    }

    /// Makes a database out of a backup; the backup stays as it is.
    ///
    /// - Parameters:
    ///   - backup: Where the backup is; it may be of an older schema, which the collector then migrates.
    ///   - path: Where the database is to be, a path at which nothing is.
    /// - Returns: What the database holds, once it is on the disk and sound.
    /// - Throws: ``NutgrafError``; `CancellationError` where the task is cancelled. Nothing is left of the database then.
    package static func restore(from backup: String, to path: String) async throws -> BackupSummary {
        try await onThread { try DatabaseCopy.restore(backup, to: path, isCancelled: $0) }
    }

    /// Does something that blocks on a thread of its own; it can ask whether the task is cancelled.
    private static func onThread<Value: Sendable>(
        _ body: @escaping @Sendable (_ isCancelled: @escaping () -> Bool) throws -> Value
    ) async throws -> Value {
        let flag = CancellationFlag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global(qos: .utility).async {
                    do {
                        continuation.resume(returning: try body { flag.isSet })
                    } catch is CancellationError {
                        continuation.resume(throwing: CancellationError())
                    } catch {
                        continuation.resume(throwing: NutgrafError(database: error))
                    }
                }
            }
        } onCancel: {
            flag.set()
        }
    }

    /// Whether a task was cancelled, for a thread that works for it.
    private final class CancellationFlag: Sendable {
        private let flag = Atomic<Bool>(false)

        var isSet: Bool { flag.load(ordering: .relaxed) }

        func set() { flag.store(true, ordering: .relaxed) }
    }
}
