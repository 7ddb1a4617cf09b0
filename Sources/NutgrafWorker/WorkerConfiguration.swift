/// How a worker works.
package struct WorkerConfiguration: Equatable, Sendable {
    /// How many articles are analysed at once, each on a thread of its own; one or more.
    package var threads: Int
    /// How many jobs of one source are held at once at most, those that wait for a thread included; 256, which is
    /// what a collector hands out at once. How many it is within that depends on how long articles take.
    package var heldLimit: Int
    /// The longest time between two extensions of a lease, which is a third of the lease's own time where that is
    /// shorter; 10 s.
    package var heartbeat: Duration
    /// How long one request for jobs waits for one; 20 s.
    package var leaseWait: Duration
    /// How long an article may take; 30 s. At the limit its analysis is told to stop; at twice the limit the worker
    /// gives its other jobs back and ends.
    package var articleTimeLimit: Duration
    /// How many leases or outcomes go into one request at most; 64.
    package var handInBatch: Int
    /// How many bytes of results are handed in at once, at most, where they are more than one; 4 MiB.
    package var handInBytes: Int
    /// How long what is begun may take to end and be handed in when the worker stops; what is not handed in by
    /// then comes back by its lease's end. 30 s.
    package var drainTimeout: Duration
    /// How often the log says what has become of the jobs, where that is news; 5 min.
    package var summaryInterval: Duration

    /// Makes a configuration with the defaults that the properties name.
    ///
    /// - Parameter threads: How many articles are analysed at once.
    package init(threads: Int) {
        self.threads = max(threads, 1)
        heldLimit = 256
        heartbeat = .seconds(10)
        leaseWait = .seconds(20)
        articleTimeLimit = .seconds(30)
        handInBatch = 64
        handInBytes = 4 << 20
        drainTimeout = .seconds(30)
        summaryInterval = .seconds(300)
    }
}
