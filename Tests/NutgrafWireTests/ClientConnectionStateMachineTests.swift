import NutgrafTypes
import NutgrafWire
import Testing

@Suite struct ClientConnectionStateMachineTests {
    typealias Machine = ClientConnectionStateMachine

    /// Every state that a machine can be in, with ping 2 in flight where there is a request.
    enum State: CaseIterable {
        case awaitingWelcome, idle, busy, draining, drainingBusy, closed

        var machine: Machine {
            var machine = Machine()
            guard self != .awaitingWelcome else { return machine }
            _ = machine.received(kind: MessageKind.hello.answer, requestID: Machine.helloID)
            machine.welcomeAccepted()
            if self == .busy || self == .drainingBusy { _ = machine.willSend(.ping) }
            if self == .draining || self == .drainingBusy { _ = machine.received(kind: .draining, requestID: 0) }
            if self == .closed { machine.close() }
            return machine
        }
    }

    /// What a frame leads to, without the words.
    enum Outcome: Equatable {
        case welcome, answer, failure, changes, drain, ignore, refused, close

        init(_ action: Machine.ReceiveAction) {
            self =
                switch action {
                case .welcome: .welcome
                case .answer: .answer
                case .failure: .failure
                case .changes: .changes
                case .drain: .drain
                case .ignore: .ignore
                case .refused: .refused
                case .close: .close
                }
        }
    }

    static let welcome = MessageKind.hello.answer
    static let pong = MessageKind.ping.answer
    static let unknownKind = MessageKind(rawValue: 0x7777)

    /// One row a frame; one column a state, in the order of ``State``.
    @Test(
        arguments: [
            (welcome, 1, [.welcome, .close, .close, .close, .close, .ignore]),
            (welcome, 2, [.close, .close, .close, .close, .close, .ignore]),
            (welcome, 0, [.close, .close, .close, .close, .close, .ignore]),
            (pong, 2, [.close, .close, .answer, .close, .answer, .ignore]),
            (pong, 3, [.close, .close, .close, .close, .close, .ignore]),
            (pong, 1, [.close, .close, .close, .close, .close, .ignore]),
            (MessageKind.status.answer, 2, [.close, .close, .close, .close, .close, .ignore]),
            (unknownKind.answer, 2, [.close, .close, .close, .close, .close, .ignore]),
            // Of a request that is no watch, or none at all.
            (.changes, 2, [.close, .close, .close, .close, .close, .ignore]),
            (.changes, 0, [.close, .close, .close, .close, .close, .ignore]),
            (.error, 0, [.refused, .refused, .refused, .refused, .refused, .ignore]),
            (.error, 1, [.refused, .close, .close, .close, .close, .ignore]),
            (.error, 2, [.refused, .close, .failure, .close, .failure, .ignore]),
            (.draining, 0, [.close, .drain, .drain, .drain, .drain, .ignore]),
            (.ping, 2, [.close, .ignore, .ignore, .ignore, .ignore, .ignore]),
            (unknownKind, 0, [.close, .ignore, .ignore, .ignore, .ignore, .ignore]),
            (unknownKind, 2, [.close, .ignore, .ignore, .ignore, .ignore, .ignore]),
        ] as [(MessageKind, UInt32, [Outcome])]
    )
    func everyFrameInEveryState(_ kind: MessageKind, _ requestID: UInt32, _ expected: [Outcome]) {
        for (state, outcome) in zip(State.allCases, expected) {
            var machine = state.machine
            let action = machine.received(kind: kind, requestID: requestID)
            #expect(Outcome(action) == outcome, "\(state)")
            if case .close(let error) = action { #expect(error.code == .protocolViolation) }
            guard outcome == .close || outcome == .refused else { continue }
            #expect(!machine.acceptsRequests && machine.willSend(.ping) == nil, "\(state)")
            #expect(machine.received(kind: Self.welcome, requestID: 1) == .ignore, "\(state)")
        }
        #expect(expected.count == State.allCases.count)
    }

    @Test(arguments: zip(State.allCases, [nil, 2, 3, nil, nil, nil] as [UInt32?]))
    func requestsAreSentOnlyWhileOpen(_ state: State, _ id: UInt32?) {
        var machine = state.machine
        let before = machine.inFlightCount
        #expect(machine.acceptsRequests == (id != nil))
        #expect(machine.willSend(.status) == id)
        #expect(machine.inFlightCount == before + (id == nil ? 0 : 1))
    }

    @Test(arguments: zip(State.allCases, [false, false, true, false, true, false]))
    func onlyWhatIsInFlightIsCancelledAndItsAnswerIsStillAwaited(_ state: State, _ isSent: Bool) {
        var machine = state.machine
        let before = machine.inFlightCount
        #expect(machine.cancelled(2) == isSent)
        #expect(machine.cancelled(9) == false)
        #expect(machine.inFlightCount == before)
        if isSent { #expect(machine.received(kind: .error, requestID: 2) == .failure) }
    }

    @Test(arguments: State.allCases)
    func aWelcomeOpensOnlyWhatAwaitsIt(_ state: State) {
        var machine = state.machine
        machine.welcomeAccepted()
        let opens: [State] = [.awaitingWelcome, .idle, .busy]
        #expect(machine.acceptsRequests == opens.contains(state))
    }

    @Test(arguments: State.allCases)
    func nothingHappensAfterClose(_ state: State) {
        var machine = state.machine
        machine.close()
        #expect(machine.inFlightCount == 0 && !machine.acceptsRequests)
        #expect(machine.willSend(.ping) == nil && !machine.cancelled(2))
        machine.welcomeAccepted()
        #expect(!machine.acceptsRequests)
    }

    @Test func anAnswerOfTheWrongKindEndsTheConnectionAndNamesBoth() {
        var machine = State.busy.machine
        guard case .close(let error) = machine.received(kind: MessageKind.status.answer, requestID: 2) else {
            Issue.record("a status answer to a ping is accepted")
            return
        }
        #expect(error.message.contains("ping") && error.message.contains("status answer"))
    }

    @Test func everyAnswerMayComeInAnyOrder() {
        var machine = State.idle.machine
        let ids = [MessageKind.submit, .status, .result].compactMap { machine.willSend($0) }
        #expect(ids == [2, 3, 4])
        #expect(machine.received(kind: MessageKind.result.answer, requestID: 4) == .answer)
        #expect(machine.received(kind: .error, requestID: 2) == .failure)
        #expect(machine.received(kind: MessageKind.status.answer, requestID: 3) == .answer)
        #expect(machine.inFlightCount == 0)
    }

    /// Two machines that talk to each other, with frames on the way in both directions, agree on everything.
    @Test func aClientAndACollectorNeverAccuseEachOther() {
        let seed = UInt64.random(in: 0...(.max))
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<2000 {
            var (client, server) = (Machine(), ServerConnectionStateMachine())
            var toServer: [(MessageKind, UInt32)] = [(.hello, Machine.helloID)]
            var toClient: [(MessageKind, UInt32)] = []
            var (started, isAuthenticating, isOver) = ([UInt32: MessageKind](), false, false)
            var (sent, answered) = (0, 0)
            for _ in 0..<60 where !isOver {
                switch Int.random(in: 0..<100, using: &random) {
                case 0..<25:
                    let kind: MessageKind = Bool.random(using: &random) ? .ping : .status
                    guard let id = client.willSend(kind) else { break }
                    toServer.append((kind, id))
                    sent += 1
                case 25..<32:
                    let id = UInt32.random(in: 1...8, using: &random)
                    if client.cancelled(id) { toServer.append((.cancel, id)) }
                case 32..<57:
                    guard !toServer.isEmpty else { break }
                    let (kind, id) = toServer.removeFirst()
                    switch server.received(kind: kind, requestID: id) {
                    case .authenticate: isAuthenticating = true
                    case .start: started[id] = kind
                    case .reject: toClient.append((.error, id))
                    case .cancel(let id): #expect(started[id] != nil, "seed \(seed)")
                    case .ignore: break
                    case .close(let error, _): Issue.record("the collector accuses: \(error), seed \(seed)")
                    }
                case 57..<62:
                    guard isAuthenticating else { break }
                    isAuthenticating = false
                    toClient.append((MessageKind.hello.answer, Machine.helloID))
                    if server.helloAccepted() == .announceDrainAndClose { toClient.append((.draining, 0)) }
                case 62..<78:
                    guard let (id, kind) = started.min(by: { $0.key < $1.key }) else { break }
                    started[id] = nil
                    _ = server.answered(id)
                    toClient.append((Bool.random(using: &random) ? kind.answer : .error, id))
                case 78..<98:
                    guard !toClient.isEmpty else { break }
                    let (kind, id) = toClient.removeFirst()
                    switch client.received(kind: kind, requestID: id) {
                    case .welcome: client.welcomeAccepted()
                    case .answer, .failure: answered += 1
                    case .drain, .ignore, .changes: break
                    case .refused: Issue.record("the client is refused, seed \(seed)")
                    case .close(let error): Issue.record("the client accuses: \(error), seed \(seed)")
                    }
                default:
                    switch server.drain() {
                    case .announce, .announceAndClose: toClient.append((.draining, 0))
                    case .close: isOver = true
                    case .wait: break
                    }
                }
                #expect(client.inFlightCount == sent - answered, "seed \(seed)")
                #expect(server.inFlightCount == started.count, "seed \(seed)")
            }
        }
    }

    @Test func changesComeUntilTheWatchIsAnswered() {
        var machine = State.idle.machine
        let id = machine.willSend(.watch) ?? 0
        #expect(machine.watchCount == 1)
        for _ in 0..<3 { #expect(machine.received(kind: .changes, requestID: id) == .changes) }
        // Those of a watch that was called off may still be on their way; they end with its answer.
        let isTold = machine.cancelled(id)
        #expect(isTold)
        #expect(machine.received(kind: .changes, requestID: id) == .changes)
        _ = machine.received(kind: .draining, requestID: 0)
        #expect(machine.received(kind: .changes, requestID: id) == .changes)
        #expect(machine.received(kind: MessageKind.watch.answer, requestID: id) == .answer)
        #expect(machine.watchCount == 0)
        #expect(Outcome(machine.received(kind: .changes, requestID: id)) == .close)
    }
}
