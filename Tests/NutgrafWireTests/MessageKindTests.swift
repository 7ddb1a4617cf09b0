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

    @Test func onlyALeaseIsNotToBeRepeated() {
        let requests: [any Request.Type] = [
            Hello.self, Ping.self, SubmitRequest.self, StatusRequest.self, ResultRequest.self, LeaseRequest.self,
            ExtendRequest.self, FinishRequest.self, FailRequest.self, ReleaseRequest.self,
        ]
        #expect(requests.filter { !$0.isIdempotent }.map { $0.kind } == [.lease])
        #expect(Set(requests.map { $0.kind }).count == requests.count)
    }
}
