import NutgrafWire
import Testing

@Suite struct MessageKindTests {
    @Test func anAnswerHasTheHighestBit() {
        for (kind, name) in MessageKind.requestNames {
            #expect(!kind.isAnswer)
            #expect(kind.answer.isAnswer)
            #expect(kind.answer.rawValue == kind.rawValue + 0x8000)
            #expect(kind.answer.answer == kind.answer)
            #expect(kind.description == name)
            #expect(kind.answer.description == "\(name) answer")
        }
        #expect(MessageKind.error.isAnswer && MessageKind.error.description == "error")
    }

    @Test func anUnknownKindIsSaidAsANumber() {
        #expect(MessageKind(rawValue: 0x7777).description == "0x7777")
        #expect(MessageKind(rawValue: 0).description == "0x0")
        #expect(MessageKind(rawValue: 0xFFFF).description == "0xffff")
    }

    static let requests: [any Request.Type] = [
        Hello.self, Ping.self, SubmitRequest.self, StatusRequest.self, ResultRequest.self, HistoryRequest.self,
        ListRequest.self, WatchRequest.self, CallOffRequest.self, RetryRequest.self, DeleteRequest.self,
        StatisticsRequest.self, LeaseRequest.self, ExtendRequest.self, FinishRequest.self, FailRequest.self,
        ReleaseRequest.self,
    ]

    @Test func whatIsNotToBeRepeated() {
        #expect(Self.requests.filter { !$0.isIdempotent }.map { $0.kind } == [.retry, .lease])
    }

    @Test func everyRequestHasItsMessage() {
        #expect(Set(Self.requests.map { $0.kind }) == MessageKind.requests.union([.hello]))
        #expect(Self.requests.count == MessageKind.requests.count + 1)
    }

    @Test func whatOnlyACollectorSends() {
        let kinds = MessageKind.requestNames.keys.filter(\.isFromCollector)
        #expect(Set(kinds) == [.draining, .changes])
        #expect(MessageKind.error.isFromCollector && MessageKind.ping.answer.isFromCollector)
    }
}
