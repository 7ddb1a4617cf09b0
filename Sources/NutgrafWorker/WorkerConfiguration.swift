/// How a worker works.
package struct WorkerConfiguration: Equatable, Sendable {
    /// How many articles are analysed at once, each on a thread of its own; one or more.
    package var threads: Int
    /// How many jobs are held at once, those that wait for a thread included, so that no thread waits for a job.
    package var held: Int
    /// How often leases are extended; a third of the shortest lease that the queue gives.
    package var heartbeat: Duration
    /// How long one request for jobs waits for one.
    package var leaseWait: Duration
    /// How long an article may take. At the limit its analysis is told to stop; at twice the limit the worker
    /// gives its other jobs back and ends.
    package var articleTimeLimit: Duration
    /// How many results are handed in at once, at most.
    package var finishBatch: Int
    /// How many bytes of results are handed in at once, at most, where they are more than one.
    package var finishBytes: Int

    /// How long what is begun may take to end and be handed in when the worker stops; what is not handed in by
    /// then comes back by its lease's end.
    package var drainTimeout: Duration

    /// Makes a configuration: heartbeats each 10 s, requests for jobs that wait 20 s, 30 s an article, batches of
    /// 64 results or 4 MiB, and 30 s to stop.
    ///
    /// - Parameter threads: How many articles are analysed at once.
    package init(threads: Int) {
        self.threads = max(threads, 1)
        // No more than a collector hands out at once.
        held = min(self.threads * 8, 256)
        heartbeat = .seconds(10)
        leaseWait = .seconds(20)
        articleTimeLimit = .seconds(30)
        finishBatch = 64
        finishBytes = 4 << 20
        drainTimeout = .seconds(30)
    }
}
