import NutgrafCBOR
import Testing

@Suite struct EncodedCBORTests {
    struct Envelope: Codable, Equatable {
        var id: Int
        var result: EncodedCBOR
        var other: EncodedCBOR?
        var list: [EncodedCBOR]
    }

    @Test func passesThroughVerbatim() throws {
        // A map whose keys are not sorted stays as it is.
        let item = EncodedCBOR(bytes: try bytes("a2616201616102"))
        let envelope = Envelope(id: 1, result: item, other: item, list: [item, EncodedCBOR(bytes: [0xf6])])
        let encoded = try CBOREncoder().encode(envelope)
        #expect(
            hex(encoded)
                == "a4626964" + "01" + "646c697374" + "82a2616201616102f6"
                + "656f74686572" + "a2616201616102" + "66726573756c74" + "a2616201616102"
        )
        #expect(try CBORDecoder().decode(Envelope.self, from: encoded) == envelope)
    }

    @Test func standsAloneAndInSingleValues() throws {
        let item = EncodedCBOR(bytes: [0xc1, 0x1a, 0x51, 0x4b, 0x67, 0xb0])
        #expect(try CBOREncoder().encode(item) == item.bytes)
        #expect(try CBOREncoder().encode(Optional(item)) == item.bytes)
        #expect(try CBORDecoder().decode(EncodedCBOR.self, from: item.bytes) == item)
        #expect(
            try CBORDecoder().decode([String: EncodedCBOR].self, from: bytes("a16161f7")) == [
                "a": EncodedCBOR(bytes: [0xf7])
            ]
        )
    }

    @Test(arguments: ["", "82 01", "01 02", "ff", "62c328", "a2010101 02"])
    func malformedBytesAreNotWritten(_ text: String) throws {
        let item = EncodedCBOR(bytes: try bytes(text))
        let error = #expect(throws: CBOREncodingError.self) { try CBOREncoder().encode(["key": [item]]) }
        #expect(error?.code == .malformedItem)
        #expect(error?.keyPath == "key[0]")
        #expect(error?.cause is CBORDecodingError)
        #expect(throws: CBORDecodingError.self) { try EncodedCBOR(validating: item.bytes) }
    }

    @Test func depthCountsWhereItStands() throws {
        let item = EncodedCBOR(bytes: try bytes("8181 80"))
        let encoder = CBOREncoder(maximumDepth: 4)
        #expect(hex(try encoder.encode([item])) == "81818180")
        let error = #expect(throws: CBOREncodingError.self) { try encoder.encode([[item]]) }
        #expect(error?.code == .tooDeep)
    }
}
