import NIOCore
import NutgrafClient
import NutgrafTestSupport
import NutgrafWire
import Testing

/// Which watch gets what a connection brings.
@Suite(.timeLimit(.minutes(5))) struct WatchRoutingTests {
    private struct Watch {
        let ticket: RequestTable.Ticket
        let buffer: ChangeBuffer
    }

    private func connect(_ table: inout RequestTable, _ limits: WireLimits = WireLimits()) throws {
        let welcome = Welcome.test(limits: limits)
        table.connectionBegan()
        _ = table.received(try welcome.frame())
        table.welcomed(welcome)()
    }

    private func watch(_ table: inout RequestTable) -> Watch {
        let buffer = ChangeBuffer(limit: 4, after: nil)
        let ticket = table.makeTicket()
        table.add(
            ticket,
            kind: .watch,
            payload: ByteBuffer(bytes: [0xA0]),
            isIdempotent: true,
            recipient: .watch(buffer)
        )()
        return Watch(ticket: ticket, buffer: buffer)
    }

    private func changes(_ cursor: Int64, for id: UInt32) throws -> Frame {
        let message = WatchedChanges(changes: [.test(cursor)], cursor: cursor)
        return Frame(kind: .changes, requestID: id, payload: try MessageCoder.encode(message))
    }

    /// Lets the table take a frame; says who is to get its changes, if it brings any, and what ends the connection.
    private func receive(_ frame: Frame, _ table: inout RequestTable) -> (ChangeBuffer?, NutgrafError?) {
        let (action, resumption) = table.received(frame)
        resumption()
        switch action {
        case .changes(_, let buffer): return (buffer, nil)
        case .end(let error): return (nil, error)
        case .nothing, .welcome: return (nil, nil)
        }
    }

    @Test func everyWatchGetsItsOwn() throws {
        var table = RequestTable()
        try connect(&table)
        let (first, second) = (watch(&table), watch(&table))
        #expect(table.framesToSend().map(\.requestID) == [2, 3])
        #expect(receive(try changes(1, for: 2), &table).0 === first.buffer)
        #expect(receive(try changes(1, for: 3), &table).0 === second.buffer)
    }

    @Test func changesOfNoWatchEndTheConnection() throws {
        var table = RequestTable()
        try connect(&table)
        #expect(receive(try changes(1, for: 2), &table).1?.code == .protocolViolation)
    }

    @Test func lateChangesOfOneThatWasCalledOffAreNobodys() throws {
        var table = RequestTable()
        try connect(&table)
        let watch = watch(&table)
        _ = table.framesToSend()
        table.cancel(watch.ticket)()
        #expect(table.framesToSend() == [.cancel(requestID: 2)])
        let late = receive(try changes(1, for: 2), &table)
        #expect(late.0 == nil && late.1 == nil)
        let end = receive(Frame(error: NutgrafError(.cancelled, "called off"), requestID: 2), &table)
        #expect(end.1 == nil)
        #expect(receive(try changes(1, for: 2), &table).1?.code == .protocolViolation)
    }

    @Test func aLostConnectionEndsAWatchThatWasSentAndNoOther() async throws {
        var table = RequestTable()
        let sent = watch(&table)
        try connect(&table, WireLimits(inFlight: 2))
        #expect(table.framesToSend().count == 1)
        let unsent = watch(&table)
        #expect(table.framesToSend().isEmpty)
        table.connectionEnded(NutgrafError(.unavailable, "lost"))()
        guard case .end(.lost, cursor: nil) = try await sent.buffer.next() else {
            Issue.record("not lost")
            return
        }
        try connect(&table, WireLimits(inFlight: 2))
        #expect(table.framesToSend().map(\.kind) == [.watch])
        #expect(receive(try changes(1, for: 2), &table).0 === unsent.buffer)
    }

    @Test func aDrainEndsAWatchSoThatItGoesOnElsewhere() async throws {
        var table = RequestTable()
        try connect(&table)
        let watch = watch(&table)
        _ = table.framesToSend()
        _ = receive(Frame(error: .collectorDraining, requestID: 2), &table)
        guard case .end(.lost, cursor: nil) = try await watch.buffer.next() else {
            Issue.record("not lost")
            return
        }
        #expect(!table.isOpen)
    }

    @Test func anErrorIsTheWatchers() async throws {
        var table = RequestTable()
        try connect(&table)
        let watch = watch(&table)
        _ = table.framesToSend()
        _ = receive(Frame(error: NutgrafError(.cursorExpired, "too old"), requestID: 2), &table)
        guard case .end(.failed(let error), cursor: nil) = try await watch.buffer.next() else {
            Issue.record("no error")
            return
        }
        #expect((error as? NutgrafError)?.code == .cursorExpired)
    }

    @Test func watchesLeaveAPlaceForOthers() throws {
        var table = RequestTable()
        try connect(&table, WireLimits(inFlight: 3))
        for _ in 0..<3 { _ = watch(&table) }
        #expect(table.framesToSend().map(\.kind) == [.watch, .watch])
        let ping = ChangeBuffer(limit: 0, after: nil)
        _ = ping
        #expect(table.framesToSend().isEmpty)
        // One that ends makes room for the next.
        _ = receive(Frame(error: NutgrafError(.cancelled, "over"), requestID: 2), &table)
        #expect(table.framesToSend().map(\.kind) == [.watch])
    }

    @Test func aRequestGoesPastWatchesThatWait() async throws {
        let result = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                var table = RequestTable()
                guard (try? connect(&table, WireLimits(inFlight: 2))) != nil else { return false }
                for _ in 0..<2 { _ = watch(&table) }
                let payload = try? await withCheckedThrowingContinuation { continuation in
                    table.add(
                        table.makeTicket(),
                        kind: .ping,
                        payload: ByteBuffer(bytes: [0xA0]),
                        isIdempotent: true,
                        recipient: .call(continuation)
                    )()
                    #expect(table.framesToSend().map(\.kind) == [.watch, .ping])
                    table.end(NutgrafError(.unavailable, "over"))()
                }
                return payload == nil
            }
            return await group.next() ?? false
        }
        #expect(result)
    }
}
