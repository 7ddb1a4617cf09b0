/// Who opens the database file.
package enum QueueUser: Sendable {
    /// The collector: makes the file, migrates its schema and checkpoints its write-ahead log.
    case collector
    /// A worker on the same host: needs a file of exactly its own schema and never checkpoints.
    case worker
}
