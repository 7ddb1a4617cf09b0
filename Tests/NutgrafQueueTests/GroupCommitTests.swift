import GRDB
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Group commit", .timeLimit(.minutes(5)))
struct GroupCommitTests {
    private static func submissions(_ count: Int) -> [Submission] {
        (0..<count).map { Submission(key: "key-\($0)", article: Article(text: "Story number \($0).")) }
    }

    @Test("Writes that wait share a commit, as many as settings say")
    func limits() async throws {
        let fixture = try QueueFixture()
        let outcomes = try await fixture.queue.submit(Self.submissions(600), owner: "desk")
        #expect(outcomes.compactMap(\.job).count == 600)
        let statistics = fixture.queue.counters
        #expect(statistics.commits == 3)
        #expect(statistics.sharedCommits == 3)
        #expect(statistics.writes == 600)
        #expect(statistics.waitingWrites == 0)
    }

    @Test("A commit holds no more bytes than settings say, but one write at least")
    func bytes() async throws {
        var settings = QueueSettings()
        settings.commitBytes = 40
        let fixture = try QueueFixture(settings: settings)
        let texts = [100, 1, 1, 100].map { String(repeating: "x", count: $0) }
        let submissions = texts.enumerated().map { Submission(key: "\($0)", article: Article(text: $1)) }
        #expect(try await fixture.queue.submit(submissions, owner: "desk").compactMap(\.job).count == 4)
        #expect(fixture.queue.counters.commits == 3)
        #expect(fixture.queue.counters.sharedCommits == 1)
    }

    @Test("Concurrent callers share commits")
    func concurrent() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let blocker = try DatabaseQueue(path: fixture.folder.database, configuration: configuration)
        try await blocker.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for submission in Self.submissions(50) {
                group.addTask { try await queue.submit([submission], owner: "desk").first?.job != nil }
            }
            await waitUntil(queue.counters.waitingWrites >= 50)
            #expect(queue.counters.commits == 0)
            try await blocker.writeWithoutTransaction { try $0.rollback() }
            for try await isStored in group { #expect(isStored) }
        }
        // One for what waited for the lock, one for what came meanwhile.
        #expect(queue.counters.commits <= 2)
        #expect(queue.counters.writes == 50)
    }

    @Test("A write that the database refuses fails alone")
    func badWrite() async throws {
        let fixture = try QueueFixture()
        let database = try DatabaseQueue(path: fixture.folder.database)
        // FAIL, unlike ABORT, leaves in place what the statement has done before: only the roll-back undoes it.
        try await database.write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER refuse AFTER INSERT ON article
                    WHEN (SELECT submission_key FROM job WHERE number = new.job) = 'key-7'
                    BEGIN SELECT RAISE(FAIL, 'no sevens'); END;
                    """
            )
        }
        let outcomes = try await fixture.queue.submit(Self.submissions(20), owner: "desk")
        for (index, outcome) in outcomes.enumerated() {
            if index == 7 {
                #expect(outcome.error?.code == .database)
                #expect(outcome.error?.message.contains("no sevens") == true)
                #expect(outcome.error?.message.contains("Story") == false)
            } else {
                #expect(outcome.job != nil && outcome.error == nil)
            }
        }
        #expect(fixture.queue.counters.commits == 19)
        #expect(fixture.queue.counters.failedWrites == 1)
        #expect(try await fixture.queue.counts()[.queued] == 19)
        let rows = try await database.read { db in
            try ["job", "article", "history"].map { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") }
        }
        #expect(rows == [19, 19, 19])
    }
}
