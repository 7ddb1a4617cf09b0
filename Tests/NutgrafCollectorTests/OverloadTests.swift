import NIOCore
import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// What a collector does when there is more than it may keep in memory.
@Suite(.timeLimit(.minutes(5))) struct OverloadTests {
    private static func submit(_ bytes: Int, key: String) -> SubmitRequest {
        SubmitRequest(
            submissions: [Submission(key: key, article: Article(text: String(repeating: "x", count: bytes)))]
        )
    }

    @Test func aRequestWithoutRoomIsOverloadedAndItsConnectionGoesOn() async throws {
        let configuration = CollectorConfigurationForTests.room(1 << 20)
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect(as: .client) { connection in
                for id in UInt32(2)...6 {
                    try await connection.send(Self.submit(2 << 20, key: "large"), id: id)
                    let error = try await connection.error(id: id)
                    #expect(error.code == .overloaded)
                    #expect(error.retryAfter != nil)
                    _ = try await connection.request(Ping(), id: 100)
                }
                // What was used is given back each time: ten times half of it fits one after the other.
                for id in UInt32(10)..<20 {
                    let outcome = try await connection.request(Self.submit(500_000, key: "\(id)"), id: id).outcomes[0]
                    #expect(outcome.error == nil)
                }
            }
            let stored = try await collector.queue.counts()[.queued]
            #expect(stored == 10)
        }
    }

    @Test func anAnswerWithoutRoomIsOverloadedAndLeasesAreGivenBack() async throws {
        let configuration = CollectorConfigurationForTests.room(1 << 20)
        try await TestData().withCollector(configuration) { collector in
            let job = try await collector.queue.submit(String(repeating: "x", count: 2 << 20), key: "k")
            try await collector.connect(as: .worker) { worker in
                for id in UInt32(2)...8 {
                    try await worker.send(LeaseRequest(limit: 1, wait: 60_000), id: id)
                    let error = try await worker.error(id: id)
                    #expect(error.code == .overloaded)
                    #expect(error.retryAfter != nil)
                }
            }
            // No attempt was spent.
            let status = try await collector.queue.status(of: [job], owner: nil)[0]
            #expect(status?.state == .queued)
            #expect(status?.attempts == 0)
            try await collector.queue.finishNext(textBytes: 2 << 20)
            try await collector.connect(as: .client) { client in
                try await client.send(ResultRequest(job: job), id: 2)
                let error = try await client.error(id: 2)
                #expect(error.code == .overloaded)
                _ = try await client.request(StatusRequest(jobs: [job]), id: 3)
            }
        }
    }

    /// The frame of a large submission, and how it is cut in two.
    private static func halves(_ bytes: Int) throws -> (first: [UInt8], second: [UInt8]) {
        var octets = ByteBuffer()
        FrameEncoder().encode(data: try Frame(submit(bytes, key: "half"), requestID: 2), out: &octets)
        let all = Array(octets.readableBytesView)
        return (Array(all[..<(bytes * 9 / 10)]), Array(all[(bytes * 9 / 10)...]))
    }

    @Test func whatIsHeldOfOneConnectionIsMissingToOthersUntilItEnds() async throws {
        let configuration = CollectorConfigurationForTests.room(1 << 20)
        try await TestData().withCollector(configuration) { collector in
            let (first, _) = try Self.halves(900_000)
            try await collector.connect(as: .client) { other in
                var (attempt, wasRefused) = (0, false)
                // Where the other's request was held just as the octets came, these found no room: once more then.
                while !wasRefused, attempt < 20 {
                    attempt += 1
                    let number = attempt
                    wasRefused = try await collector.connect(as: .client) { greedy in
                        try await greedy.send(bytes: first)
                        guard try await Self.isRefused(other, attempt: number) else { return false }
                        // Small requests have room of their own.
                        for small in UInt32(2)..<6 {
                            let outcome = try await other.request(Self.submit(30_000, key: "s\(small)"), id: small)
                                .outcomes[0]
                            #expect(outcome.error == nil)
                        }
                        return true
                    }
                }
                #expect(wasRefused)
                while true {
                    try await other.send(Self.submit(400_000, key: "late"), id: 7)
                    let frame = try #require(await other.next())
                    if frame.kind != .error { break }
                }
            }
        }
    }

    /// Whether one of many large requests is refused; another's octets arrive when they arrive.
    private static func isRefused(_ connection: RawConnection, attempt: Int) async throws -> Bool {
        for id in UInt32(10)..<60 {
            try await connection.send(submit(400_000, key: "\(attempt)-\(id)"), id: id)
            let frame = try #require(await connection.next())
            if frame.kind == .error { return true }
        }
        return false
    }

    @Test func aFrameInPiecesForWhichThereIsNoRoomIsSwallowed() async throws {
        let configuration = CollectorConfigurationForTests.room(1 << 20)
        try await TestData().withCollector(configuration) { collector in
            try await collector.connect(as: .client) { connection in
                let (first, second) = try Self.halves(3 << 20)
                try await connection.send(bytes: first)
                try await connection.send(bytes: second)
                let error = try await connection.error(id: 2)
                #expect(error.code == .overloaded)
                _ = try await connection.request(Ping(), id: 2)
            }
        }
    }

    @Test func connectionsWithoutAHelloAreBounded() async throws {
        var configuration = CollectorConfiguration.test
        configuration.maximumHandshakes = 1
        // The first connection is not to be given up for its silence, however long a busy machine takes.
        configuration.handshakeTimeout = .seconds(600)
        let logs = LogLines()
        try await TestData().withCollector(configuration, logs: logs) { collector in
            let token = try await collector.token(.client)
            try await collector.connect { first in
                for _ in 0..<3 {
                    await #expect(throws: (any Error).self) {
                        try await collector.connect { _ = try await $0.hello(token) }
                    }
                }
                #expect(logs.text.contains("too many connections have not said hello yet"))
                _ = try await first.hello(token)
                // The place is free for the next.
                var isIn = false
                while !isIn {
                    // It may be so a moment after the welcome has come.
                    isIn = (try? await collector.connect { try await $0.hello(token) }) != nil
                }
                _ = try await first.request(Ping(), id: 2)
            }
        }
    }
}
