import NutgrafTypes

/// What a commit changes for those who wait.
struct CommitEffects {
    /// Whether a job may have become one that can be leased, now or later.
    var claimable = false
    /// The jobs that have ended.
    var ended: [JobID] = []
}
