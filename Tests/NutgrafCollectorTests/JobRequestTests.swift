import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// What else clients ask of jobs, by raw messages.
@Suite(.timeLimit(.minutes(5))) struct JobRequestTests {
    @Test func aListIsReadPageByPage() async throws {
        try await TestData().withCollector { collector in
            let submissions = (0..<25).map { number in
                let article = Article(text: "Story \(number).", id: "own-\(number % 2)")
                return Submission(key: "\(number)", article: article)
            }
            let jobs = try await collector.queue.submit(submissions, owner: "desk").compactMap(\.job)
            #expect(jobs.count == 25)
            try await collector.connect(as: .client) { connection in
                var (listed, after, pages) = ([JobStatus](), String?.none, 0)
                repeat {
                    let page = try await connection.request(ListRequest(limit: 10, after: after), id: 2)
                    #expect(page.jobs.count <= 10)
                    listed += page.jobs
                    after = page.next
                    pages += 1
                } while after != nil && pages < 10
                #expect(Set(listed.map(\.job)) == Set(jobs))
                #expect(listed.count == 25)
                #expect(listed.map(\.submitted) == listed.map(\.submitted).sorted(by: >))

                let filter = JobFilter(states: [.queued], articleID: "own-1")
                let own = try await connection.request(ListRequest(filter: filter, limit: 256), id: 3)
                #expect(own.jobs.count == 12)
                #expect(own.jobs.allSatisfy { $0.articleID == "own-1" })
                let none = try await connection.request(
                    ListRequest(filter: JobFilter(states: [.done]), limit: 1),
                    id: 4
                )
                #expect(none == JobPage(jobs: []))
                for request in [ListRequest(limit: 0), ListRequest(limit: 257), ListRequest(limit: 1, after: "?")] {
                    try await connection.send(request, id: 5)
                    let error = try await connection.error(id: 5)
                    #expect(error.code == .invalidRequest)
                }
            }
        }
    }

    @Test func aRunningJobThatIsCalledOffIsToldToItsWorker() async throws {
        try await TestData().withCollector { collector in
            let (queued, running) = (
                try await collector.queue.submit("One.", key: "1"), try await collector.queue.submit("Two.", key: "2")
            )
            try await collector.connect(as: .worker) { worker in
                try await collector.connect(as: .client) { client in
                    let leases = try await worker.request(LeaseRequest(limit: 1, wait: 60_000), id: 2).leases
                    let lease = try #require(leases.first)
                    let other = lease.job == queued ? running : queued
                    let outcomes = try await client.request(CallOffRequest(jobs: [other, lease.job]), id: 2).outcomes
                    #expect(outcomes == [JobOutcome(job: other), JobOutcome(job: lease.job)])
                    let told = try await worker.request(ExtendRequest(leases: [lease.reference]), id: 3)
                    #expect(told.outcomes.map(\.error?.code) == [.cancelled])
                    #expect(told.draining == nil)
                    let again = try await client.request(CallOffRequest(jobs: [other]), id: 3).outcomes
                    #expect(again == [JobOutcome(job: other)])
                    let retried = try await client.request(RetryRequest(jobs: [other]), id: 4).outcomes
                    #expect(retried == [JobOutcome(job: other)])
                    let twice = try await client.request(RetryRequest(jobs: [other]), id: 5).outcomes
                    #expect(twice.map(\.error?.code) == [.wrongState])
                    let next = try await worker.request(LeaseRequest(limit: 1, wait: 60_000), id: 4).leases
                    #expect(next.map(\.job) == [other])
                }
            }
        }
    }

    @Test func ofAJobThatIsDeletedOnlyATombstoneIsLeft() async throws {
        try await TestData().withCollector { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await collector.queue.finishNext()
            try await collector.connect(as: .client) { connection in
                for id in UInt32(2)...3 {
                    let outcomes = try await connection.request(DeleteRequest(jobs: [job]), id: id).outcomes
                    #expect(outcomes == [JobOutcome(job: job)])
                }
                let status = try await connection.request(StatusRequest(jobs: [job], wait: 60_000), id: 4).statuses[0]
                #expect(status?.state == .deleted)
                try await connection.send(ResultRequest(job: job), id: 5)
                let error = try await connection.error(id: 5)
                #expect(error.code == .noResult)
                let history = try await connection.request(HistoryRequest(job: job), id: 6).changes
                #expect(history.map(\.cause) == [.deleted])
                let tombstones = JobFilter(states: [.deleted])
                let page = try await connection.request(ListRequest(filter: tombstones, limit: 10), id: 7)
                #expect(page.jobs.map(\.job) == [job])
                // Its key is free again.
                let submission = Submission(key: "k", article: Article(text: "A better story."))
                let outcome = try await connection.request(SubmitRequest(submissions: [submission]), id: 8).outcomes[0]
                #expect(outcome.error == nil && outcome.job != job)
            }
        }
    }

    @Test func requestsThatListNothingOrTooMuchAreRefused() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .client) { connection in
                let many = Array(repeating: JobID(high: 1, low: 2), count: WireLimits().batch + 1)
                for jobs in [[], many] {
                    for (id, request) in [
                        (UInt32(2), try Frame(CallOffRequest(jobs: jobs), requestID: 2)),
                        (3, try Frame(RetryRequest(jobs: jobs), requestID: 3)),
                        (4, try Frame(DeleteRequest(jobs: jobs), requestID: 4)),
                        (5, try Frame(StatusRequest(jobs: jobs), requestID: 5)),
                    ] {
                        try await connection.send(request)
                        let error = try await connection.error(id: id)
                        #expect(error.code == .invalidRequest)
                    }
                }
            }
        }
    }

    @Test func statisticsCountWhatIsThereAndWhatWasRefused() async throws {
        try await TestData().withCollector { collector in
            _ = try await collector.queue.submit("One.", key: "1")
            _ = try await collector.queue.submit("Two.", key: "2")
            try await collector.queue.finishNext()
            try await collector.connect(as: .client) { client in
                try await client.send(StatisticsRequest(), id: 2)
                let forbidden = try await client.error(id: 2)
                #expect(forbidden.code == .forbidden)
                let missing = try await client.request(DeleteRequest(jobs: [JobID(high: 1, low: 2)]), id: 3).outcomes
                #expect(missing.map(\.error?.code) == [.notFound])
                try await collector.connect { unknown in
                    try await unknown.send(Hello(name: "n", token: "none"), id: 1)
                    _ = try await unknown.error(id: 1)
                    #expect(try await unknown.next() == nil)
                }
                try await collector.connect(as: .admin) { admin in
                    let statistics = try await admin.request(StatisticsRequest(), id: 2)
                    #expect(statistics.jobs[.queued] == 1)
                    #expect(statistics.jobs[.done] == 1)
                    #expect(statistics.oldestWait != nil)
                    #expect(statistics.throughput.fifteenMinutes == 1)
                    #expect(statistics.connections >= 2)
                    #expect(statistics.refusals["forbidden"] == 1)
                    #expect(statistics.refusals["not-found"] == 1)
                    #expect(statistics.commits >= 4)
                    #expect(statistics.writes >= statistics.commits)
                    #expect(statistics.databaseBytes > 0)
                }
                await collector.logs.wait(for: "the token is not valid here")
                try await collector.connect(as: .admin) { admin in
                    let statistics = try await admin.request(StatisticsRequest(), id: 2)
                    #expect(statistics.refusals["unauthenticated"] == 1)
                }
            }
        }
    }
}
