import NutgrafTypes

/// What a backup holds, counted in the copy and in what was copied.
package struct BackupSummary: Hashable, Sendable {
    /// How many jobs there are in each state that has any.
    package var jobs: [JobState: Int]
    /// How many results there are.
    package var results: Int
    /// The size of the file, in bytes.
    package var bytes: Int
}
