/// How a collector is doing.
public struct CollectorStatistics: Codable, Hashable, Sendable {
    /// The collector's clock when it counted.
    public var time: Timestamp
    /// How many jobs there are in each state; a state without jobs may be missing.
    public var jobs: [JobState: Int]
    /// For how many milliseconds the job that waits longest has been due.
    package var oldestWaitMilliseconds: Int64?
    /// How many jobs were done lately.
    public var throughput: Throughput
    /// How many jobs each worker holds.
    public var workers: [WorkerLeases]
    /// The size of the database, in bytes.
    public var databaseBytes: Int
    /// The size of its write-ahead log, in bytes.
    public var walBytes: Int
    /// How many connections are open.
    public var connections: Int
    /// How many requests and connections were refused since the collector started, by the error's code.
    public var refusals: [String: Int]
    /// How many writes were committed since the collector started.
    public var writes: Int
    /// How many commits held them.
    public var commits: Int
    /// How many of the commits held more than one write.
    public var sharedCommits: Int

    private enum CodingKeys: String, CodingKey {
        case time, jobs, throughput, workers, databaseBytes, walBytes, connections, refusals, writes, commits
        case oldestWaitMilliseconds = "oldestWait"
        case sharedCommits
    }

    /// For how long the job that waits longest has been due; nothing where none waits.
    public var oldestWait: Duration? { oldestWaitMilliseconds.map { .milliseconds($0) } }

    /// Makes statistics.
    package init(
        time: Timestamp,
        jobs: [JobState: Int] = [:],
        oldestWait: Duration? = nil,
        throughput: Throughput = Throughput(),
        workers: [WorkerLeases] = [],
        databaseBytes: Int = 0,
        walBytes: Int = 0,
        connections: Int = 0,
        refusals: [String: Int] = [:],
        writes: Int = 0,
        commits: Int = 0,
        sharedCommits: Int = 0
    ) {
        self.time = time
        self.jobs = jobs
        oldestWaitMilliseconds = oldestWait?.wholeMilliseconds
        self.throughput = throughput
        self.workers = workers
        self.databaseBytes = databaseBytes
        self.walBytes = walBytes
        self.connections = connections
        self.refusals = refusals
        self.writes = writes
        self.commits = commits
        self.sharedCommits = sharedCommits
    }
}
