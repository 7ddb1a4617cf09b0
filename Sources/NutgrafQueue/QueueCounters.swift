/// What this process has written to a queue since it opened it.
package struct QueueCounters: Hashable, Sendable {
    /// How many transactions were committed.
    package var commits = 0
    /// How many writes they held.
    package var writes = 0
    /// How many of the commits held more than one write.
    package var sharedCommits = 0
    /// How many writes wait for their commit now.
    package var waitingWrites = 0
    /// How many calls wait now for a job to lease, or for a change of one.
    package var waitingCalls = 0
    /// How many writes failed.
    package var failedWrites = 0
    /// How many times the write-ahead log was checkpointed.
    package var checkpoints = 0

    /// Makes counters of nothing.
    package init() {}
}
