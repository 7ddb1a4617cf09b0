import NutgrafCBOR
import Testing

/// The examples of RFC 8949 appendix F that are not well-formed, and those that are but are refused here.
@Suite struct AppendixFTests {
    static let cutShort = [
        // The input ends in a head.
        "18", "19", "1a", "1b", "1901", "1a0102", "1b01020304050607", "38", "58", "78", "98", "9a01ff00",
        "b8",
        "d8", "f8", "f900", "fa0000", "fb000000",
        // Strings with too few bytes.
        "41", "61", "5affffffff00", "7affffffff00", "7b7fffffffffffffff010203",
        // Arrays and maps with too few items.
        "81", "818181818181818181", "8200", "a1", "a20102", "a100", "a2000000",
        // A tag without content.
        "c0",
        // Indefinite lengths without an end.
        "5f4100", "7f6100", "9f", "9f0102", "bf", "819f", "9f8000", "9f9f9f9f9fffffffff",
        "9f819f819f9fffffff",
        // A break where a map's announced length does not even leave room for its entries.
        "a1ff", "a20000ff",
        // Nothing at all.
        "",
    ]

    static let broken = [
        // Reserved additional information.
        "1c", "1d", "1e", "3c", "3d", "3e", "5c", "5d", "5e", "7c", "7d", "7e", "9c", "9d", "9e", "bc", "bd",
        "be", "dc", "dd", "de", "fc", "fd", "fe",
        // Reserved simple values.
        "f800", "f801", "f818", "f81f",
        // Chunks of another type, or not of definite length.
        "5f00ff", "5f21ff", "5f6100ff", "5f80ff", "5fa0ff", "5fc000ff", "5fe0ff", "7f4100ff", "5f5f4100ffff",
        "7f7f6100ffff",
        // A break where none can be.
        "ff", "81ff", "8200ff", "a1ff00", "a100ff", "9f81ff", "9f829f819f9fffffffff",
        "bf00ff", "c0ff", "9fc1ff",
        // Indefinite lengths of what has no length.
        "1f", "3f", "df",
    ]

    /// Enough for what the examples announce, so that not a limit refuses them.
    static let limits = CBORDecoder.Limits(maximumItems: .max, maximumStringLength: .max)

    @Test(arguments: cutShort) func truncated(_ text: String) throws {
        let input = try bytes(text)
        let error = #expect(throws: CBORDecodingError.self) {
            try EncodedCBOR.validate(input, limits: Self.limits, options: .lenient)
        }
        #expect(error?.code == .truncated)
        #expect(error?.offset == input.count)
        #expect(throws: CBORDecodingError.self) { try CBORDecoder().decode(EncodedCBOR.self, from: input) }
    }

    @Test(arguments: broken) func malformed(_ text: String) throws {
        let input = try bytes(text)
        let error = #expect(throws: CBORDecodingError.self) {
            try EncodedCBOR.validate(input, limits: Self.limits, options: .lenient)
        }
        #expect(error?.code == .malformed)
        #expect(throws: CBORDecodingError.self) { try CBORDecoder().decode(EncodedCBOR.self, from: input) }
    }

    /// Not well-formed either, but the second equal key is noticed first.
    @Test(arguments: ["bf01020102", "bf000000ff"]) func invalidBeforeMalformed(_ text: String) throws {
        let error = #expect(throws: CBORDecodingError.self) {
            try EncodedCBOR.validate(bytes(text), limits: Self.limits, options: .lenient)
        }
        #expect(error?.code == .duplicateKey)
    }

    @Test func lengthsBeyondMemory() throws {
        let error = #expect(throws: CBORDecodingError.self) {
            try EncodedCBOR.validate(
                bytes("5bffffffffffffffff010203"),
                limits: Self.limits,
                options: .lenient
            )
        }
        #expect(error?.code == .stringTooLong)
        // Two chunks whose lengths together overflow.
        let sum = #expect(throws: CBORDecodingError.self) {
            try EncodedCBOR.validate(
                bytes("5f41005bffffffffffffffff00ff"),
                limits: Self.limits,
                options: .lenient
            )
        }
        #expect(sum?.code == .stringTooLong)
        for text in ["9bffffffffffffffff00", "bbffffffffffffffff0000"] {
            let error = #expect(throws: CBORDecodingError.self) {
                try EncodedCBOR.validate(bytes(text), limits: Self.limits)
            }
            #expect(error?.code == .tooManyItems)
        }
    }
}
