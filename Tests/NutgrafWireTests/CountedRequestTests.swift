import NIOCore
import NutgrafTypes
import NutgrafWire
import Testing

/// Lists that are counted before they are read.
@Suite struct CountedRequestTests {
    /// `{"jobs": [0, 0, 0]}`: no items of any request's list, so that whoever reads one fails.
    private static let three = ByteBuffer(bytes: [0xA1, 0x64] + Array("jobs".utf8) + [0x83, 0, 0, 0])

    @Test func aListThatIsTooLongIsRefusedBeforeItsItemsAreRead() throws {
        let error = #expect(throws: NutgrafError.self) {
            try MessageCoder.decode(StatusRequest.self, from: Self.three, listingAtMost: 2)
        }
        #expect(error == NutgrafError(.invalidRequest, "a request lists 3 items, not 1 to 2"))
        let within = #expect(throws: NutgrafError.self) {
            try MessageCoder.decode(StatusRequest.self, from: Self.three, listingAtMost: 3)
        }
        #expect(within?.message.hasPrefix("a message cannot be read") == true)
    }

    @Test func aListThatIsNotTooLongIsRead() throws {
        let request = StatusRequest(jobs: [JobID(high: 1, low: 2)])
        let payload = try MessageCoder.encode(request)
        #expect(try MessageCoder.decode(StatusRequest.self, from: payload, listingAtMost: 1) == request)
    }
}
