import NutgrafCBOR
import NutgrafClient
import NutgrafCollector
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import NutgrafWorker
import Testing

@Suite(.timeLimit(.minutes(5))) struct CollectorSourceTests {
    @Test("A source is reconnected when there is another connection, and not before")
    func reconnects() async throws {
        let data = try await TestData()
        try await data.withCollector { collector in
            let client = try NutgrafClient(try await collector.client(.worker))
            let source = CollectorJobSource(client: client)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await source.run() }
                try await client.waitForConnection(beyond: 0)
                #expect(client.connectionCount == 1)
                let next = Task { try await client.waitForConnection(beyond: 1) }
                _ = try await source.lease(limit: 1000, waitingUpTo: .zero)
                next.cancel()
                await #expect(throws: CancellationError.self) { try await next.value }
                group.cancelAll()
            }
        }
    }

    /// Runs a source whose collector says what a test makes it say.
    private func withSource(
        limits: WireLimits = WireLimits(),
        _ answer: @escaping @Sendable (Frame) throws -> [Frame],
        _ body: (CollectorJobSource) async throws -> Void
    ) async throws {
        let data = try await TestData()
        let react: @Sendable (Int, Frame) -> FakeServer.Reaction = { _, frame in
            do {
                guard frame.kind == .hello else { return .send(try answer(frame)) }
                return .send([try Welcome.test(limits: limits).frame()])
            } catch {
                return .sendAndClose([])
            }
        }
        try await FakeServer.run(data, react: react) { server in
            let configuration = NutgrafClientConfiguration(
                collector: CollectorAddress(host: "127.0.0.1", port: server.port),
                trust: .certificateAuthority(file: data.folder.authorityCertificate),
                token: "token"
            )
            let source = CollectorJobSource(client: try NutgrafClient(configuration))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await source.run() }
                try await body(source)
                group.cancelAll()
            }
        }
    }

    @Test("A collector's word that it drains reaches the worker with the leases' outcomes")
    func drains() async throws {
        let lease = try Lease.of(1, text: "a").reference
        let answer: @Sendable (Frame) throws -> [Frame] = { frame in
            let answer = ExtendResponse(outcomes: [JobOutcome(job: lease.job)], draining: true)
            return [try Frame(answer: answer, to: .extend, requestID: frame.requestID)]
        }
        try await withSource(answer) { source in
            let extended = try await source.extend([lease])
            #expect(extended == LeaseExtension(outcomes: [JobOutcome(job: lease.job)], isDraining: true))
        }
    }

    @Test("A result that no frame can take is a failure of its job; those beside it are handed in")
    func tooLarge() async throws {
        let (small, large) = (try Lease.of(1, text: "a"), try Lease.of(2, text: "a"))
        let answer: @Sendable (Frame) throws -> [Frame] = { frame in
            let outcomes: JobOutcomes
            switch frame.kind {
            case .finish:
                let request = try MessageCoder.decode(FinishRequest.self, from: frame.payload)
                outcomes = JobOutcomes(outcomes: request.jobs.map { JobOutcome(job: $0.job) })
            case .fail:
                let request = try MessageCoder.decode(FailRequest.self, from: frame.payload)
                guard request.jobs.allSatisfy({ $0.job == large.job && $0.permanent }) else { return [] }
                outcomes = JobOutcomes(outcomes: request.jobs.map { JobOutcome(job: $0.job) })
            default:
                return [try Frame(answer: Pong(time: .init(milliseconds: 0)), to: .ping, requestID: frame.requestID)]
            }
            return [try Frame(answer: outcomes, to: frame.kind, requestID: frame.requestID)]
        }
        try await withSource(limits: WireLimits(frame: 20_000), answer) { source in
            let result = EncodedCBOR(bytes: [0x59, 0x75, 0x30] + [UInt8](repeating: 0, count: 30_000))
            // The collector's limits are known from the first answer on.
            _ = try await source.finish([
                FinishedJob(job: small.job, token: small.token, analysis: .init(bytes: [0xA0]))
            ])
            let outcomes = try await source.finish([
                FinishedJob(job: small.job, token: small.token, analysis: EncodedCBOR(bytes: [0xA0])),
                FinishedJob(job: large.job, token: large.token, analysis: result),
            ])
            #expect(outcomes.map(\.job) == [small.job, large.job])
            #expect(outcomes.map { $0.error?.code } == [nil, .tooLarge])
        }
    }
}
