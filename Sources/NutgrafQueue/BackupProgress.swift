/// How far a backup is.
package struct BackupProgress: Hashable, Sendable {
    /// How many bytes are copied.
    package var copiedBytes: Int
    /// How many bytes there are to copy.
    package var totalBytes: Int
}
