import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// Who may do what, and see whose.
@Suite struct RoleTests {
    static let allowed: [PeerRole: Set<MessageKind>] = [
        .client: [.ping, .submit, .status, .result],
        .worker: [.ping, .lease, .extend, .finish, .fail, .release],
        .admin: [.ping, .submit, .status, .result, .lease, .extend, .finish, .fail, .release],
    ]

    @Test(arguments: PeerRole.allCases)
    func eachRoleMaySendItsMessagesOnly(role: PeerRole) async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: role) { connection in
                for kind in MessageKind.requests {
                    // An empty map is a ping, and no other request.
                    try await connection.send(kind, id: 3, payload: [0xA0])
                    if kind == .ping {
                        _ = try await connection.answer(to: Ping.self, id: 3)
                    } else {
                        let isAllowed = Self.allowed[role]?.contains(kind) ?? false
                        let error = try await connection.error(id: 3)
                        #expect(error.code == (isAllowed ? .invalidRequest : .forbidden), "\(role) \(kind): \(error)")
                    }
                }
            }
        }
    }

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
                var messages: Set<String> = []
                for id in [job, missing] {
                    try await connection.send(ResultRequest(job: id), id: 4)
                    let error = try await connection.error(id: 4)
                    #expect(error.code == .notFound)
                    messages.insert(error.message.replacing("\(id)", with: "ID"))
                }
                #expect(messages.count == 1)
                // The same key is another owner's own.
                let submission = Submission(key: "k", article: Article(text: "Another story."))
                let outcome = try await connection.request(SubmitRequest(submissions: [submission]), id: 5).outcomes[0]
                #expect(outcome.error == nil)
                #expect(outcome.job != job)
            }
            for (role, owner) in [(PeerRole.client, "sports"), (.admin, "desk")] {
                try await collector.connect(as: role, owner: owner) { connection in
                    let statuses = try await connection.request(StatusRequest(jobs: [job]), id: 2).statuses
                    #expect(statuses[0]?.state == .done)
                    let result = try await connection.request(ResultRequest(job: job), id: 3)
                    let expected = try Analysis.test().encoded()
                    #expect(result.analysis == expected)
                }
            }
        }
    }
}
