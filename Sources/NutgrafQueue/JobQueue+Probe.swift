import NutgrafTypes

extension JobQueue {
    /// Commits a write that changes nothing, to see that the next one would succeed: that the file can be locked and
    /// written, and that the disk keeps it.
    ///
    /// - Throws: ``NutgrafError`` with the reason why not.
    package func probe() async throws {
        try await committer.write { transaction in
            // SQLite writes the page that holds the version, whether it differs or not.
            try transaction.db.execute(sql: "PRAGMA user_version = \(QueueSchema.version)")
        }
    }
}
