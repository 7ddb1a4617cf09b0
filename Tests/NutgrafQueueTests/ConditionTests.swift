import Foundation
import GRDB
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Whether a database is well", .timeLimit(.minutes(5)))
struct ConditionTests {
    @Test("A probe is a commit that reaches the log, and changes no job")
    func probe() async throws {
        let fixture = try QueueFixture()
        defer { fixture.folder.remove() }
        let job = try await fixture.submit("a")
        let before = try await fixture.status(job)
        let (commits, bytes) = (fixture.queue.counters.commits, try logBytes(fixture))
        try await fixture.queue.probe()
        #expect(fixture.queue.counters.commits == commits + 1)
        #expect(try logBytes(fixture) > bytes)
        #expect(try await fixture.status(job) == before)
        // Whoever opens the file afterwards still finds the schema that it knows.
        try await fixture.worker().close()
    }

    @Test("A probe fails where the file cannot be locked")
    func lockedFile() async throws {
        var settings = QueueSettings()
        settings.busyTimeout = .milliseconds(1)
        let fixture = try QueueFixture(settings: settings)
        defer { fixture.folder.remove() }
        // Its transaction stays open between two accesses.
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: fixture.folder.database, configuration: configuration)
        try await other.writeWithoutTransaction { db in try db.beginTransaction(.immediate) }
        let error = await #expect(throws: NutgrafError.self) { try await fixture.queue.probe() }
        #expect(error?.code == .database)
        try await other.writeWithoutTransaction { db in try db.rollback() }
        try await fixture.queue.probe()
    }

    @Test("A good database is sound, and one that there is no time for is unfinished")
    func sound() async throws {
        let fixture = try QueueFixture()
        defer { fixture.folder.remove() }
        for number in 0..<20 { _ = try await fixture.submit("\(number)") }
        #expect(try await fixture.queue.lookThrough(within: .seconds(60)) == .sound)
        #expect(try await fixture.worker().lookThrough(within: .seconds(60)) == .sound)
        #expect(try await fixture.queue.lookThrough(within: .zero) == .unfinished)
    }

    @Test("Damage is found")
    func damaged() async throws {
        let fixture = try QueueFixture()
        defer { fixture.folder.remove() }
        for number in 0..<200 { _ = try await fixture.submit("\(number)") }
        try await fixture.queue.close()
        let url = URL(fileURLWithPath: fixture.folder.database)
        var bytes = try Data(contentsOf: url)
        // A byte of the header of the last page, which holds no part of the schema.
        bytes[bytes.count - 4096] ^= 0xFF
        try bytes.write(to: url)
        let worker = try JobQueue.open(path: fixture.folder.database, as: .worker)
        guard case .damaged(let faults) = try await worker.lookThrough(within: .seconds(60)) else {
            Issue.record("nothing was found")
            return
        }
        #expect(!faults.isEmpty)
    }

    private func logBytes(_ fixture: QueueFixture) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: fixture.folder.database + "-wal")
        return try #require(attributes[.size] as? Int)
    }
}
