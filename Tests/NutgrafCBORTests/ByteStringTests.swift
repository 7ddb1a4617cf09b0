import NutgrafCBOR
import Testing

/// `[UInt8]` and `ArraySlice<UInt8>` are byte strings wherever they stand.
@Suite struct ByteStringTests {
    private func check<T: Codable & Equatable>(_ value: T, _ expected: String) throws {
        let input = try bytes(expected)
        #expect(hex(try CBOREncoder().encode(value)) == hex(input))
        #expect(try CBORDecoder().decode(T.self, from: input) == value)
    }

    struct Keyed: Codable, Equatable {
        var a: [UInt8]
        var b: ArraySlice<UInt8>
        var c: [UInt8]?
        var d: ArraySlice<UInt8>?
        var e: [[UInt8]]
    }

    enum Payload: Codable, Equatable {
        case data([UInt8])
        case none
    }

    @Test func everywhere() throws {
        let some: [UInt8] = [1, 2]
        try check(some, "420102")
        try check(some[1...], "4102")
        try check(Optional(some), "420102")
        try check([some, []], "8242010240")
        try check([some[...], []], "8242010240")
        try check([Optional(some), nil], "82420102f6")
        try check(["k": some], "a1616b420102")
        try check([1: some[...]], "a101420102")
        try check([some: some], "82420102420102")
        try check(Payload.data(some), "a16464617461a1625f30420102")
        try check(
            Keyed(a: some, b: some[...], c: some, d: some[...], e: [some]),
            "a5616142010261624201026163420102616442010261658142" + "0102"
        )
        try check(Keyed(a: [], b: [], c: nil, d: nil, e: []), "a3616140616240616580")
    }

    @Test func areNotArrays() throws {
        let error = #expect(throws: CBORDecodingError.self) {
            try CBORDecoder().decode([UInt8].self, from: bytes("820102"))
        }
        #expect(error?.code == .typeMismatch)
        #expect(throws: CBORDecodingError.self) {
            try CBORDecoder().decode([Int].self, from: bytes("420102"))
        }
        try check([1, 2] as [UInt16], "820102")
        try check([1, 2] as Set<UInt8> == [2, 1] ? [1] as Set<UInt8> : [], "8101")
    }
}
