import NutgrafClient
import NutgrafTestSupport
import NutgrafWire
import Synchronization
import Testing

/// Watches of servers that lose connections, stop, break the rules, or send faster than anybody reads.
@Suite(.timeLimit(.minutes(5))) struct WatchTroubleTests {
    /// Runs a client against a server that answers pings, and watches as a test makes it.
    private func withServer(
        limits: WireLimits = WireLimits(),
        watch: @escaping @Sendable (_ connection: Int, _ request: WatchRequest, _ id: UInt32) -> FakeServer.Reaction,
        cancelled: @escaping @Sendable (UInt32) -> Void = { _ in },
        _ body: (NutgrafClient, FakeServer) async throws -> Void
    ) async throws {
        let data = try await TestData()
        let welcome = try Welcome.test(limits: limits).frame()
        let react: @Sendable (Int, Frame) -> FakeServer.Reaction = { number, frame in
            switch frame.kind {
            case .hello: return .send([welcome])
            case .cancel:
                cancelled(frame.requestID)
                return .send([Frame(error: NutgrafError(.cancelled, "called off"), requestID: frame.requestID)])
            case .watch:
                guard let request = try? MessageCoder.decode(WatchRequest.self, from: frame.payload) else {
                    return .sendAndClose([])
                }
                return watch(number, request, frame.requestID)
            default:
                let pong = try? Frame(answer: Pong(time: .init(milliseconds: 0)), to: .ping, requestID: frame.requestID)
                return .send([pong].compactMap(\.self))
            }
        }
        try await FakeServer.run(data, react: react) { server in
            let configuration = NutgrafClientConfiguration(
                collector: CollectorAddress(host: "127.0.0.1", port: server.port),
                trust: .certificateAuthority(file: data.folder.authorityCertificate),
                token: "any",
                unavailableAfter: nil,
                backoffBase: .milliseconds(1),
                backoffCap: .milliseconds(10)
            )
            try await withNutgrafClient(configuration) { try await body($0, server) }
        }
    }

    private static func changes(_ cursors: [Int64], cursor: Int64? = nil, id: UInt32) -> Frame {
        let message = WatchedChanges(changes: cursors.map { .test($0) }, cursor: cursor ?? cursors.last ?? 0)
        let payload = try? MessageCoder.encode(message)
        return Frame(kind: .changes, requestID: id, payload: payload ?? .init(bytes: [0xFF]))
    }

    private static func answer(_ cursor: Int64, ended: Bool, id: UInt32) -> Frame {
        (try? Frame(answer: WatchResponse(cursor: cursor, ended: ended), to: .watch, requestID: id))
            ?? Frame(error: .collectorDraining, requestID: id)
    }

    private let job = JobID(high: 1, low: 1)

    private func cursors(_ changes: JobChanges) async throws -> [Int64] {
        try await changes.reduce(into: []) { $0.append($1.cursor) }
    }

    @Test func aWatchGoesOnWhereItWas() async throws {
        let asked = Mutex<[Int64?]>([])
        try await withServer { connection, request, id in
            asked.withLock { $0.append(request.after) }
            let draining = Frame(kind: .draining, requestID: 0, payload: .init(bytes: [0xA0]))
            switch connection {
            // Lost without a word; lost after changes; lost after a frame without any.
            case 1: return .sendAndClose([])
            case 2: return .sendAndClose([Self.changes([3, 4], id: id)])
            case 3: return .sendAndClose([Self.changes([], cursor: 6, id: id)])
            // Ended by a drain with an answer, and by one without.
            case 4: return .sendAndClose([Self.changes([7], id: id), draining, Self.answer(8, ended: false, id: id)])
            case 5: return .sendAndClose([Self.changes([9], id: id), Frame(error: .collectorDraining, requestID: id)])
            default: return .send([Self.changes([10], id: id), Self.answer(10, ended: true, id: id)])
            }
        } _: { client, _ in
            let got = try await cursors(client.watch([job]))
            #expect(got == [3, 4, 7, 9, 10])
        }
        #expect(asked.withLock(\.self) == [nil, nil, 4, 6, 8, 9])
    }

    @Test func aWatchAsksForMoreOnlyWhenAllIsRead() async throws {
        let asked = Mutex<[Int64?]>([])
        try await withServer { _, request, id in
            asked.withLock { $0.append(request.after) }
            let after = request.after ?? 0
            #expect(request.limit == 3)
            #expect(request.jobs == nil)
            return .send([
                Self.changes([after + 1, after + 2], id: id), Self.changes([after + 3], id: id),
                Self.answer(after + 3, ended: false, id: id),
            ])
        } _: { client, _ in
            var changes = client.watch(after: 100, limit: 3).makeAsyncIterator()
            for cursor in 101...103 as ClosedRange<Int64> {
                let change = try await changes.next()
                #expect(change?.cursor == cursor)
                // The connection is everybody's meanwhile.
                _ = try await client.ping()
                #expect(asked.withLock(\.count) == 1)
            }
            let next = try await changes.next()
            #expect(next?.cursor == 104)
            #expect(asked.withLock(\.self) == [100, 103])
        }
    }

    @Test func leavingTheLoopCallsTheWatchOff() async throws {
        let over = Signal()
        let watched = Mutex<UInt32?>(nil)
        try await withServer { _, _, id in
            watched.withLock { $0 = id }
            return .send([Self.changes([1, 2], id: id)])
        } cancelled: { id in
            #expect(watched.withLock(\.self) == id)
            over.fire()
        } _: { client, server in
            for try await change in client.watch() {
                #expect(change.cursor == 1)
                break
            }
            await over.wait()
            _ = try await client.ping()
            #expect(server.connections == 1)
        }
    }

    @Test func cancellingTheTaskCallsTheWatchOff() async throws {
        let (begun, over) = (Signal(), Signal())
        try await withServer { _, _, _ in
            begun.fire()
            return .send([])
        } cancelled: { _ in
            over.fire()
        } _: { client, _ in
            let task = Task { try await cursors(client.watch()) }
            await begun.wait()
            task.cancel()
            await #expect(throws: CancellationError.self) { _ = try await task.value }
            await over.wait()
        }
    }

    @Test func nothingToWatchEndsAtOnce() async throws {
        try await withServer { _, _, _ in
            Issue.record("it was asked")
            return .send([])
        } _: { client, _ in
            let got = try await cursors(client.watch([]))
            #expect(got == [])
        }
    }

    @Test func anErrorEndsTheWatchAndLeavesTheConnection() async throws {
        try await withServer { _, _, id in
            .send([Self.changes([1], id: id), Frame(error: NutgrafError(.cursorExpired, "too old"), requestID: id)])
        } _: { client, server in
            var changes = client.watch(after: 0).makeAsyncIterator()
            let first = try await changes.next()
            #expect(first?.cursor == 1)
            await expect(.cursorExpired) { _ = try await changes.next() }
            let end = try await changes.next()
            #expect(end == nil)
            _ = try await client.ping()
            #expect(server.connections == 1)
        }
    }

    @Test func anOverloadedServerIsAskedAgain() async throws {
        let asked = Mutex<[Int64?]>([])
        let overload = NutgrafError(.overloaded, "busy", retryAfter: .milliseconds(1))
        try await withServer { _, request, id in
            let count = asked.withLock { asked in
                asked.append(request.after)
                return asked.count
            }
            switch count {
            case 1: return .send([Frame(error: overload, requestID: id)])
            case 2: return .send([Self.changes([3], id: id), Frame(error: overload, requestID: id)])
            default: return .send([Self.changes([4], id: id), Self.answer(4, ended: true, id: id)])
            }
        } _: { client, server in
            let got = try await cursors(client.watch([job]))
            #expect(got == [3, 4])
            #expect(server.connections == 1)
        }
        #expect(asked.withLock(\.self) == [nil, nil, 3])
    }

    @Test func aWatchHasBegunWhenTheServerHasTold() async throws {
        let asked = Mutex<[Int64?]>([])
        try await withServer { connection, request, id in
            asked.withLock { $0.append(request.after) }
            switch connection {
            // Lost before anything was told: it begins with the next connection.
            case 1: return .sendAndClose([])
            case 2: return .sendAndClose([Self.changes([], cursor: 5, id: id)])
            default: return .send([Self.changes([7, 9], cursor: 12, id: id)])
            }
        } _: { client, _ in
            var changes = client.watch().makeAsyncIterator()
            #expect(changes.cursor == nil)
            try await changes.begin()
            #expect(changes.cursor == 5)
            // It goes on there, whatever becomes of the connection, and begins only once.
            let first = try await changes.next()
            #expect(first?.cursor == 7)
            #expect(changes.cursor == 7)
            try await changes.begin()
            let second = try await changes.next()
            #expect(second?.cursor == 9)
            #expect(changes.cursor == 12)
        }
        #expect(asked.withLock(\.self) == [nil, nil, 5])
    }

    /// What a server may not send; the connection is given up, and the next one does better.
    private static let violations: [@Sendable (UInt32) -> Frame] = [
        { changes(Array(2...99), id: $0) },
        { changes([1], id: $0) },
        { changes([3, 2], id: $0) },
        { changes([], cursor: 0, id: $0) },
        { changes([2], id: $0 + 1) },
        { Frame(kind: .changes, requestID: $0, payload: .init(bytes: [0xFF])) },
    ]

    @Test(arguments: violations.indices)
    func aServerThatBreaksTheRulesIsLeft(number: Int) async throws {
        try await withServer { connection, _, id in
            guard connection > 1 else { return .send([Self.violations[number](id)]) }
            return .send([Self.changes([2], id: id), Self.answer(2, ended: true, id: id)])
        } _: { client, server in
            let got = try await cursors(client.watch([job], after: 1, limit: 8))
            #expect(got == [2])
            #expect(server.connections == 2)
        }
    }

    @Test func watchesLeaveRoomForOtherRequests() async throws {
        let begun = Signal()
        let watches = Mutex(0)
        try await withServer(limits: WireLimits(inFlight: 3)) { _, _, _ in
            let count = watches.withLock { count in
                count += 1
                return count
            }
            if count == 2 { begun.fire() }
            return .send([])
        } _: { client, _ in
            await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<5 { group.addTask { _ = try await cursors(client.watch()) } }
                await begun.wait()
                for _ in 0..<20 { _ = try? await client.ping() }
                #expect(watches.withLock(\.self) == 2)
                group.cancelAll()
            }
        }
    }
}
