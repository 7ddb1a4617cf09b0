import NutgrafTypes
import NutgrafWire
import Testing

@Suite struct ServerConnectionStateMachineTests {
    typealias Machine = ServerConnectionStateMachine

    /// Every state that a machine can be in, with request 5 in flight where there is one.
    enum State: CaseIterable {
        case awaitingHello, authenticating, authenticatingWhileDraining, idle, busy, draining, closed

        var machine: Machine {
            var machine = Machine()
            guard self != .awaitingHello else { return machine }
            _ = machine.received(kind: .hello, requestID: 1)
            if self == .authenticatingWhileDraining { _ = machine.drain() }
            guard self != .authenticating, self != .authenticatingWhileDraining else { return machine }
            _ = machine.helloAccepted()
            if self == .busy || self == .draining { _ = machine.received(kind: .ping, requestID: 5) }
            if self == .draining { _ = machine.drain() }
            if self == .closed { machine.close() }
            return machine
        }
    }

    /// What a frame leads to, without the words.
    enum Outcome: Equatable {
        case authenticate, start, cancel(UInt32), ignore
        case reject(NutgrafError.Code)
        case close(NutgrafError.Code, UInt32)

        init(_ action: Machine.ReceiveAction) {
            self =
                switch action {
                case .authenticate: .authenticate
                case .start: .start
                case .cancel(let id): .cancel(id)
                case .ignore: .ignore
                case .reject(let error): .reject(error.code)
                case .close(let error, let id): .close(error.code, id)
                }
        }

        static let violation = Outcome.close(.protocolViolation, 0)
        static let unknown = Outcome.reject(.unknownKind)
    }

    static let unknownKind = MessageKind(rawValue: 0x7777)

    /// One row a frame; one column a state, in the order of ``State``.
    @Test(
        arguments: [
            (.hello, 0, [.violation, .violation, .violation, .violation, .violation, .violation, .ignore]),
            (.hello, 1, [.authenticate, .violation, .violation, .violation, .violation, .violation, .ignore]),
            (.hello, .max, [.authenticate, .violation, .violation, .violation, .violation, .violation, .ignore]),
            (.ping, 0, [.violation, .violation, .violation, .violation, .violation, .violation, .ignore]),
            (.ping, 1, [.violation, .violation, .violation, .start, .start, .reject(.draining), .ignore]),
            (.ping, 5, [.violation, .violation, .violation, .start, .violation, .violation, .ignore]),
            (.finish, .max, [.violation, .violation, .violation, .start, .start, .reject(.draining), .ignore]),
            (.cancel, 0, [.violation, .violation, .violation, .ignore, .ignore, .ignore, .ignore]),
            (.cancel, 4, [.violation, .violation, .violation, .ignore, .ignore, .ignore, .ignore]),
            (.cancel, 5, [.violation, .violation, .violation, .ignore, .cancel(5), .cancel(5), .ignore]),
            (unknownKind, 0, [.violation, .violation, .violation, .violation, .violation, .violation, .ignore]),
            (unknownKind, 4, [.violation, .violation, .violation, .unknown, .unknown, .unknown, .ignore]),
            (unknownKind, 5, [.violation, .violation, .violation, .unknown, .violation, .violation, .ignore]),
            (.draining, 4, [.violation, .violation, .violation, .unknown, .unknown, .unknown, .ignore]),
            (.changes, 4, [.violation, .violation, .violation, .unknown, .unknown, .unknown, .ignore]),
            (.watch, 4, [.violation, .violation, .violation, .start, .start, .reject(.draining), .ignore]),
            (.callOff, 5, [.violation, .violation, .violation, .start, .violation, .violation, .ignore]),
            (.error, 0, [.violation, .violation, .violation, .violation, .violation, .violation, .ignore]),
            (.error, 4, [.violation, .violation, .violation, .unknown, .unknown, .unknown, .ignore]),
            (MessageKind.ping.answer, 4, [.violation, .violation, .violation, .unknown, .unknown, .unknown, .ignore]),
        ] as [(MessageKind, UInt32, [Outcome])]
    )
    func everyFrameInEveryState(_ kind: MessageKind, _ requestID: UInt32, _ expected: [Outcome]) {
        for (state, outcome) in zip(State.allCases, expected) {
            var machine = state.machine
            #expect(Outcome(machine.received(kind: kind, requestID: requestID)) == outcome, "\(state)")
            guard case .close = outcome else { continue }
            #expect(machine.received(kind: .ping, requestID: 9) == .ignore, "\(state) is not closed")
        }
        #expect(expected.count == State.allCases.count)
    }

    @Test func everyRequestKindIsStarted() {
        for kind in MessageKind.requests {
            var machine = State.idle.machine
            #expect(machine.received(kind: kind, requestID: 7) == .start)
            #expect(machine.inFlightCount == 1)
        }
    }

    @Test(
        arguments: zip(
            State.allCases,
            [.ignore, .serve, .announceDrainAndClose, .ignore, .ignore, .ignore, .ignore] as [Machine.WelcomeAction]
        )
    )
    func helloAcceptedInEveryState(_ state: State, _ expected: Machine.WelcomeAction) {
        var machine = state.machine
        #expect(machine.helloAccepted() == expected)
        let next = Outcome(machine.received(kind: .ping, requestID: 9))
        switch expected {
        case .serve: #expect(next == .start)
        case .announceDrainAndClose: #expect(next == .ignore)
        case .ignore:
            var untouched = state.machine
            #expect(next == Outcome(untouched.received(kind: .ping, requestID: 9)))
        }
    }

    @Test(
        arguments: zip(
            State.allCases,
            [.close, .wait, .wait, .announceAndClose, .announce, .wait, .wait] as [Machine.DrainAction]
        )
    )
    func drainInEveryState(_ state: State, _ expected: Machine.DrainAction) {
        var machine = state.machine
        #expect(machine.drain() == expected)
        #expect(machine.drain() == .wait)
        switch expected {
        case .close, .announceAndClose: #expect(machine.received(kind: .ping, requestID: 9) == .ignore)
        case .announce: #expect(machine.received(kind: .ping, requestID: 9) == .reject(.collectorDraining))
        case .wait: break
        }
    }

    @Test(arguments: State.allCases)
    func answeringTheLastRequestClosesOnlyADrainingConnection(_ state: State) {
        var machine = state.machine
        #expect(machine.answered(4) == false)
        #expect(machine.answered(5) == (state == .draining))
        #expect(machine.inFlightCount == 0)
        #expect(machine.answered(5) == false)
        if state == .draining { #expect(machine.received(kind: .ping, requestID: 9) == .ignore) }
        if state == .busy { #expect(machine.received(kind: .ping, requestID: 5) == .start) }
    }

    @Test(arguments: State.allCases)
    func nothingHappensAfterClose(_ state: State) {
        var machine = state.machine
        machine.close()
        #expect(machine.received(kind: .hello, requestID: 1) == .ignore)
        #expect(machine.helloAccepted() == .ignore)
        #expect(machine.drain() == .wait)
        #expect(machine.answered(5) == false)
    }

    @Test func aDrainEndsWithTheLastAnswerOfSeveral() {
        var machine = State.busy.machine
        #expect(machine.received(kind: .status, requestID: 6) == .start)
        #expect(machine.drain() == .announce)
        #expect(machine.received(kind: .cancel, requestID: 6) == .cancel(6))
        #expect(machine.answered(6) == false)
        #expect(machine.answered(5) == true)
    }

    @Test func drainingErrorsSayWhenToComeBack() {
        #expect(NutgrafError.collectorDraining.retryAfter == .seconds(1))
    }

    /// Any events in any order, against rules that hold whatever came before.
    @Test func randomEventsKeepTheRules() {
        let seed = UInt64.random(in: 0...(.max))
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let kinds: [MessageKind] = [
            .hello, .ping, .ping, .submit, .status, .cancel, .error, .draining, Self.unknownKind,
            MessageKind.ping.answer,
        ]
        for _ in 0..<3000 {
            var machine = Machine()
            var (inFlight, isClosed, wasWelcomed, isDraining) = (Set<UInt32>(), false, false, false)
            if Bool.random(using: &random) {
                _ = machine.received(kind: .hello, requestID: 1)
                wasWelcomed = machine.helloAccepted() == .serve
            }
            for _ in 0..<40 {
                switch Int.random(in: 0..<100, using: &random) {
                case 0..<70:
                    let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
                    let id = UInt32.random(in: 0...6, using: &random)
                    let action = machine.received(kind: kind, requestID: id)
                    #expect(!isClosed || action == .ignore, "seed \(seed)")
                    switch action {
                    case .start:
                        #expect(wasWelcomed && !isDraining && id != 0 && inFlight.insert(id).inserted, "seed \(seed)")
                    case .cancel(let id): #expect(inFlight.contains(id), "seed \(seed)")
                    case .reject: #expect(wasWelcomed && !inFlight.contains(id), "seed \(seed)")
                    case .authenticate: #expect(kind == .hello && !wasWelcomed, "seed \(seed)")
                    case .close: isClosed = true
                    case .ignore: break
                    }
                case 70..<88:
                    let id = inFlight.randomElement(using: &random) ?? 3
                    inFlight.remove(id)
                    let isLast = machine.answered(id)
                    #expect(!isLast || (isDraining && inFlight.isEmpty && !isClosed), "seed \(seed)")
                    isClosed = isClosed || isLast
                case 88..<95:
                    switch machine.helloAccepted() {
                    case .serve:
                        #expect(!wasWelcomed && !isDraining, "seed \(seed)")
                        wasWelcomed = true
                    case .announceDrainAndClose:
                        #expect(isDraining, "seed \(seed)")
                        isClosed = true
                    case .ignore: break
                    }
                case 95..<98:
                    switch machine.drain() {
                    case .announce: #expect(!isDraining && !inFlight.isEmpty, "seed \(seed)")
                    case .announceAndClose, .close:
                        #expect(!isDraining && inFlight.isEmpty, "seed \(seed)")
                        isClosed = true
                    case .wait: break
                    }
                    isDraining = true
                default:
                    machine.close()
                    isClosed = true
                }
                #expect(machine.inFlightCount == inFlight.count, "seed \(seed)")
            }
        }
    }
}
