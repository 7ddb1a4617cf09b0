import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// How a collector stops.
@Suite(.timeLimit(.minutes(5))) struct DrainTests {
    @Test func whoeverIsConnectedIsToldAndSentHome() async throws {
        try await TestData().withCollector { collector in
            try await collector.connect { silent in
                try await collector.connect(as: .client) { idle in
                    try await collector.connect(as: .worker) { waiting in
                        try await waiting.send(LeaseRequest(limit: 1, wait: 60_000), id: 2)
                        _ = try await waiting.request(Ping(), id: 3)
                        collector.stop()

                        for connection in [idle, waiting] {
                            let frame = try #require(await connection.next())
                            #expect(frame.kind == .draining)
                            #expect(frame.requestID == 0)
                            let draining = try MessageCoder.decode(Draining.self, from: frame.payload)
                            #expect(draining.reconnectAfter > 0)
                        }
                        let error = try await waiting.error(id: 2)
                        #expect(error.code == .draining)
                        #expect(error.retryAfter != nil)
                        for connection in [silent, idle, waiting] { #expect(try await connection.next() == nil) }
                    }
                }
            }
            await collector.waitUntilEnded()
        }
    }

    @Test func everythingStoredIsAcknowledged() async throws {
        try await TestData().withCollector { collector in
            var acknowledged: Set<JobID> = []
            var refused = 0
            try await collector.connect(as: .client) { connection in
                let frames = try (0..<400).map { number in
                    let submission = Submission(key: "\(number)", article: Article(text: "Story \(number)."))
                    return try Frame(SubmitRequest(submissions: [submission]), requestID: UInt32(number) + 10)
                }
                try await connection.send(together: frames)
                // The first answer is there; the others are at every stage of their way.
                var next = try await connection.next()
                collector.stop()
                while let frame = next {
                    switch frame.kind {
                    case MessageKind.submit.answer:
                        let response = try MessageCoder.decode(SubmitResponse.self, from: frame.payload)
                        acknowledged.insert(try #require(response.outcomes[0].job))
                    case .error:
                        let error = try MessageCoder.decode(NutgrafError.self, from: frame.payload)
                        #expect(error.code == .draining)
                        refused += 1
                    default:
                        #expect(frame.kind == .draining)
                    }
                    next = try await connection.next()
                }
            }
            await collector.waitUntilEnded()
            let stored = try await collector.queue.counts()[.queued]
            #expect(stored == acknowledged.count)
            #expect(acknowledged.count + refused <= 400)
        }
    }

    @Test func newRequestsAreRefusedWhileOneIsStillInFlight() async throws {
        var configuration = CollectorConfiguration.test
        configuration.drainTimeout = .seconds(60)
        configuration.writeTimeout = .seconds(60)
        try await TestData().withCollector(configuration) { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await collector.queue.finishNext(textBytes: 16 << 20)
            let token = try await collector.token(.client)
            try await collector.connect(receiveBuffer: 8192) { connection in
                _ = try await connection.hello(token)
                // An answer that is too large to leave at once keeps its request in flight.
                try await connection.stopReading()
                try await connection.send(ResultRequest(job: job), id: 2)
                try await connection.waitUntilReadable()
                collector.stop()
                try await connection.send(Ping(), id: 3)
                try await connection.startReading()
                var kinds: [MessageKind] = []
                while let frame = try await connection.next() { kinds.append(frame.kind) }
                #expect(kinds.contains(MessageKind.result.answer))
                #expect(kinds.contains(.draining))
            }
            await collector.waitUntilEnded()
        }
    }

    @Test func whatDoesNotEndInTimeIsCutOff() async throws {
        var configuration = CollectorConfiguration.test
        configuration.drainTimeout = .milliseconds(200)
        configuration.writeTimeout = .seconds(600)
        let logs = LogLines()
        try await TestData().withCollector(configuration, logs: logs) { collector in
            let job = try await collector.queue.submit("A story.", key: "k")
            try await collector.queue.finishNext(textBytes: 16 << 20)
            let token = try await collector.token(.client)
            try await collector.connect(receiveBuffer: 8192) { connection in
                _ = try await connection.hello(token)
                try await connection.stopReading()
                try await connection.send(ResultRequest(job: job), id: 2)
                try await connection.waitUntilReadable()
                collector.stop()
                await collector.waitUntilEnded()
            }
            #expect(logs.text.contains("cut off"))
        }
    }

    /// Whether it was begun before or after, a worker learns that it should lease no more here.
    @Test func aWorkerIsToldBeforeAndInItsAnswers() async throws {
        try await TestData().withCollector { collector in
            _ = try await collector.queue.submit("A story.", key: "k")
            try await collector.connect(as: .worker) { worker in
                let lease = try #require(await worker.request(LeaseRequest(limit: 1, wait: 0), id: 2).leases.first)
                try await worker.send(LeaseRequest(limit: 1, wait: 60_000), id: 3)
                let extends = try (0..<200).map { number in
                    try Frame(ExtendRequest(leases: [lease.reference]), requestID: UInt32(number) + 10)
                }
                try await worker.send(together: extends)
                // The first answer is there; the others are at every stage of their way.
                var next = try await worker.next()
                collector.stop()
                var isAnnounced = false
                while let frame = next {
                    switch frame.kind {
                    case .draining:
                        isAnnounced = true
                    case MessageKind.extend.answer:
                        let answer = try MessageCoder.decode(ExtendResponse.self, from: frame.payload)
                        #expect(answer.outcomes == [JobOutcome(job: lease.job)])
                        #expect(answer.draining == nil || answer.draining == true)
                    default:
                        let error = try MessageCoder.decode(NutgrafError.self, from: frame.payload)
                        #expect(error.code == .draining)
                    }
                    next = try await worker.next()
                }
                #expect(isAnnounced)
            }
            await collector.waitUntilEnded()
        }
    }

    @Test func aCollectorWithoutConnectionsStopsAtOnce() async throws {
        let logs = LogLines()
        try await TestData().withCollector(logs: logs) { collector in
            collector.stop()
            await collector.waitUntilEnded()
        }
        #expect(logs.text.contains("draining"))
        #expect(!logs.text.contains("cut off"))
    }

    @Test func connectionsThatComeAndGoDuringADrainEndWithIt() async throws {
        try await TestData().withCollector { collector in
            let token = try await collector.token(.client)
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<24 {
                    group.addTask {
                        // Each is somewhere between its first byte and its welcome when the collector stops.
                        do {
                            try await collector.connect { connection in
                                if number == 12 { collector.stop() }
                                _ = try await connection.hello(token)
                                while let frame = try await connection.next() { #expect(frame.kind == .draining) }
                            }
                        } catch let error as RawConnection.Unexpected {
                            // Not welcomed is well, without a word or with the one that says why.
                            let isClosed = error.description == RawConnection.Unexpected.closed.description
                            #expect(isClosed || error.description.contains("(draining)"), "\(error)")
                        } catch {
                            // Not even connected, or cut off in the handshake.
                        }
                    }
                }
            }
            await collector.waitUntilEnded()
        }
    }
}
