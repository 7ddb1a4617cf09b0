import NutgrafCBOR
import Testing

/// Every vector of RFC 8949 appendix A, in its order.
@Suite struct AppendixATests {
    /// A vector and what becomes of it.
    struct Vector: Sendable, CustomTestStringConvertible {
        let hex: String
        let check: @Sendable ([UInt8]) throws -> Void
        var testDescription: String { hex }
    }

    /// Decodes to the value, which encodes to the same bytes.
    static func same<T: Codable & Equatable & Sendable>(_ hex: String, _ value: T) -> Vector {
        Vector(hex: hex) { bytes throws in
            #expect(try CBORDecoder().decode(T.self, from: bytes) == value)
            #expect(try CBOREncoder().encode(value) == bytes)
        }
    }

    /// Refused unless told otherwise; then decodes to the value.
    static func unusual<T: Codable & Equatable & Sendable>(
        _ hex: String,
        _ value: T,
        _ code: CBORDecodingError.Code
    ) -> Vector {
        Vector(hex: hex) { bytes throws in
            let error = #expect(throws: CBORDecodingError.self) {
                try CBORDecoder().decode(T.self, from: bytes)
            }
            #expect(error?.code == code)
            let options = CBORDecoder.Options(
                allowsIndefiniteLengths: code == .indefiniteLength,
                allowsNonShortestForms: code == .nonShortestForm
            )
            #expect(try CBORDecoder(options: options).decode(T.self, from: bytes) == value)
        }
    }

    /// Refused as a value; well-formed all the same.
    static func noForm(_ hex: String) -> Vector {
        Vector(hex: hex) { bytes throws in
            func code<T: Decodable>(_ type: T.Type) -> CBORDecodingError.Code? {
                #expect(throws: CBORDecodingError.self) { try CBORDecoder().decode(T.self, from: bytes) }?
                    .code
            }
            #expect(code(Int128.self) == .unsupportedItem)
            #expect(code(Double.self) == .unsupportedItem)
            #expect(code(String.self) == .unsupportedItem)
            #expect(code([UInt8].self) == .unsupportedItem)
            #expect(code(Bool.self) == .unsupportedItem)
            #expect(code([Int].self) == .unsupportedItem)
            #expect(code([String: Int].self) == .unsupportedItem)
            #expect(code(Int?.self) == .unsupportedItem)
            #expect(try CBORDecoder().decode(EncodedCBOR.self, from: bytes).bytes == bytes)
        }
    }

    static func nan(_ hex: String, _ code: CBORDecodingError.Code?) -> Vector {
        Vector(hex: hex) { bytes throws in
            #expect(try CBORDecoder(options: .lenient).decode(Double.self, from: bytes).isNaN)
            #expect(try CBORDecoder(options: .lenient).decode(Float.self, from: bytes).isNaN)
            if let code {
                let error = #expect(throws: CBORDecodingError.self) {
                    try CBORDecoder().decode(Double.self, from: bytes)
                }
                #expect(error?.code == code)
            } else {
                #expect(try CBOREncoder().encode(Double.nan) == bytes)
                #expect(try CBOREncoder().encode(Float.nan) == bytes)
            }
        }
    }

    static let vectors: [Vector] = [
        same("00", 0),
        same("01", 1),
        same("0a", 10),
        same("17", 23),
        same("1818", 24),
        same("1819", 25),
        same("1864", 100),
        same("1903e8", 1000),
        same("1a000f4240", 1_000_000),
        same("1b000000e8d4a51000", 1_000_000_000_000),
        same("1bffffffffffffffff", UInt64.max),
        noForm("c249010000000000000000"),
        same("3bffffffffffffffff", Int128(-1) << 64),
        noForm("c349010000000000000000"),
        same("20", -1),
        same("29", -10),
        same("3863", -100),
        same("3903e7", -1000),
        same("f90000", 0.0),
        Vector(hex: "f98000") { bytes throws in
            let value = try CBORDecoder().decode(Double.self, from: bytes)
            #expect(value == 0 && value.sign == .minus)
            #expect(try CBOREncoder().encode(-0.0) == bytes)
        },
        same("f93c00", 1.0),
        same("fb3ff199999999999a", 1.1),
        same("f93e00", 1.5),
        same("f97bff", 65504.0),
        same("fa47c35000", 100000.0),
        same("fa7f7fffff", 3.4028234663852886e+38),
        same("fb7e37e43c8800759c", 1.0e+300),
        same("f90001", 5.960464477539063e-8),
        same("f90400", 0.00006103515625),
        same("f9c400", -4.0),
        same("fbc010666666666666", -4.1),
        same("f97c00", Double.infinity),
        nan("f97e00", nil),
        same("f9fc00", -Double.infinity),
        unusual("fa7f800000", Double.infinity, .nonShortestForm),
        nan("fa7fc00000", .nonShortestForm),
        unusual("faff800000", -Double.infinity, .nonShortestForm),
        unusual("fb7ff0000000000000", Double.infinity, .nonShortestForm),
        nan("fb7ff8000000000000", .nonShortestForm),
        unusual("fbfff0000000000000", -Double.infinity, .nonShortestForm),
        same("f4", false),
        same("f5", true),
        same("f6", Int?.none),
        noForm("f7"),
        noForm("f0"),
        noForm("f8ff"),
        noForm("c074323031332d30332d32315432303a30343a30305a"),
        noForm("c11a514b67b0"),
        noForm("c1fb41d452d9e8200000"),
        noForm("d74401020304"),
        noForm("d818456449455446"),
        noForm("d82076687474703a2f2f7777772e6578616d706c652e636f6d"),
        same("40", [UInt8]()),
        same("4401020304", [1, 2, 3, 4] as [UInt8]),
        same("60", ""),
        same("6161", "a"),
        same("6449455446", "IETF"),
        same("62225c", "\"\\"),
        same("62c3bc", "\u{00fc}"),
        same("63e6b0b4", "\u{6c34}"),
        same("64f0908591", "\u{10151}"),
        same("80", [Int]()),
        same("83010203", [1, 2, 3]),
        same("8301820203820405", [1, [2, 3], [4, 5]] as Loose),
        same("98190102030405060708090a0b0c0d0e0f101112131415161718181819", Array(1...25)),
        same("a0", [String: Int]()),
        same("a201020304", [1: 2, 3: 4]),
        same("a26161016162820203", ["a": 1, "b": [2, 3]] as [String: Loose]),
        same("826161a161626163", ["a", .map(["b": "c"])] as Loose),
        same(
            "a56161614161626142616361436164614461656145",
            ["a": "A", "b": "B", "c": "C", "d": "D", "e": "E"]
        ),
        unusual("5f42010243030405ff", [1, 2, 3, 4, 5] as [UInt8], .indefiniteLength),
        unusual("7f657374726561646d696e67ff", "streaming", .indefiniteLength),
        unusual("9fff", [Int](), .indefiniteLength),
        unusual("9f018202039f0405ffff", [1, [2, 3], [4, 5]] as Loose, .indefiniteLength),
        unusual("9f01820203820405ff", [1, [2, 3], [4, 5]] as Loose, .indefiniteLength),
        unusual("83018202039f0405ff", [1, [2, 3], [4, 5]] as Loose, .indefiniteLength),
        unusual("83019f0203ff820405", [1, [2, 3], [4, 5]] as Loose, .indefiniteLength),
        unusual(
            "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff",
            Array(1...25),
            .indefiniteLength
        ),
        unusual("bf61610161629f0203ffff", ["a": 1, "b": [2, 3]] as [String: Loose], .indefiniteLength),
        unusual("826161bf61626163ff", ["a", .map(["b": "c"])] as Loose, .indefiniteLength),
        unusual(
            "bf6346756ef563416d7421ff",
            ["Fun": .bool(true), "Amt": -2] as [String: Loose],
            .indefiniteLength
        ),
    ]

    @Test(arguments: vectors) func vector(_ vector: Vector) throws {
        try vector.check(bytes(vector.hex))
    }
}
