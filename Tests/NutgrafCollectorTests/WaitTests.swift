import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// Requests that wait for something to happen.
@Suite(.timeLimit(.minutes(5))) struct WaitTests {
    @Test func aWaitingLeaseIsWokenByASubmitAndHoldsNothingElseUp() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .admin) { connection in
                try await connection.send(LeaseRequest(limit: 1, wait: 60_000), id: 2)
                _ = try await connection.request(Ping(), id: 3)
                let submission = Submission(key: "k", article: Article(text: "A story."))
                try await connection.send(SubmitRequest(submissions: [submission]), id: 4)
                var kinds: Set<MessageKind> = []
                for _ in 0..<2 { kinds.insert(try #require(await connection.next()).kind) }
                #expect(kinds == [MessageKind.submit.answer, MessageKind.lease.answer])
            }
        }
    }

    @Test func aStatusThatWaitsIsAnsweredWhenAJobEnds() async throws {
        try await TestData().withCollector { collector in
            let jobs = [
                try await collector.queue.submit("One.", key: "1"), try await collector.queue.submit("Two.", key: "2"),
            ]
            try await collector.connect(as: .client) { connection in
                try await connection.send(StatusRequest(jobs: jobs, wait: 60_000), id: 2)
                _ = try await connection.request(Ping(), id: 3)
                try await collector.queue.finishNext()
                let statuses = try await connection.answer(to: StatusRequest.self, id: 2).statuses
                #expect(statuses.map { $0?.state } == [.done, .queued])
            }
        }
    }

    @Test func whatComesInTimeIsNothing() async throws {
        try await TestData().withCollector { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await collector.connect(as: .admin) { connection in
                let statuses = try await connection.request(StatusRequest(jobs: [job], wait: 20), id: 2).statuses
                #expect(statuses[0]?.state == .queued)
                for wait in [Int64.min, -1, 0, 20] {
                    _ = try await connection.request(LeaseRequest(limit: 1, wait: wait), id: 3)
                }
            }
        }
    }

    @Test func aCalledOffLeaseIsAnsweredAtOnceAndHoldsNothing() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .worker) { connection in
                for round in UInt32(0)..<50 {
                    let id = 2 + round
                    let lease = try Frame(LeaseRequest(limit: 1, wait: 60_000), requestID: id)
                    // Together in every other round: the call-off may come before the request has begun to wait.
                    if round.isMultiple(of: 2) {
                        try await connection.send(together: [lease, .cancel(requestID: id)])
                    } else {
                        try await connection.send(lease)
                        _ = try await connection.request(Ping(), id: 1000)
                        try await connection.send(.cancel(requestID: id))
                    }
                    let error = try await connection.error(id: id)
                    #expect(error.code == .cancelled)
                }
                _ = try await collector.queue.submit("A story.", key: "k")
                // An id that was called off is as good as new.
                let leases = try await connection.request(LeaseRequest(limit: 1, wait: 60_000), id: 2).leases
                #expect(leases.map(\.attempt) == [1])
            }
        }
    }

    @Test func aCalledOffRequestThatDoesNotWaitIsAnswered() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect(as: .client) { connection in
                for id in UInt32(2)..<30 {
                    try await connection.send(together: [try Frame(Ping(), requestID: id), .cancel(requestID: id)])
                    _ = try await connection.answer(to: Ping.self, id: id)
                }
            }
        }
    }

    @Test func aLeaseThatWaitsOnAClosedConnectionTakesNothing() async throws {
        let logs = LogLines()
        try await TestData().withCollector(logs: logs) { collector in
            try await collector.connect(as: .worker) { connection in
                try await connection.send(LeaseRequest(limit: 1, wait: 60_000), id: 2)
                _ = try await connection.request(Ping(), id: 3)
            }
            await logs.wait(for: "connection closed")
            _ = try await collector.queue.submit("A story.", key: "k")
            try await collector.connect(as: .worker) { connection in
                let leases = try await connection.request(LeaseRequest(limit: 1, wait: 60_000), id: 2).leases
                #expect(leases.map(\.attempt) == [1])
            }
        }
    }

    @Test func aLeaseWhoseAnswerCannotLeaveIsGivenBack() async throws {
        try await TestData().withCollector { collector in
            // More than the buffers of both sockets take.
            _ = try await collector.queue.submit(String(repeating: "x", count: 8 << 20), key: "k")
            let token = try await collector.token(.worker)
            try await collector.connect(receiveBuffer: 8192) { connection in
                _ = try await connection.hello(token)
                try await connection.stopReading()
                try await connection.send(LeaseRequest(limit: 1, wait: 0), id: 2)
                try await connection.waitUntilReadable()
            }
            try await collector.connect(as: .worker) { connection in
                let leases = try await connection.request(LeaseRequest(limit: 1, wait: 60_000), id: 2).leases
                #expect(leases.map(\.attempt) == [1])
            }
        }
    }
}
