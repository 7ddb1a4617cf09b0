import NIOCore
import NIOEmbedded
import NutgrafTypes
import NutgrafWire
import Testing

/// Everything that `Proto/vectors/refusals.json` names gets the error it names.
@Suite struct RefusalTests {
    /// An error as it would be sent.
    private struct Answer: Equatable {
        var code: String
        var requestID: UInt32
        var closes: Bool
    }

    /// The parts of the wire put together as a collector does it; requests are read and never answered.
    private struct Peer {
        let channel = EmbeddedChannel(handler: FrameHandler(takesHello: true))
        var machine = ServerConnectionStateMachine()

        mutating func take(_ octets: [UInt8]) throws -> [Answer] {
            try channel.writeInbound(ByteBuffer(bytes: octets))
            return try events()
        }

        mutating func end() throws -> [Answer] {
            channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
            return try events()
        }

        private mutating func events() throws -> [Answer] {
            var answers: [Answer] = []
            while let event = try channel.readInbound(as: FrameEvent.self) {
                switch event {
                case .frame(let frame): if let answer = answer(frame) { answers.append(answer) }
                case .violation(let error):
                    answers.append(Answer(code: error.code.rawValue, requestID: 0, closes: true))
                }
            }
            return answers
        }

        private mutating func answer(_ frame: Frame) -> Answer? {
            switch machine.received(kind: frame.kind, requestID: frame.requestID) {
            case .authenticate:
                if let error = error(in: frame) {
                    machine.close()
                    return Answer(code: error.code.rawValue, requestID: frame.requestID, closes: true)
                }
                _ = machine.helloAccepted()
                channel.triggerUserOutboundEvent(RaiseFrameLimit(maximumLength: WireLimits().frame), promise: nil)
                return nil
            case .start:
                return error(in: frame).map {
                    Answer(code: $0.code.rawValue, requestID: frame.requestID, closes: false)
                }
            case .reject(let error):
                return Answer(code: error.code.rawValue, requestID: frame.requestID, closes: false)
            case .close(let error, let requestID):
                return Answer(code: error.code.rawValue, requestID: requestID, closes: true)
            case .cancel, .ignore:
                return nil
            }
        }

        private func error(in frame: Frame) -> NutgrafError? {
            func read(_ type: (some Request).Type) -> NutgrafError? {
                do {
                    _ = try MessageCoder.decode(type, from: frame.payload)
                    return nil
                } catch {
                    return error
                }
            }
            return switch frame.kind {
            case .hello: read(Hello.self)
            case .ping: read(Ping.self)
            case .submit: read(SubmitRequest.self)
            case .status: read(StatusRequest.self)
            case .result: read(ResultRequest.self)
            case .history: read(HistoryRequest.self)
            case .list: read(ListRequest.self)
            case .watch: read(WatchRequest.self)
            case .callOff: read(CallOffRequest.self)
            case .retry: read(RetryRequest.self)
            case .delete: read(DeleteRequest.self)
            case .statistics: read(StatisticsRequest.self)
            case .lease: read(LeaseRequest.self)
            case .extend: read(ExtendRequest.self)
            case .finish: read(FinishRequest.self)
            case .fail: read(FailRequest.self)
            case .release: read(ReleaseRequest.self)
            default: NutgrafError(.internalError, "\(frame.kind) was started")
            }
        }
    }

    @Test func eachGetsTheErrorThatIsNamed() throws {
        for refusal in try VectorFolder.read([Refusal].self, from: VectorFolder.refusals) {
            var peer = Peer()
            var answers: [[Answer]] = []
            for octets in refusal.sent { answers.append(try peer.take(try bytes(octets))) }
            if refusal.ends { answers.append(try peer.end()) }
            let expected = Answer(code: refusal.code, requestID: refusal.requestID, closes: refusal.closes)
            // What only the collector can refuse has nothing wrong on the wire.
            let isNoticed = refusal.layer != .collector
            #expect(answers.last == (isNoticed ? [expected] : []), "\(refusal.name)")
            #expect(answers.dropLast().joined().isEmpty, "\(refusal.name)")
        }
    }

    @Test func wherePossibleTheConnectionGoesOn() throws {
        let refusals = try VectorFolder.read([Refusal].self, from: VectorFolder.refusals)
        for refusal in refusals where !refusal.closes {
            var peer = Peer()
            for octets in refusal.sent { _ = try peer.take(try bytes(octets)) }
            // An unknown kind tells whether anybody still answers.
            let probe = Frame(kind: MessageKind(rawValue: 0x7000), requestID: 99, payload: ByteBuffer(bytes: [0xA0]))
            let expected = Answer(code: "unknown-kind", requestID: 99, closes: false)
            #expect(try peer.take(Vector.octets(of: probe)) == [expected], "\(refusal.name)")
        }
    }
}
