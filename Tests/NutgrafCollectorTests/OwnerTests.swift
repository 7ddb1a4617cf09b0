import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// Whose jobs a request sees.
@Suite(.timeLimit(.minutes(5))) struct OwnerTests {
    @Test func anotherOwnersJobsAreAsIfTheyWereNotThere() async throws {
        try await TestData().withCollector { collector in
            let job = try await collector.queue.submit("A story.", key: "k", owner: "sports")
            try await collector.queue.finishNext()
            let missing = JobID(high: 1, low: 2)
            try await collector.connect(as: .client, owner: "desk") { connection in
                let statuses = try await connection.request(StatusRequest(jobs: [job, missing]), id: 2).statuses
                #expect(statuses == [nil, nil])
                let waited = try await connection.request(StatusRequest(jobs: [job], wait: 60_000), id: 2).statuses
                #expect(waited == [nil])
                var errors: Set<NutgrafError> = []
                func note(_ error: NutgrafError?, _ job: JobID) {
                    guard var error else {
                        Issue.record("there is no error")
                        return
                    }
                    error.message.replace("\(job)", with: "ID")
                    errors.insert(error)
                }
                for id in [job, missing] {
                    try await connection.send(ResultRequest(job: id), id: 4)
                    note(try await connection.error(id: 4), id)
                    try await connection.send(HistoryRequest(job: id), id: 4)
                    note(try await connection.error(id: 4), id)
                    note(try await connection.request(CallOffRequest(jobs: [id]), id: 4).outcomes[0].error, id)
                    note(try await connection.request(RetryRequest(jobs: [id]), id: 4).outcomes[0].error, id)
                    note(try await connection.request(DeleteRequest(jobs: [id]), id: 4).outcomes[0].error, id)
                }
                // The same code in the same words, whatever is asked and of whichever of the two.
                #expect(errors.map(\.code) == [.notFound], "\(errors)")
                for filter in [nil, JobFilter(owner: "sports"), JobFilter(states: [.done])] {
                    let page = try await connection.request(ListRequest(filter: filter, limit: 10), id: 5)
                    #expect(page == JobPage(jobs: []))
                }
                // The same key is another owner's own.
                let submission = Submission(key: "k", article: Article(text: "Another story."))
                let outcome = try await connection.request(SubmitRequest(submissions: [submission]), id: 5).outcomes[0]
                #expect(outcome.error == nil)
                #expect(outcome.job != job)
            }
            // Nothing has happened to it.
            let history = try await collector.queue.history(of: job, owner: nil)
            #expect(history.map(\.cause) == [.submitted, .leased, .finished])
        }
    }

    @Test func theOwnerAndAnAdminSeeAndDoEverything() async throws {
        try await TestData().withCollector { collector in
            for (role, owner, key) in [(PeerRole.client, "sports", "1"), (.admin, "desk", "2")] {
                let job = try await collector.queue.submit("A story.", key: key, owner: "sports")
                let other = try await collector.queue.submit("Another story.", key: key + "b", owner: "sports")
                try await collector.queue.finishNext()
                try await collector.connect(as: role, owner: owner) { connection in
                    let statuses = try await connection.request(StatusRequest(jobs: [job]), id: 2).statuses
                    #expect(statuses[0]?.state == .done)
                    let result = try await connection.request(ResultRequest(job: job), id: 3)
                    let expected = try Analysis.test().encoded()
                    #expect(result.analysis == expected)
                    let history = try await connection.request(HistoryRequest(job: job), id: 4)
                    #expect(history.changes.map(\.cause) == [.submitted, .leased, .finished])
                    let page = try await connection.request(
                        ListRequest(filter: JobFilter(states: [.queued], owner: "sports"), limit: 10),
                        id: 5
                    )
                    #expect(page.jobs.map(\.job) == [other])
                    for (id, request) in [(UInt32(6), CallOffRequest(jobs: [other])), (7, CallOffRequest(jobs: [job]))]
                    {
                        let outcome = try await connection.request(request, id: id).outcomes[0]
                        #expect(outcome.error?.code == (id == 6 ? nil : .wrongState))
                    }
                    let retried = try await connection.request(RetryRequest(jobs: [other]), id: 8).outcomes
                    #expect(retried == [JobOutcome(job: other)])
                    let deleted = try await connection.request(DeleteRequest(jobs: [job, other]), id: 9).outcomes
                    #expect(deleted == [JobOutcome(job: job), JobOutcome(job: other)])
                }
            }
        }
    }
}
