import NutgrafClient
import NutgrafCollector
import NutgrafTestSupport
import NutgrafWire
import Testing

/// Servers that are absent, wrong, or out of their minds.
@Suite(.timeLimit(.minutes(5))) struct TroubleTests {
    /// Never loses patience, so that what ends a request is not the lack of it.
    private func patient(_ data: TestData, port: Int) -> NutgrafClientConfiguration {
        NutgrafClientConfiguration(
            collector: CollectorAddress(host: "127.0.0.1", port: port),
            trust: .certificateAuthority(file: data.folder.authorityCertificate),
            token: "nutgraf_000000000000_" + String(repeating: "0", count: 64),
            unavailableAfter: nil,
            backoffBase: .milliseconds(1),
            backoffCap: .milliseconds(10)
        )
    }

    private func expectPing(
        _ code: NutgrafError.Code,
        _ configuration: NutgrafClientConfiguration,
        times: Int = 2,
        says text: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await withNutgrafClient(configuration) { client in
            for _ in 0..<times {
                do {
                    _ = try await client.ping()
                    Issue.record("it succeeded", sourceLocation: sourceLocation)
                } catch let error as NutgrafError {
                    #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
                    #expect(text.map(error.message.contains) ?? true, "\(error)", sourceLocation: sourceLocation)
                }
            }
        }
    }

    @Test func wrongCredentialsFailAtOnce() async throws {
        try await TestData().withCollector { collector in
            try await expectPing(.unauthenticated, patient(collector.data, port: collector.port), says: "token")
            var named = try await collector.client()
            named.unavailableAfter = nil
            named.name = String(repeating: "n", count: 129)
            try await expectPing(.invalidRequest, named, says: "name")
        }
    }

    @Test func wrongCertificatesFailAtOnce() async throws {
        let other = try await TestData()
        try await TestData(hosts: ["collector.example"]).withCollector { collector in
            try await expectPing(.tls, patient(other, port: collector.port))
            try await expectPing(.tls, patient(collector.data, port: collector.port), says: "127.0.0.1")
        }
    }

    @Test func wrongConfigurationsFailAtOnce() async throws {
        let data = try await TestData()
        for host in ["", "*.example.org", "256.0.0.1"] {
            var configuration = patient(data, port: 1)
            configuration.collector.host = host
            try await expectPing(.configuration, configuration)
        }
        var configuration = patient(data, port: 1)
        configuration.trust = .certificateAuthority(file: data.root.file("missing.pem"))
        await expect(.configuration) { try await withNutgrafClient(configuration) { try await $0.ping() } }
    }

    @Test func whatSpeaksNoTLSFailsAtOnce() async throws {
        let data = try await TestData()
        try await FakeServer.runPlain(greeting: "220 mail.example ESMTP\r\n", closes: false) { server in
            try await expectPing(.tls, patient(data, port: server.port))
        }
    }

    @Test func whatIsNotThereIsWaitedForAndThenFails() async throws {
        let data = try await TestData()
        let port = try await FakeServer.runPlain(greeting: "", closes: true) { server in
            var configuration = patient(data, port: server.port)
            configuration.unavailableAfter = .milliseconds(100)
            try await expectPing(.unavailable, configuration, says: "127.0.0.1")
            return server.port
        }
        var configuration = patient(data, port: port)
        configuration.unavailableAfter = .milliseconds(100)
        configuration.backoffBase = .seconds(600)
        configuration.backoffCap = .seconds(600)
        // A long wait between attempts does not make patience longer.
        try await withNutgrafClient(configuration) { client in
            await expect(.unavailable) { try await client.ping() }
        }
        configuration.collector.host = "no-such-host.invalid"
        try await withNutgrafClient(configuration) { client in
            await expect(.unavailable) { try await client.ping() }
        }
    }

    @Test func serversThatSayNothingAreGivenUp() async throws {
        let data = try await TestData()
        try await FakeServer.runPlain(greeting: "", closes: false) { try await expectGivenUp($0, data) }
        try await FakeServer.run(data, react: { _, _ in .send([]) }) { try await expectGivenUp($0, data) }
    }

    private func expectGivenUp(_ server: FakeServer, _ data: TestData) async throws {
        var configuration = patient(data, port: server.port)
        configuration.connectTimeout = .milliseconds(1500)
        configuration.unavailableAfter = .milliseconds(100)
        try await expectPing(.unavailable, configuration, times: 1, says: "did not say welcome")
    }

    @Test func answersToTheHelloThatAreNoneFailAtOnce() async throws {
        let data = try await TestData()
        let cases: [(Frame, NutgrafError.Code)] = [
            (try Welcome.test(version: 2).frame(), .unsupportedVersion),
            (try Welcome.test(limits: WireLimits(inFlight: 0)).frame(), .protocolViolation),
            (try Welcome.test(limits: WireLimits(batch: 0)).frame(), .protocolViolation),
            (try Welcome.test(limits: WireLimits(frame: -1)).frame(), .protocolViolation),
            (Frame(kind: MessageKind.hello.answer, requestID: 1, payload: .init(bytes: [0xA0])), .invalidRequest),
            (Frame(kind: MessageKind.hello.answer, requestID: 2, payload: .init(bytes: [0xA0])), .protocolViolation),
            (Frame(kind: .ping, requestID: 1, payload: .init(bytes: [0xA0])), .protocolViolation),
            (Frame(error: NutgrafError(.forbidden, "no"), requestID: 1), .forbidden),
        ]
        for (frame, code) in cases {
            try await FakeServer.run(data, react: { _, _ in .send([frame]) }) { server in
                try await expectPing(code, patient(data, port: server.port))
                #expect(server.connections == 1)
            }
        }
    }

    @Test func lostConnectionsAndDrainsAreMendedWithoutAWord() async throws {
        let data = try await TestData()
        let pong = Pong(time: Timestamp(milliseconds: 7))
        let welcome = try Welcome.test().frame()
        // The first connection is lost, the second drains, the third refuses as one that drains, the fourth answers.
        let react: @Sendable (Int, Frame) -> FakeServer.Reaction = { number, frame in
            guard frame.kind == .ping else { return .send([welcome]) }
            let draining = Frame(kind: .draining, requestID: 0, payload: .init(bytes: [0xA0]))
            let refusal = Frame(error: .collectorDraining, requestID: frame.requestID)
            let later = Frame(kind: MessageKind(rawValue: 0x0777), requestID: 0, payload: .init(bytes: [0xA0]))
            let answer = try? Frame(answer: pong, to: .ping, requestID: frame.requestID)
            switch number {
            case 1: return .sendAndClose([])
            case 2: return .sendAndClose([draining, refusal])
            case 3: return .sendAndClose([refusal])
            default: return .send([later] + [answer].compactMap(\.self))
            }
        }
        try await FakeServer.run(data, react: react) { server in
            try await withNutgrafClient(patient(data, port: server.port)) { client in
                let answer = try await client.request(Ping())
                #expect(answer == pong)
                #expect(server.connections == 4)
            }
        }
    }

    @Test func aLostLeaseIsNotAskedForAgain() async throws {
        let data = try await TestData()
        let welcome = try Welcome.test().frame()
        let react: @Sendable (Int, Frame) -> FakeServer.Reaction = { number, frame in
            guard frame.kind == .lease else { return .send([welcome]) }
            #expect(number == 1)
            return .sendAndClose([])
        }
        try await FakeServer.run(data, react: react) { server in
            try await withNutgrafClient(patient(data, port: server.port)) { client in
                await expect(.unavailable) { try await client.request(LeaseRequest(limit: 1, wait: 0)) }
            }
        }
    }

    @Test func answersThatAreNoneDoNotHangAnybody() async throws {
        let data = try await TestData()
        let welcome = try Welcome.test().frame()
        let job = JobID(high: 1, low: 1)
        let wrong: [@Sendable (Frame) throws -> [Frame]] = [
            { [try Frame(answer: StatusResponse(statuses: []), to: .status, requestID: $0.requestID)] },
            { [Frame(kind: MessageKind.status.answer, requestID: $0.requestID, payload: .init(bytes: [0xFF]))] },
            { [Frame(kind: .error, requestID: $0.requestID, payload: .init(bytes: [0xFF]))] },
        ]
        let pong: @Sendable (UInt32) -> Frame? = {
            try? Frame(answer: Pong(time: Timestamp(milliseconds: 7)), to: .ping, requestID: $0)
        }
        let codes: [NutgrafError.Code] = [.protocolViolation, .invalidRequest, .invalidRequest]
        for (frames, code) in zip(wrong, codes) {
            let react: @Sendable (Int, Frame) -> FakeServer.Reaction = { _, frame in
                switch frame.kind {
                case .hello: return .send([welcome])
                case .ping: return .send([pong(frame.requestID)].compactMap(\.self))
                default: return .send((try? frames(frame)) ?? [])
                }
            }
            try await FakeServer.run(data, react: react) { server in
                try await withNutgrafClient(patient(data, port: server.port)) { client in
                    await expect(code) { try await client.status(of: job) }
                }
            }
        }
    }
}
