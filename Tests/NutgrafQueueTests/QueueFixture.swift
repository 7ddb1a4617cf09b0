import NutgrafCBOR
import NutgrafQueue
import NutgrafTypes
import Testing

/// A queue in a folder of its own, with a clock that the test moves.
struct QueueFixture {
    let folder: TemporaryFolder
    let clock: TestClock
    let queue: JobQueue

    init(settings: QueueSettings = QueueSettings(), seed: UInt64 = 1) throws {
        folder = try TemporaryFolder()
        clock = TestClock(keeping: folder)
        queue = try JobQueue.open(
            path: folder.database,
            as: .collector,
            settings: settings,
            clock: clock,
            random: SeededRandom(seed: seed)
        )
    }

    /// A second process's view of the same file.
    func worker(settings: QueueSettings = QueueSettings()) throws -> JobQueue {
        try JobQueue.open(path: folder.database, as: .worker, settings: settings, clock: clock)
    }

    /// Submits one article for the owner `desk` and gives its job.
    func submit(_ key: String, priority: Int? = nil, notBefore: Timestamp? = nil) async throws -> JobID {
        let submission = Submission(
            key: key,
            article: Article(text: "The story of \(key).", id: "id-\(key)"),
            priority: priority,
            notBefore: notBefore
        )
        let outcome = try #require(await queue.submit([submission], owner: "desk").first)
        return try #require(outcome.job)
    }

    /// Leases one job, which must be there.
    func lease(_ worker: String = "w1") async throws -> Lease {
        try #require(await queue.lease(worker: worker, limit: 1).first)
    }

    /// The status of one job, which must be there.
    func status(_ job: JobID) async throws -> JobStatus {
        try #require(await queue.status(of: [job], owner: "desk").first.flatMap(\.self))
    }
}

extension Lease {
    /// A result for this lease.
    func finished(_ analysis: [UInt8] = [0xA0]) -> FinishedJob {
        FinishedJob(job: job, token: token, analysis: EncodedCBOR(bytes: analysis))
    }

    /// A failure for this lease.
    func failed(_ message: String = "it broke", permanent: Bool = false) -> FailedJob {
        FailedJob(job: job, token: token, message: message, permanent: permanent)
    }
}
