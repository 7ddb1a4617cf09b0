import Foundation
import GRDB
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Migrating a database", .timeLimit(.minutes(5)))
struct MigrationTests {
    private static let states: [JobState] = [.queued, .running, .done, .dead, .cancelled]

    /// A database as the first version has left it, with a job in each state; gives the jobs' ids.
    private func makeFirstVersion(_ folder: TemporaryFolder) async throws -> [JobID] {
        let database = try DatabaseQueue(path: folder.database)
        try await database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: QueueSchemaVersion1.sql)
            try db.execute(
                sql: """
                    PRAGMA application_id = 0x4E555447;
                    PRAGMA user_version = 1;
                    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
                    INSERT INTO grdb_migrations VALUES ('1');
                    """
            )
            for (index, state) in Self.states.enumerated() {
                try db.execute(
                    sql: """
                        INSERT INTO job (number, id, owner, submission_key, article_id, state, priority, attempts,
                                         maximum_attempts, leases_lost, submitted, updated, due, rank, deadline,
                                         worker, token)
                        VALUES (?1, cast(printf('%016d', ?1) AS BLOB), 'desk', 'key-' || ?1, 'id-' || ?1, ?2, 3, 2, 5,
                                0, 1000 + ?1, 2000 + ?1, 1000 + ?1, ?3, ?4, 'w1', ?5);
                        """,
                    arguments: [
                        index + 1, state.rawValue, state == .queued ? 7 : nil,
                        state == .running ? 9_000_000_000_000 : nil,
                        state == .queued ? nil : Data(repeating: UInt8(index), count: 16),
                    ]
                )
                try db.execute(
                    sql: """
                        INSERT INTO article (job, content) VALUES (?1, cast('article ' || ?1 AS BLOB));
                        """,
                    arguments: [index + 1]
                )
                try db.execute(
                    sql: "INSERT INTO history (job, time, state, cause) VALUES (?1, 1000, 'queued', 'submitted')",
                    arguments: [index + 1]
                )
                try db.execute(
                    sql: "INSERT INTO failure (job, attempt, time, worker, message) VALUES (?1, 1, 1500, 'w0', 'no')",
                    arguments: [index + 1]
                )
            }
            try db.execute(sql: "INSERT INTO result (job, analysis) VALUES (3, x'A0')")
            try db.execute(
                sql:
                    "INSERT INTO token (id, owner, role, secret_hash, created) VALUES ('t', 'desk', 'client', zeroblob(32), 1)"
            )
        }
        let ids = try await database.read { db in
            try Data.fetchAll(db, sql: "SELECT id FROM job ORDER BY number")
        }
        try database.close()
        return ids.map { id in
            let words = [id.prefix(8), id.suffix(8)].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
            return JobID(high: words[0], low: words[1])
        }
    }

    @Test("The collector migrates the first version's file, and loses nothing")
    func firstVersion() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let jobs = try await makeFirstVersion(folder)
        let queue = try JobQueue.open(path: folder.database, as: .collector, clock: TestClock())
        let statuses = try await queue.status(of: jobs, owner: "desk").compactMap(\.self)
        #expect(statuses.map(\.state) == Self.states)
        for (index, status) in statuses.enumerated() {
            let number = Int64(index + 1)
            #expect(status.articleID == "id-\(number)")
            #expect(status.priority == 3 && status.attempts == 2 && status.maximumAttempts == 5)
            #expect(status.submitted.milliseconds == 1000 + number && status.updated.milliseconds == 2000 + number)
            #expect(status.failures.map(\.message) == ["no"])
            #expect(try await queue.history(of: jobs[index], owner: "desk").map(\.cause) == [.submitted])
        }
        #expect(try await queue.result(of: jobs[2], owner: "desk").bytes == [0xA0])
        #expect(try await queue.token(id: "t")?.owner == "desk")
        let counts: [JobState: Int] = [.queued: 1, .running: 1, .done: 1, .dead: 1, .cancelled: 1, .deleted: 0]
        #expect(try await queue.counts() == counts)
        #expect(try await queue.list(JobFilter(), owner: "desk", after: nil, limit: 9).jobs == statuses.reversed())
        let leases = try await queue.lease(worker: "w2", limit: 9)
        #expect(leases.map(\.job) == [jobs[0]])
        #expect(leases.first?.article.bytes == Array("article 1".utf8))
        let token = LeaseToken(bytes: Array(repeating: 1, count: 16))
        #expect(try await queue.extend([LeaseReference(job: jobs[1], token: token)]).map(\.error?.code) == [nil])
        try await queue.delete(jobs[4], owner: "desk")
        try await queue.close()

        let database = try DatabaseQueue(path: folder.database)
        let facts = try await database.read { db in
            try ["auto_vacuum", "user_version"].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") }
                + [try Int.fetchOne(db, sql: "SELECT count(*) FROM pragma_foreign_key_check")]
        }
        #expect(facts == [2, 2, 0])
        let padded = try await database.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM article WHERE length(content) + length(padding) > 4040")
        }
        #expect(padded == 4)
        // A migrated file has the same parts as one that is new.
        func parts(_ database: DatabaseQueue) async throws -> Set<String> {
            try await database.read { db in
                Set(try String.fetchAll(db, sql: "SELECT type || name || tbl_name FROM sqlite_master"))
            }
        }
        let fixture = try QueueFixture()
        let new = try DatabaseQueue(path: fixture.folder.database)
        #expect(try await parts(database) == parts(new))
        #expect(try await new.read { try Int.fetchOne($0, sql: "PRAGMA auto_vacuum") } == 2)
    }

    @Test("A worker refuses the first version's file, and leaves it as it is")
    func worker() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        _ = try await makeFirstVersion(folder)
        let error = #expect(throws: NutgrafError.self) { try JobQueue.open(path: folder.database, as: .worker) }
        #expect(error?.code == .configuration)
        #expect(
            error?.message == "\(folder.database) has schema version 1, and this program needs version 2; "
                + "start the collector of this version first, which migrates it"
        )
        let database = try DatabaseQueue(path: folder.database)
        #expect(try await database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
    }
}
