import GRDB
import Logging
import NutgrafTypes

/// The jobs and everything that is kept of them, in one SQLite file that several processes may open.
///
/// What changes the file is acknowledged only after its commit is on the disk. The methods are in extensions, one
/// file a subject; they throw ``NutgrafError``, and `CancellationError` where the task is cancelled.
package final class JobQueue: Sendable {
    /// Where the file is.
    package let path: String
    /// As whom it was opened.
    package let user: QueueUser
    /// The settings.
    package let settings: QueueSettings

    let clock: any WallClock
    let logger: Logger
    let writer: DatabaseQueue
    let readers: DatabasePool
    let signal: ChangeSignal
    let committer: GroupCommitter
    let checkpointer: Checkpointer
    let erasures: Erasures

    /// Opens the file; blocks while another process holds a lock on it.
    ///
    /// - Parameters:
    ///   - path: Where the file is, on a local file system; the collector makes it where there is none.
    ///   - user: Who opens it.
    ///   - clock: Tells the time that is written.
    ///   - random: Makes ids, lease tokens and the jitter of retries; tokens are secrets, so outside of tests it
    ///     must be the system's.
    ///   - logger: Takes what an operator should know.
    /// - Throws: ``NutgrafError`` with `configuration` where the file is missing (for a worker), is not a Nutgraf
    ///   database, or has a schema that this program may not use; with `database` where SQLite refuses.
    package static func open(
        path: String,
        as user: QueueUser,
        settings: QueueSettings = QueueSettings(),
        clock: any WallClock = SystemWallClock(),
        random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
        logger: Logger = Logger(label: "nutgraf.queue") { _ in SwiftLogNoOpLogHandler() }
    ) throws -> JobQueue {
        let connections = try QueueConnections(path: path, user: user, settings: settings)
        return JobQueue(
            path: path,
            user: user,
            settings: settings,
            clock: clock,
            random: random,
            logger: logger,
            connections: connections
        )
    }

    private init(
        path: String,
        user: QueueUser,
        settings: QueueSettings,
        clock: any WallClock,
        random: any RandomNumberGenerator & Sendable,
        logger: Logger,
        connections: QueueConnections
    ) {
        self.path = path
        self.user = user
        self.settings = settings
        self.clock = clock
        self.logger = logger
        writer = connections.writer
        readers = connections.readers
        let writer = connections.writer
        let readers = connections.readers
        let signal = ChangeSignal(
            interval: settings.pollInterval,
            dataVersion: { await Self.dataVersion(writer) },
            changes: { await Self.effects(after: $0, readers, within: settings.readTimeout) }
        )
        self.signal = signal
        let checkpointer = Checkpointer(
            path: path,
            user: user,
            settings: settings,
            meter: connections.meter,
            logger: logger
        )
        self.checkpointer = checkpointer
        let erasures = Erasures()
        self.erasures = erasures
        let random = LockedRandom(random)
        committer = GroupCommitter(
            writer: writer,
            settings: settings,
            logger: logger,
            makeTransaction: { db in
                try QueueSchema.check(db, path: path)
                return JobTransaction(db, now: clock.now(), settings: settings, random: random)
            },
            didCommit: { effects in
                signal.publish(effects)
                if effects.erased { erasures.note() }
            },
            betweenCommits: { checkpointer.checkpointIfLarge($0) }
        )
    }
}
