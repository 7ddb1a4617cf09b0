import Foundation
import GRDB
import NutgrafCBOR
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Retention and erasure", .timeLimit(.minutes(5)))
struct RetentionTests {
    private static let day: Duration = .seconds(86_400)

    private func rows(_ fixture: QueueFixture, _ table: String) async throws -> Int? {
        let database = try DatabaseQueue(path: fixture.folder.database)
        return try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
    }

    @Test("Done jobs go after 30 days, dead and cancelled ones after 90; what waits, runs or was deleted stays")
    func ages() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        for key in ["done", "dead", "running", "cancelled", "deleted", "queued"] { _ = try await fixture.submit(key) }
        let leases = try await queue.lease(worker: "w", limit: 3)
        _ = try await queue.finish([leases[0].finished()])
        _ = try await queue.fail([leases[1].failed(permanent: true)])
        let page = try await queue.list(JobFilter(), owner: "desk", after: nil, limit: 6).jobs.map(\.job)
        _ = try await queue.cancel([page[2]], owner: "desk")
        _ = try await queue.delete([page[1]], owner: "desk")
        func states() async throws -> [JobState] {
            try await queue.list(JobFilter(), owner: "desk", after: nil, limit: 6).jobs.map(\.state)
        }
        fixture.clock.advance(by: Self.day * 30)
        #expect(try await queue.expire() == 0)
        #expect(try await states() == [.queued, .deleted, .cancelled, .running, .dead, .done])
        fixture.clock.advance(by: .milliseconds(1))
        #expect(try await fixture.worker().expire() == 0)
        #expect(try await queue.expire() == 1)
        #expect(try await states() == [.queued, .deleted, .cancelled, .running, .dead])
        #expect(try await queue.status(of: [leases[0].job], owner: "desk") == [nil])
        fixture.clock.advance(by: Self.day * 60)
        #expect(try await queue.expire() == 2)
        fixture.clock.advance(by: Self.day * 1000)
        #expect(try await queue.expire() == 0)
        #expect(try await states() == [.queued, .deleted, .running])
        let left = [
            try await rows(fixture, "article"), try await rows(fixture, "result"), try await rows(fixture, "failure"),
            try await rows(fixture, "history"),
        ]
        #expect(left == [2, 0, 0, 4])
        #expect(try await queue.counts().values.reduce(0, +) == 3)
    }

    @Test("Retention goes in bites, by count and by bytes")
    func bites() async throws {
        var settings = QueueSettings()
        settings.maximumLeases = 1000
        let fixture = try QueueFixture(settings: settings)
        let queue = fixture.queue
        let submissions = (0..<450).map { Submission(key: "\($0)", article: Article(text: "Story \($0).")) }
        _ = try await queue.submit(submissions, owner: "desk")
        let leases = try await queue.lease(worker: "w", limit: 1000)
        _ = try await queue.finish(leases.map { $0.finished() })
        fixture.clock.advance(by: Self.day * 31)
        let writes = queue.counters.writes
        #expect(try await queue.expire() == 450)
        #expect(queue.counters.writes == writes + 3)

        let large = [UInt8](repeating: 0x20, count: 5 << 20)
        for key in ["a", "b", "c"] {
            _ = try await fixture.submit(key)
            _ = try await queue.finish([fixture.lease().finished(large)])
        }
        fixture.clock.advance(by: Self.day * 31)
        #expect(try await queue.expire() == 3)
        #expect(queue.counters.writes == writes + 3 + 9 + 3)
    }

    @Test("A watch that is older than what retention has removed is told so; a later one goes on")
    func floor() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        _ = try await fixture.submit("a")
        _ = try await queue.finish([fixture.lease().finished()])
        let waiting = try await fixture.submit("b")
        fixture.clock.advance(by: Self.day * 31)
        #expect(try await queue.changes(of: nil, owner: "desk", after: 0, limit: 9).changes.count == 4)
        #expect(try await queue.expire() == 1)
        for owner in ["desk", "wire", nil] {
            for after in [-1, 0, 2] as [Int64] {
                let error = await #expect(throws: NutgrafError.self) {
                    try await queue.changes(of: nil, owner: owner, after: after, limit: 9)
                }
                #expect(error?.code == .cursorExpired)
            }
        }
        let rest = try await queue.changes(of: nil, owner: "desk", after: 3, limit: 9)
        #expect(rest.changes.map(\.job) == [waiting] && rest.cursor == 4)
        #expect(try await queue.changes(of: [waiting], owner: "desk", after: 0, limit: 9).changes == rest.changes)
        // A cursor stays good though all that was up to it is gone.
        _ = try await queue.finish([fixture.lease().finished()])
        fixture.clock.advance(by: Self.day * 31)
        #expect(try await queue.expire() == 1)
        let end = try await queue.changes(of: nil, owner: "desk", after: nil, limit: 9)
        #expect(end.cursor == 6)
        #expect(try await queue.changes(of: nil, owner: "desk", after: 6, limit: 9).changes.isEmpty)
        let next = try await fixture.submit("c")
        #expect(try await queue.changes(of: nil, owner: "desk", after: 6, limit: 9).changes.map(\.job) == [next])
    }

    @Test("After a vacuum step, the file holds nothing of deleted jobs; all of the others' is there")
    func erasure() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        func marker(_ what: String, _ number: Int) -> String { "\(what)-of-\(number)-is-a-secret" }
        var jobs: [JobID] = []
        for number in 0..<120 {
            // From texts that share a page to such as take many.
            let padding = String(repeating: "The mayor spoke. ", count: number * number % 701)
            let article = Article(
                text: marker("beginning", number) + padding + marker("end", number),
                id: marker("id", number)
            )
            let submission = Submission(key: marker("key", number), article: article)
            jobs.append(try #require(await queue.submit([submission], owner: "desk").first?.job))
        }
        for (number, lease) in try await queue.lease(worker: "w", limit: 80).enumerated() {
            let result = Array((marker("result", number) + String(repeating: ".", count: number * 97)).utf8)
            if number % 2 == 0 {
                _ = try await queue.finish([lease.finished(result)])
            } else {
                _ = try await queue.fail([lease.failed(marker("failure", number), permanent: true)])
            }
        }
        let deleted = (0..<120).filter { $0 % 3 != 0 }
        for number in deleted { try await queue.delete(jobs[number], owner: "desk") }
        while try await queue.vacuumStep() {}
        _ = try await queue.vacuumStep()

        let bytes = try Data(contentsOf: URL(fileURLWithPath: fixture.folder.database))
        for number in 0..<120 {
            var whats = ["beginning", "end", "id", "key"]
            if number < 80 { whats.append(number % 2 == 0 ? "result" : "failure") }
            for what in whats {
                let isThere = bytes.range(of: Data(marker(what, number).utf8)) != nil
                #expect(isThere == !deleted.contains(number), "\(marker(what, number)) is there: \(isThere)")
            }
        }
        try await queue.close()
        let rest = try Data(contentsOf: URL(fileURLWithPath: fixture.folder.database))
        #expect(rest.range(of: Data(marker("key", 1).utf8)) == nil)
        #expect(rest.range(of: Data(marker("key", 3).utf8)) != nil)
        #expect(!FileManager.default.fileExists(atPath: fixture.folder.database + "-wal"))
    }

    @Test(
        "Each article and each result has its pages to itself, whatever its size, so that none leaves a copy behind",
        .enabled(if: RetentionTests.hasPageStatistics, "SQLite has no dbstat here")
    )
    func ownPages() async throws {
        var settings = QueueSettings()
        settings.commitWrites = 5000
        settings.maximumLeases = 5000
        let fixture = try QueueFixture(settings: settings)
        let queue = fixture.queue
        let sizes = Array(0..<300) + Array(3800..<4300) + Array(7900..<8300) + [16_300, 16_400, 100_000, 2_100_000]
        let submissions = sizes.enumerated().map { number, size in
            Submission(key: "\(number)", article: Article(text: String(repeating: "x", count: size)))
        }
        _ = try await queue.submit(submissions, owner: "desk")
        var leased = 0
        while true {
            let leases = try await queue.lease(worker: "w", limit: 5000)
            if leases.isEmpty { break }
            let finished = leases.enumerated().map { number, lease in
                lease.finished(Array(repeating: 0x20, count: sizes[leased + number]))
            }
            leased += leases.count
            _ = try await queue.finish(finished.shuffled())
        }
        #expect(leased == sizes.count)
        let database = try DatabaseQueue(path: fixture.folder.database)
        for table in ["article", "result"] {
            let leaves = try await database.read { db in
                try Row.fetchOne(
                    db,
                    sql: "SELECT count(*), sum(ncell), max(unused) FROM dbstat WHERE name = ? AND pagetype = 'leaf'",
                    arguments: [table]
                ).map { [$0[0], $0[1], $0[2]] as [Int] }
            }
            let (pages, rows, unused) = try #require(leaves.map { ($0[0], $0[1], $0[2]) })
            #expect(pages == sizes.count && rows == sizes.count, "\(table)")
            // No room for anything that could be read.
            #expect(unused < 32, "\(table)")
        }
    }

    /// Whether this SQLite tells what its pages hold; Debian's does.
    private static let hasPageStatistics: Bool = {
        let options = try? DatabaseQueue().read { try String.fetchAll($0, sql: "PRAGMA compile_options") }
        return options?.contains("ENABLE_DBSTAT_VTAB") ?? false
    }()

    @Test("Free pages are given back step by step, but for a tenth of the file")
    func vacuum() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let large = String(repeating: "x", count: 100_000)
        let submissions = (0..<100).map { Submission(key: "\($0)", article: Article(text: large)) }
        let jobs = try await queue.submit(submissions, owner: "desk").compactMap(\.job)
        _ = try await queue.cancel(jobs, owner: "desk")
        let before = try await queue.statistics().databaseBytes
        #expect(before > 10_000_000)
        fixture.clock.advance(by: Self.day * 91)
        #expect(try await queue.expire() == 100)
        #expect(try await queue.statistics().databaseBytes == before)
        #expect(try await fixture.worker().vacuumStep() == false)
        var steps = 0
        while try await queue.vacuumStep() { steps += 1 }
        #expect(steps >= 3)
        #expect(try await queue.statistics().databaseBytes < 1_000_000)
        try await queue.close()
        let size = try FileManager.default.attributesOfItem(atPath: fixture.folder.database)[.size] as? Int
        #expect(try #require(size) < 1_000_000)
    }
}
