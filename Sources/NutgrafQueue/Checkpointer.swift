import GRDB
import Logging
import NutgrafTypes
import Synchronization

/// Carries the write-ahead log over into the database, as the collector alone does it.
///
/// It restarts the log, which takes the writer's lock: a passive checkpoint may overlap another connection's
/// commit, and SQLite before 3.51.3 can lose that commit then.
final class Checkpointer: Sendable {
    private struct State {
        var count = 0
        var next = ContinuousClock.now
        var dataVersion: Int64?
        var alarm = ContinuousClock.now
    }

    /// How long to leave writers alone after a checkpoint that found readers in its way.
    private static let pauseAfterFailure: Duration = .seconds(60)
    private static let pauseBetweenAlarms: Duration = .seconds(60)

    private let path: String
    private let user: QueueUser
    private let settings: QueueSettings
    private let meter: WALMeter
    private let logger: Logger
    private let state = Mutex(State())

    init(path: String, user: QueueUser, settings: QueueSettings, meter: WALMeter, logger: Logger) {
        self.path = path
        self.user = user
        self.settings = settings
        self.meter = meter
        self.logger = logger
    }

    /// How many checkpoints were made.
    var count: Int { state.withLock(\.count) }

    /// Checkpoints when the writer's last commit has left a large log; outside of a transaction.
    func checkpointIfLarge(_ db: Database) {
        guard meter.count * QueueSchema.pageBytes > settings.checkpointBytes else { return }
        checkpoint(db, .restart)
    }

    /// Checkpoints when other processes have written and the log's file is large.
    ///
    /// - Parameter fileBytes: The size of the log's file, which is no less than the log.
    func checkpointForOthers(_ db: Database, fileBytes: Int) {
        guard fileBytes > settings.checkpointBytes,
            let version = try? Int64.fetchOne(db, sql: "PRAGMA data_version"),
            version != state.withLock(\.dataVersion)
        else { return }
        checkpoint(db, .restart)
    }

    /// Checkpoints, unless a backup is being made, here or in another process; what goes wrong is logged, since the log
    /// only grows until the next time.
    ///
    /// - Returns: Whether all of the log was carried over.
    @discardableResult
    func checkpoint(_ db: Database, _ mode: Database.CheckpointMode) -> Bool {
        guard user == .collector, mode == .truncate || state.withLock({ $0.next <= .now }) else { return false }
        // A backup reads one snapshot for long, and a checkpoint would keep all writers waiting for its end.
        guard case .taken(let lock) = FolderLock.take(besides: path, .exclusive) else { return false }
        defer { lock?.release() }
        do {
            try db.checkpoint(mode)
            let version = try Int64.fetchOne(db, sql: "PRAGMA data_version")
            meter.reset()
            state.withLock { state in
                state.count += 1
                state.dataVersion = version
            }
            return true
        } catch {
            state.withLock { $0.next = .now + Self.pauseAfterFailure }
            logger.error(
                "the write-ahead log could not be checkpointed: \(NutgrafError(database: error).message)"
            )
            return false
        }
    }

    /// Logs an error where the log's file is far too large, at most once a minute.
    func alarmIfHuge(fileBytes: Int) {
        guard user == .collector, fileBytes > settings.walAlarmBytes else { return }
        let isDue = state.withLock { state in
            guard state.alarm <= .now else { return false }
            state.alarm = .now + Self.pauseBetweenAlarms
            return true
        }
        guard isDue else { return }
        logger.error(
            "the write-ahead log has \(fileBytes >> 20) MiB; see that no other program reads the database for long"
        )
    }
}
