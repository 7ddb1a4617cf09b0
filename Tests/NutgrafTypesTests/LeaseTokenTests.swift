import NutgrafCBOR
import NutgrafTypes
import Testing

@Suite struct LeaseTokenTests {
    @Test func isSixteenRandomBytes() {
        var random = SeededRandom(seed: 7)
        let tokens = (0..<1000).map { _ in LeaseToken(using: &random) }
        #expect(tokens.allSatisfy { $0.bytes.count == 16 })
        #expect(Set(tokens).count == 1000)
        for index in 0..<16 {
            #expect(tokens.reduce(0) { $0 | $1.bytes[index] } == 0xFF)
            #expect(tokens.reduce(0xFF) { $0 & $1.bytes[index] } == 0)
        }
    }

    @Test func isCodedAsAByteString() throws {
        let token = LeaseToken(bytes: Array(0..<16))
        let bytes = try CBOREncoder().encode(token)
        #expect(bytes == [0x50] + Array(0..<16))
        #expect(try CBORDecoder().decode(LeaseToken.self, from: bytes) == token)
        #expect(throws: CBORDecodingError.self) {
            try CBORDecoder().decode(LeaseToken.self, from: CBOREncoder().encode("0123456789abcdef"))
        }
    }
}
