import GRDB
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Query plans", .timeLimit(.minutes(5)))
struct PlanTests {
    /// 300,000 jobs in all states, a third of those that wait not yet due, though of the best rank.
    private static let manyJobs = """
        WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299999)
        INSERT INTO job (id, owner, submission_key, state, priority, maximum_attempts,
                         submitted, updated, due, rank, deadline)
        SELECT cast(printf('%016d', i) AS BLOB), 'desk', 'key-' || i,
               CASE i % 6 WHEN 3 THEN 'running' WHEN 4 THEN 'done' WHEN 5 THEN 'dead' ELSE 'queued' END,
               CASE i % 6 WHEN 2 THEN 9 ELSE i % 3 END, 5, i, i,
               CASE i % 6 WHEN 2 THEN 9000000000000 + i ELSE i END,
               CASE WHEN i % 6 < 2 THEN i END,
               CASE WHEN i % 6 = 3 THEN 8000000000000 + i END
        FROM n
        """

    @Test("No statement scans a table or sorts, with 300,000 jobs")
    func plans() async throws {
        let fixture = try QueueFixture()
        let database = try DatabaseQueue(path: fixture.folder.database)
        try await database.write { try $0.execute(sql: Self.manyJobs) }
        let plans = try await database.read { db in
            try QueueStatement.allCases.map { statement in
                let explanation = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + statement.rawValue)
                explanation.setUncheckedArguments([])
                let rows = try Row.fetchAll(explanation)
                return (statement, rows.map { $0["detail"] as String })
            }
        }
        // Tables that are small by themselves, and an index that holds only what is leased.
        let small: Set<QueueStatement> = [.tokens, .doneCounts, .heldJobs]
        for (statement, plan) in plans where !small.contains(statement) {
            #expect(
                !plan.contains {
                    ($0.hasPrefix("SCAN") && $0 != "SCAN CONSTANT ROW") || $0.contains("TEMP B-TREE")
                },
                "\(statement): \(plan)"
            )
        }
        // Each write pays for each index, so none may be there that nothing uses.
        let indices = try await database.read { db in
            try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name <> 'grdb_migrations'"
            )
        }
        let used = Set(plans.flatMap(\.1).flatMap { $0.split(separator: " ").map(String.init) })
        #expect(indices.filter { !used.contains($0) } == [])
        func plan(_ statement: QueueStatement) -> [String] { plans.first { $0.0 == statement }?.1 ?? [] }
        #expect(plan(.candidates) == ["SEARCH job USING INDEX job_ready (rank>?)"])
        #expect(plan(.expired) == ["SEARCH job USING INDEX job_leased (deadline<?)"])
        #expect(plan(.heldJobs) == ["SCAN job USING INDEX job_held"])
        #expect(plan(.status).count == 1)
        #expect(plan(.counts).count == 1)
        #expect(try await fixture.queue.counts()[.queued] == 150_000)

        // Those that are not due are neither claimed nor in the claim's way.
        let leases = try await fixture.queue.lease(worker: "w", limit: 3)
        #expect(
            try await fixture.queue.status(of: leases.map(\.job), owner: "desk").compactMap {
                $0?.submitted.milliseconds
            }
                == [0, 1, 6]
        )
    }
}
