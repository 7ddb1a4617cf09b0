import NIOCore
import NutgrafClient
import NutgrafTestSupport
import NutgrafWire
import Synchronization
import Testing

/// What becomes of a request, event by event.
@Suite(.timeLimit(.minutes(5))) struct RequestTableTests {
    /// A table, and the ends of the requests in it by number.
    private final class Bench: Sendable {
        let table = Mutex(RequestTable())

        /// Lets a request wait while `events` happen, and says what it got.
        func request(
            kind: MessageKind = .ping,
            payload: Int = 1,
            isIdempotent: Bool = true,
            _ events: (RequestTable.Ticket) -> Void
        ) async -> Result<[UInt8], any Error> {
            do {
                let bytes: ByteBuffer = try await withCheckedThrowingContinuation { answer in
                    let (ticket, resumption) = table.withLock { table in
                        let ticket = table.makeTicket()
                        let resumption = table.add(
                            ticket,
                            kind: kind,
                            payload: ByteBuffer(repeating: 0xA0, count: payload),
                            isIdempotent: isIdempotent,
                            recipient: .call(answer)
                        )
                        return (ticket, resumption)
                    }
                    resumption()
                    events(ticket)
                }
                return .success(Array(bytes.readableBytesView))
            } catch {
                return .failure(error)
            }
        }

        func connect(_ limits: WireLimits = WireLimits()) {
            table.withLock {
                $0.connectionBegan()
                let welcome = Welcome.test(limits: limits)
                guard let frame = try? welcome.frame() else { return }
                _ = $0.received(frame)
                $0.welcomed(welcome)()
            }
        }

        func frames() -> [Frame] { table.withLock { $0.framesToSend() } }

        func receive(_ kind: MessageKind, _ id: UInt32, _ payload: [UInt8] = [0xA0]) {
            let frame = Frame(kind: kind, requestID: id, payload: ByteBuffer(bytes: payload))
            table.withLock { $0.received(frame).1 }()
        }

        func receive(_ error: NutgrafError, _ id: UInt32) {
            table.withLock { $0.received(Frame(error: error, requestID: id)).1 }()
        }

        func lose() {
            table.withLock { $0.connectionEnded(NutgrafError(.unavailable, "lost")) }()
        }

        func cancel(_ ticket: RequestTable.Ticket) {
            table.withLock { $0.cancel(ticket) }()
        }
    }

    private func code(_ result: Result<[UInt8], any Error>) -> String {
        switch result {
        case .success(let bytes): "\(bytes)"
        case .failure(let error as NutgrafError): "\(error.code)"
        case .failure(is CancellationError): "cancellation"
        case .failure(let error): "\(error)"
        }
    }

    @Test func nothingIsSentBeforeTheWelcomeAndTheAnswerIsTheCallers() async {
        let bench = Bench()
        let result = await bench.request { _ in
            #expect(bench.frames().isEmpty)
            bench.table.withLock { $0.connectionBegan() }
            #expect(bench.frames().isEmpty)
            bench.connect()
            #expect(bench.frames().map(\.requestID) == [2])
            #expect(bench.frames().isEmpty)
            bench.receive(MessageKind.ping.answer, 2, [1, 2])
        }
        #expect(code(result) == "[1, 2]")
    }

    @Test func anErrorIsTheCallers() async {
        let bench = Bench()
        bench.connect()
        let result = await bench.request { _ in
            _ = bench.frames()
            bench.receive(NutgrafError(.forbidden, "no"), 2)
        }
        #expect(code(result) == "forbidden")
    }

    @Test func aLostRequestIsSentAgainWhereThatDoesNoHarm() async {
        let bench = Bench()
        bench.connect()
        let again = await bench.request { _ in
            #expect(bench.frames().count == 1)
            bench.lose()
            bench.connect()
            #expect(bench.frames().map(\.requestID) == [2])
            bench.receive(MessageKind.ping.answer, 2)
        }
        #expect(code(again) == "[160]")
        let lost = await bench.request(kind: .lease, isIdempotent: false) { _ in
            #expect(bench.frames().count == 1)
            bench.lose()
        }
        #expect(code(lost) == "unavailable")
        let unsent = await bench.request(kind: .lease, isIdempotent: false) { _ in
            bench.lose()
            bench.connect()
            #expect(bench.frames().map(\.kind) == [.lease])
            bench.receive(MessageKind.lease.answer, 2)
        }
        #expect(code(unsent) == "[160]")
    }

    @Test func whatADrainRefusesGoesToTheNextConnection() async {
        let bench = Bench()
        bench.connect()
        let result = await bench.request(kind: .lease, isIdempotent: false) { _ in
            _ = bench.frames()
            bench.receive(.collectorDraining, 2)
            // Even where the drain was not announced yet.
            #expect(bench.frames().isEmpty)
            bench.lose()
            bench.connect()
            #expect(bench.frames().count == 1)
            bench.receive(MessageKind.lease.answer, 2)
        }
        #expect(code(result) == "[160]")
    }

    @Test func aCollectorThatStopsSaysWhenToComeAgain() throws {
        let bench = Bench()
        func wait() -> Duration { bench.table.withLock { $0.takeReconnectAfter() } }
        #expect(wait() == .zero)
        for (said, expected) in [(1500, 1500), (-1, 0), (.max, 60_000)] as [(Int64, Int64)] {
            bench.connect()
            let payload = try MessageCoder.encode(Draining(reconnectAfter: said))
            bench.receive(.draining, 0, Array(payload.readableBytesView))
            bench.lose()
            #expect(wait() == .milliseconds(expected))
            // Attempts to connect that fail then have the usual waits between them.
            #expect(wait() == .zero)
        }
        // One that does not say is like one that was lost.
        bench.connect()
        bench.receive(.draining, 0)
        bench.lose()
        #expect(wait() == .zero)
    }

    @Test func aCancelledRequestIsCalledOffAtTheCollector() async {
        let bench = Bench()
        bench.connect(WireLimits(inFlight: 1))
        let sent = await bench.request { ticket in
            _ = bench.frames()
            bench.cancel(ticket)
            bench.cancel(ticket)
            #expect(bench.frames() == [.cancel(requestID: 2)])
        }
        #expect(code(sent) == "cancellation")
        let next = await bench.request { _ in
            // The place is free when the answer has come, whoever wanted it.
            #expect(bench.frames().isEmpty)
            bench.receive(NutgrafError(.cancelled, "called off"), 2)
            #expect(bench.frames().map(\.requestID) == [3])
            bench.receive(MessageKind.ping.answer, 3)
        }
        #expect(code(next) == "[160]")
        let unsent = await bench.request { ticket in
            bench.cancel(ticket)
            #expect(bench.frames().isEmpty)
        }
        #expect(code(unsent) == "cancellation")
    }

    /// Otherwise nobody would call it off at the next collector, and its caller would wait for as long as that takes.
    @Test func aCancelledLeaseThatADrainingCollectorRefusesIsNotSentAgain() async {
        let bench = Bench()
        bench.connect()
        let result = await bench.request(kind: .lease, isIdempotent: false) { ticket in
            _ = bench.frames()
            bench.cancel(ticket)
            bench.receive(NutgrafError(.draining, "stopping"), 2)
        }
        #expect(code(result) == "cancellation")
        bench.lose()
        bench.connect()
        #expect(bench.frames().isEmpty)
    }

    @Test func aCancelledLeaseStillGetsItsAnswer() async {
        let bench = Bench()
        bench.connect()
        let result = await bench.request(kind: .lease, isIdempotent: false) { ticket in
            _ = bench.frames()
            bench.cancel(ticket)
            #expect(bench.frames().map(\.kind) == [.cancel])
            bench.receive(MessageKind.lease.answer, 2, [9])
        }
        #expect(code(result) == "[9]")
    }

    @Test func cancelsDieWithTheirConnection() async {
        let bench = Bench()
        bench.connect()
        _ = await bench.request { ticket in
            _ = bench.frames()
            bench.cancel(ticket)
        }
        bench.lose()
        bench.connect()
        #expect(bench.frames().isEmpty)
    }

    @Test func whatIsTooLongFailsAsSoonAsTheLimitIsKnown() async {
        let bench = Bench()
        let limits = WireLimits(frame: Frame.maximumHelloLength)
        let before = await bench.request(payload: Frame.maximumHelloLength) { _ in bench.connect(limits) }
        #expect(code(before) == "too-large")
        let after = await bench.request(payload: Frame.maximumHelloLength) { _ in }
        #expect(code(after) == "too-large")
        let fits = await bench.request(payload: Frame.maximumHelloLength - Frame.headerOctets) { _ in
            #expect(bench.frames().count == 1)
            bench.receive(MessageKind.ping.answer, 2)
        }
        #expect(code(fits) == "[160]")
    }

    @Test func theEndIsTheEndForAll() async {
        let bench = Bench()
        bench.connect()
        let sent = await bench.request { _ in
            _ = bench.frames()
            bench.table.withLock { $0.end(NutgrafError(.unauthenticated, "no")) }()
        }
        #expect(code(sent) == "unauthenticated")
        let late = await bench.request { _ in }
        #expect(code(late) == "unauthenticated")
    }

    @Test func lostRequestsKeepTheirOrderBeforeThoseThatWait() async {
        let bench = Bench()
        bench.connect(WireLimits(inFlight: 2))
        await withTaskGroup(of: Void.self) { group in
            for kind in [MessageKind.ping, .status, .result] {
                let isIn = Signal()
                group.addTask {
                    _ = await bench.request(kind: kind) { _ in isIn.fire() }
                }
                await isIn.wait()
            }
            #expect(bench.frames().map(\.kind) == [.ping, .status])
            bench.lose()
            bench.connect()
            #expect(bench.frames().map(\.kind) == [.ping, .status, .result])
            bench.table.withLock { $0.end(NutgrafError(.unavailable, "over")) }()
        }
    }
}
