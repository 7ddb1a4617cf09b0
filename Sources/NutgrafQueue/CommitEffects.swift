import NutgrafTypes

/// What a commit changes for those who wait.
package struct CommitEffects {
    /// Whether a job may have become one that can be leased, now or later.
    package var claimable = false
    /// The jobs that have ended.
    package var ended: [JobID] = []

    /// Makes the effects of a commit that changes nothing for them.
    package init(claimable: Bool = false, ended: [JobID] = []) {
        self.claimable = claimable
        self.ended = ended
    }
}
