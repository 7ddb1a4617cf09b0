import NutgrafTypes

/// What a commit changes for those who wait.
package struct CommitEffects: Sendable {
    /// Whether a job may have become one that can be leased, now or later.
    package var claimable = false
    /// The jobs that have ended.
    package var ended: [JobID] = []
    /// The jobs that have changed, some perhaps more than once.
    package var changed: [JobID] = []
    /// Whose jobs have changed.
    package var owners: Set<String> = []
    /// Whether jobs were deleted, of which nothing may stay in the file.
    package var erased = false

    /// Makes the effects of a commit that changes nothing for them.
    package init(
        claimable: Bool = false,
        ended: [JobID] = [],
        changed: [JobID] = [],
        owners: Set<String> = []
    ) {
        self.claimable = claimable
        self.ended = ended
        self.changed = changed
        self.owners = owners
    }

    /// Whether nobody can have waited for it.
    var isEmpty: Bool { !claimable && ended.isEmpty && changed.isEmpty }
}
