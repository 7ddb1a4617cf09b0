/// What an operator may set about a queue.
package struct QueueSettings: Equatable, Sendable {
    /// How long a lease lasts from when it is given or extended; 30 s.
    package var leaseDuration: Duration = .seconds(30)
    /// How many attempts a job has before it is dead; 5. Fixed for a job when it is submitted.
    package var maximumAttempts = 5
    /// The longest wait before the second attempt; it doubles with each later one. 2 s.
    package var backoffBase: Duration = .seconds(2)
    /// The longest wait before any attempt; 10 min.
    package var backoffCap: Duration = .seconds(600)
    /// How much sooner one step of priority counts than none; 1 h. Fixed for a job when it becomes due.
    package var priorityAgeing: Duration = .seconds(3600)
    /// How many jobs one lease call may get at most; 256.
    package var maximumLeases = 256
    /// How many bytes of articles one lease call hands out before it stops, at least one article; 8 MiB.
    package var maximumLeaseBytes = 8 << 20
    /// The largest result that is stored; 32 MiB. A larger one makes its job dead.
    package var maximumResultBytes = 32 << 20
    /// How many bytes of a failure's text are kept; 4 KiB.
    package var maximumMessageBytes = 4 << 10
    /// How many writes share a commit at most; 256.
    package var commitWrites = 256
    /// How many bytes of articles and results share a commit at most, unless one write has more; 16 MiB.
    package var commitBytes = 16 << 20
    /// How large the write-ahead log grows before the collector checkpoints it; 16 MiB.
    package var checkpointBytes = 16 << 20
    /// How large the write-ahead log grows before the collector logs an error; 256 MiB.
    package var walAlarmBytes = 256 << 20
    /// How long a write or a checkpoint waits for other processes; 60 s.
    ///
    /// A shorter time lets SQLite fall back from a restarting checkpoint to a passive one, which on versions
    /// before 3.51.3 can lose a commit that another process makes meanwhile.
    package var busyTimeout: Duration = .seconds(60)
    /// How long one read may take, since a checkpoint holds up all writes while it waits for it; 100 ms.
    package var readTimeout: Duration = .milliseconds(100)
    /// How often other processes' commits are looked for while somebody waits for one; 20 ms.
    package var pollInterval: Duration = .milliseconds(20)

    /// For how long a job that is done is kept, with its article and result; 30 days.
    package var retainDone: Duration = .seconds(30 * 86_400)
    /// For how long a job that is dead or cancelled is kept; 90 days.
    package var retainDead: Duration = .seconds(90 * 86_400)

    /// Makes settings that have the defaults.
    package init() {}
}
