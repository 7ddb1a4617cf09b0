import GRDB
import GRDBSQLite
import Synchronization

/// Knows how many pages the write-ahead log held after the writer's last commit.
///
/// The size of the log's file does not tell it, since a log that was checkpointed keeps its size and is written
/// anew from its beginning.
final class WALMeter: Sendable {
    private let pages = Atomic<Int>(0)

    /// How many pages there were.
    var count: Int { pages.load(ordering: .relaxed) }

    /// Starts anew, after a checkpoint.
    func reset() { pages.store(0, ordering: .relaxed) }

    /// Has SQLite tell the number after each commit of a connection.
    ///
    /// The meter must outlive the connection's last commit: its owner keeps both.
    func attach(to db: Database) {
        _ = sqlite3_wal_hook(
            db.sqliteConnection,
            { meter, _, _, pages in
                if let meter {
                    Unmanaged<WALMeter>.fromOpaque(meter).takeUnretainedValue()
                        .pages.store(Int(pages), ordering: .relaxed)
                }
                return SQLITE_OK
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }
}
