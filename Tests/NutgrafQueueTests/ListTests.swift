import GRDB
import NutgrafQueue
import NutgrafTypes
import Testing

@Suite("Lists", .timeLimit(.minutes(5)))
struct ListTests {
    /// All pages of a list, each of which must be no longer than `limit`.
    private func all(
        _ queue: JobQueue,
        _ filter: JobFilter = JobFilter(),
        owner: String? = "desk",
        limit: Int = 3
    ) async throws -> [JobStatus] {
        var found: [JobStatus] = []
        var cursor: String?
        repeat {
            let page = try await queue.list(filter, owner: owner, after: cursor, limit: limit)
            #expect(page.jobs.count <= limit)
            found += page.jobs
            cursor = page.next
        } while cursor != nil
        return found
    }

    /// Twelve jobs of two owners in six states, submitted two by two, and what their statuses are, the latest first.
    private func fill(_ fixture: QueueFixture) async throws -> [(owner: String, status: JobStatus)] {
        var jobs: [(owner: String, job: JobID)] = []
        for turn in 0..<6 {
            fixture.clock.advance(by: .seconds(10))
            for owner in ["desk", "wire"] {
                let article = Article(text: "Story \(turn).", id: "id-\(turn % 2)")
                let outcomes = try await fixture.queue.submit(
                    [Submission(key: "\(turn)", article: article)],
                    owner: owner
                )
                jobs.append((owner, try #require(outcomes.first?.job)))
            }
        }
        let queue = fixture.queue
        let leases = try await queue.lease(worker: "w", limit: 6)
        #expect(leases.map(\.job) == jobs.prefix(6).map(\.job))
        _ = try await queue.finish([leases[0].finished(), leases[1].finished()])
        _ = try await queue.fail([leases[2].failed(permanent: true), leases[3].failed(permanent: true)])
        _ = try await queue.cancel([jobs[6].job, jobs[7].job], owner: nil)
        _ = try await queue.delete([jobs[8].job, jobs[9].job], owner: nil)
        let statuses = try await queue.status(of: jobs.map(\.job), owner: nil)
        let known = try zip(jobs, statuses).map { ($0.owner, try #require($1)) }
        return known.reversed()
    }

    @Test("A list has the latest first and holds what the filter lets through", arguments: [1, 2, 3, 100])
    func filters(limit: Int) async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let known = try await fill(fixture)
        let mine = known.filter { $0.owner == "desk" }.map(\.status)
        #expect(Set(mine.map(\.state)) == [.queued, .running, .done, .dead, .cancelled, .deleted])
        #expect(try await all(queue, limit: limit) == mine)
        #expect(try await all(queue, owner: nil, limit: limit) == known.map(\.status))
        // Another owner's name in the filter is for administrators only.
        #expect(try await all(queue, JobFilter(owner: "wire"), limit: limit) == mine)
        #expect(try await all(queue, JobFilter(owner: "desk"), owner: nil, limit: limit) == mine)
        #expect(try await all(queue, JobFilter(owner: "nobody"), owner: nil, limit: limit).isEmpty)

        for states: [JobState] in [[.dead], [.done, .queued], [.deleted, .running, .cancelled], [.done, .done], []] {
            func isIn(_ status: JobStatus) -> Bool { states.isEmpty || states.contains(status.state) }
            #expect(try await all(queue, JobFilter(states: states), limit: limit) == mine.filter(isIn))
            #expect(
                try await all(queue, JobFilter(states: states), owner: nil, limit: limit)
                    == known.map(\.status).filter(isIn)
            )
            #expect(
                try await all(queue, JobFilter(states: states, articleID: "id-1"), limit: limit)
                    == mine.filter { isIn($0) && $0.articleID == "id-1" }
            )
        }
        #expect(
            try await all(queue, JobFilter(articleID: "id-0"), owner: nil, limit: limit)
                == known.map(\.status).filter { $0.articleID == "id-0" }
        )
        let moments = mine.map(\.submitted)
        for (from, before) in [(moments[4], moments[1]), (moments[2], moments[2]), (moments[0], moments[5])] {
            let filter = JobFilter(submittedFrom: from, submittedBefore: before)
            let expected = mine.filter { $0.submitted >= from && $0.submitted < before }
            #expect(try await all(queue, filter, limit: limit) == expected)
            let ofArticle = JobFilter(articleID: "id-1", submittedFrom: from, submittedBefore: before)
            #expect(try await all(queue, ofArticle, limit: limit) == expected.filter { $0.articleID == "id-1" })
        }
        #expect(try await all(queue, JobFilter(submittedFrom: moments[3]), limit: limit) == Array(mine.prefix(4)))
    }

    @Test("Pages go on where they were, though jobs are added between them, many in one moment")
    func pages() async throws {
        let fixture = try QueueFixture()
        let submissions = (0..<40).map { Submission(key: "\($0)", article: Article(text: "Story.", id: "same")) }
        let jobs = try await fixture.queue.submit(submissions, owner: "desk").compactMap(\.job)
        for filter in [JobFilter(), JobFilter(articleID: "same")] {
            var found: [JobID] = []
            var cursor: String?
            repeat {
                let page = try await fixture.queue.list(filter, owner: "desk", after: cursor, limit: 7)
                found += page.jobs.map(\.job)
                cursor = page.next
                fixture.clock.advance(by: .milliseconds(1))
                let article = Article(text: "Late.", id: "same")
                let key = "\(found.count) \(String(describing: filter.articleID))"
                _ = try await fixture.queue.submit([Submission(key: key, article: article)], owner: "desk")
            } while cursor != nil
            #expect(found.suffix(40) == jobs.reversed())
            #expect(Set(found).count == found.count)
        }
    }

    @Test("A page of one article's jobs reads a bounded number of them, and the next goes on behind")
    func manyOfOneArticle() async throws {
        let fixture = try QueueFixture()
        let first = try await fixture.submit("a")
        _ = try await fixture.queue.cancel([first], owner: "desk")
        let article = Article(text: "The same again.", id: "id-a")
        let others = (0..<2500).map { Submission(key: "\($0)", article: article) }
        _ = try await fixture.queue.submit(others, owner: "desk")
        var pages: [[JobID]] = []
        var cursor: String?
        repeat {
            let filter = JobFilter(states: [.cancelled], articleID: "id-a")
            let page = try await fixture.queue.list(filter, owner: "desk", after: cursor, limit: 5)
            pages.append(page.jobs.map(\.job))
            cursor = page.next
        } while cursor != nil
        #expect(pages == [[], [], [first]])
    }

    @Test("Other owners' jobs show in nothing of an owner's list, however many there are, of the same article too")
    func otherOwners() async throws {
        let fixture = try QueueFixture()
        let queue = fixture.queue
        let article = Article(text: "The same story.", id: "id-a")
        let others = (0..<1200).map { Submission(key: "\($0)", article: article) }
        _ = try await queue.submit(others, owner: "wire")
        for filter in [JobFilter(articleID: "id-a"), JobFilter()] {
            let empty = try await queue.list(filter, owner: "desk", after: nil, limit: 5)
            #expect(empty.jobs.isEmpty && empty.next == nil)
        }
        let mine = try await fixture.submit("a")
        _ = try await queue.submit(others.map { Submission(key: "b" + $0.key, article: article) }, owner: "wire")
        for filter in [JobFilter(articleID: "id-a"), JobFilter(), JobFilter(articleID: "id-a", owner: "wire")] {
            let page = try await queue.list(filter, owner: "desk", after: nil, limit: 5)
            #expect(page.jobs.map(\.job) == [mine] && page.next == nil)
        }
        // An administrator who asks for one owner's jobs gets them at once, too.
        let asked = JobFilter(articleID: "id-a", owner: "desk")
        #expect(try await queue.list(asked, owner: nil, after: nil, limit: 5).jobs.map(\.job) == [mine])
    }

    @Test("A page ends early where its failures' texts are long, and misses none")
    func longFailures() async throws {
        let fixture = try QueueFixture()
        let database = try DatabaseQueue(path: fixture.folder.database)
        var jobs: [JobID] = []
        for number in 0..<4 { jobs.append(try await fixture.submit("\(number)")) }
        try await database.write { db in
            let text = String(repeating: "x", count: 600_000)
            for number in 1...4 {
                try db.execute(
                    sql: "INSERT INTO failure (job, attempt, time, worker, message) VALUES (?, 1, 1, 'w', ?)",
                    arguments: [number, text]
                )
            }
        }
        let first = try await fixture.queue.list(JobFilter(), owner: "desk", after: nil, limit: 100)
        #expect(first.jobs.map(\.job) == [jobs[3], jobs[2]])
        let second = try await fixture.queue.list(JobFilter(), owner: "desk", after: first.next, limit: 100)
        #expect(second.jobs.map(\.job) == [jobs[1], jobs[0]])
        #expect(second.next == nil)
    }

    @Test(
        "What is no cursor is refused",
        arguments: ["", ".", "1", "1.", ".1", "1.2.3", "01.2", "A.1", "ä.1", "zzzzzzzzzzzzzzzzzz.1", "1.1 "]
    )
    func cursors(text: String) async throws {
        let fixture = try QueueFixture()
        let error = await #expect(throws: NutgrafError.self) {
            try await fixture.queue.list(JobFilter(), owner: "desk", after: text, limit: 1)
        }
        #expect(error?.code == .invalidRequest)
        let limit = await #expect(throws: NutgrafError.self) {
            try await fixture.queue.list(JobFilter(), owner: "desk", after: nil, limit: 0)
        }
        #expect(limit?.code == .invalidRequest)
    }
}
