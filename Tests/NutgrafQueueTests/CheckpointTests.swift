import Foundation
import GRDB
import Logging
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Checkpoints", .timeLimit(.minutes(5)))
struct CheckpointTests {
    private static func submissions(_ count: Int, _ name: String) -> [Submission] {
        let text = String(repeating: "The mayor spoke. ", count: 300)
        return (0..<count).map { Submission(key: "\(name)-\($0)", article: Article(text: text)) }
    }

    private static func settings() -> QueueSettings {
        var settings = QueueSettings()
        settings.checkpointBytes = 100_000
        settings.commitWrites = 4
        return settings
    }

    private func logBytes(_ fixture: QueueFixture) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: fixture.folder.database + "-wal")
        return try #require(attributes[.size] as? Int)
    }

    @Test("The collector keeps the log small, and nothing is lost by it")
    func collector() async throws {
        let fixture = try QueueFixture(settings: Self.settings())
        let outcomes = try await fixture.queue.submit(Self.submissions(400, "a"), owner: "desk")
        let jobs = outcomes.compactMap(\.job)
        #expect(jobs.count == 400)
        #expect(fixture.queue.counters.checkpoints > 10)
        #expect(try logBytes(fixture) < 300_000)
        #expect(try await fixture.queue.status(of: jobs, owner: nil).compactMap(\.self).count == 400)
    }

    @Test("A worker never checkpoints; the collector does it for its sake, once for what it wrote")
    func worker() async throws {
        let fixture = try QueueFixture(settings: Self.settings())
        let worker = try fixture.worker(settings: Self.settings())
        #expect(
            try await worker.submit(Self.submissions(100, "b"), owner: "desk").compactMap(\.job).count == 100
        )
        let size = try logBytes(fixture)
        #expect(size > 500_000)
        await worker.lookAfterLog()
        #expect(worker.counters.checkpoints == 0)
        await fixture.queue.lookAfterLog()
        #expect(fixture.queue.counters.checkpoints == 1)
        await fixture.queue.lookAfterLog()
        #expect(fixture.queue.counters.checkpoints == 1)
        // The log is written anew from its beginning.
        _ = try await worker.submit(Self.submissions(10, "c"), owner: "desk")
        #expect(try logBytes(fixture) == size)
        try await worker.close()
        try await fixture.queue.close()
        #expect(!FileManager.default.fileExists(atPath: fixture.folder.database + "-wal"))
    }

    @Test("A reader in the way costs a checkpoint and a line in the log, and no write")
    func readerInTheWay() async throws {
        var settings = Self.settings()
        settings.busyTimeout = .milliseconds(20)
        let lines = LogLines()
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let queue = try JobQueue.open(
            path: folder.database,
            as: .collector,
            settings: settings,
            logger: Logger(label: "test") { _ in lines }
        )
        _ = try await queue.submit(Self.submissions(1, "a"), owner: "desk")
        let before = queue.counters.checkpoints
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: folder.database, configuration: configuration)
        try await reader.writeWithoutTransaction { db in
            try db.beginTransaction(.deferred)
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM job")
        }
        #expect(
            try await queue.submit(Self.submissions(100, "b"), owner: "desk").compactMap(\.job).count == 100
        )
        #expect(queue.counters.checkpoints == before)
        #expect(lines.all.filter { $0.hasPrefix("the write-ahead log could not be checkpointed") }.count == 1)
        try await reader.writeWithoutTransaction { try $0.rollback() }
        try await queue.close()
        #expect(queue.counters.checkpoints == before + 1)
    }

    @Test("A huge log is an error in the log, once")
    func alarm() async throws {
        var settings = QueueSettings()
        settings.walAlarmBytes = 1000
        let lines = LogLines()
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let queue = try JobQueue.open(
            path: folder.database,
            as: .collector,
            settings: settings,
            logger: Logger(label: "test") { _ in lines }
        )
        _ = try await queue.submit(Self.submissions(1, "a"), owner: "desk")
        for _ in 0..<3 { await queue.lookAfterLog() }
        #expect(lines.all.filter { $0.hasPrefix("the write-ahead log has") }.count == 1)
    }
}
