import NutgrafCBOR
import Testing

/// Refusals: the code, the key path and the byte of each.
@Suite struct DecodingErrorTests {
    struct Article: Codable, Equatable {
        var title: String
        var words: Int
    }

    struct Batch: Codable, Equatable {
        var articles: [Article]
        var note: String?
    }

    private func error<T: Decodable>(
        _ type: T.Type,
        _ text: String,
        limits: CBORDecoder.Limits = CBORDecoder.Limits(),
        options: CBORDecoder.Options = CBORDecoder.Options()
    ) throws -> CBORDecodingError {
        let input = try bytes(text)
        return try #require(
            throws: CBORDecodingError.self,
            performing: { try CBORDecoder(limits: limits, options: options).decode(type, from: input) }
        )
    }

    // {"articles": [{"title": …, "words": …}, …]}: the first article begins at byte 11.
    static let head = "a1 6861727469636c6573 82 a2657469746c65616165776f72647301"

    @Test func typeMismatchNamesPathAndByte() throws {
        let failure = try error(Batch.self, Self.head + "a2657469746c650565776f72647302")
        #expect(failure.code == .typeMismatch)
        #expect(failure.keyPath == "articles[1].title")
        #expect(failure.offset == 34)
        #expect(failure.message == "Expected a text string, found the integer 5.")
        #expect(
            failure.description
                == "articles[1].title: Expected a text string, found the integer 5. (type-mismatch, byte 34)"
        )
    }

    @Test func missingKeyNamesTheMapAndTheKey() throws {
        let failure = try error(Batch.self, Self.head + "a1657469746c656161")
        #expect(failure.code == .keyNotFound)
        #expect(failure.keyPath == "articles[1].words")
        #expect(failure.offset == 27)
    }

    @Test func nullWhereAValueMustBe() throws {
        let failure = try error(Batch.self, Self.head + "a2657469746c65616165776f726473f6")
        #expect(failure.code == .valueNotFound)
        #expect(failure.keyPath == "articles[1].words")
    }

    @Test func rangeOfTheType() throws {
        for (code, text) in [("UInt8", "190100"), ("UInt8", "20"), ("Int8", "1880"), ("Int8", "3880")] {
            let failure = try code == "UInt8" ? error(UInt8.self, text) : error(Int8.self, text)
            #expect(failure.code == .numberOutOfRange)
        }
        #expect(try CBORDecoder().decode(Int8.self, from: bytes("387f")) == -128)
        #expect(try CBORDecoder().decode(Int64.self, from: bytes("3b7fffffffffffffff")) == .min)
        #expect(try error(Int64.self, "3b8000000000000000").code == .numberOutOfRange)
        #expect(try error(Int64.self, "3bffffffffffffffff").message.contains("-18446744073709551616"))
        #expect(try error(UInt128.self, "20").code == .numberOutOfRange)
        #expect(
            try CBORDecoder().decode(UInt128.self, from: bytes("1bffffffffffffffff")) == UInt128(UInt64.max)
        )
        #expect(try error(Float.self, "fb3ff199999999999a").code == .numberOutOfRange)
        #expect(try error(Double.self, "01").code == .typeMismatch)
        #expect(try error(Int.self, "f93c00").code == .typeMismatch)
    }

    @Test func scannerNamesPathAndByte() throws {
        // A text that is not UTF-8, in a part that the type does not even ask for.
        let failure = try error(Batch.self, "a2 6861727469636c6573 80 6178 82 01 a1 6179 63 61c328")
        #expect(failure.code == .invalidUTF8)
        #expect(failure.keyPath == "x[1].y")
        #expect(failure.offset == 20)
        let cut = try error(Batch.self, Self.head + "a2657469746c65616165776f726473")
        #expect(cut.code == .truncated)
        #expect(cut.keyPath == "articles[1].words")
        #expect(cut.offset == 42)
    }

    @Test(arguments: [
        "61ff", "62c080", "63eda080", "64f4908080", "62c3", "61c3", "63e282", "6880ffffffffffffff",
        "6861616161616161ff",
    ])
    func invalidUTF8(_ text: String) throws {
        let code = try error(String.self, text).code
        #expect(
            code == .invalidUTF8 || text == "62c3" && code == .truncated
                || text == "63e282" && code == .truncated
        )
        if code == .invalidUTF8 {
            #expect(try error(EncodedCBOR.self, text).code == .invalidUTF8)
            #expect(try error([String: Int].self, "a1" + text + "00").code == .invalidUTF8)
        }
    }

    @Test(arguments: [
        // Equal neighbours, equal keys apart, in a nested map, of other kinds.
        ("a2 6161 01 6161 02", "", 4), ("a3 6162 01 6161 02 6162 03", "", 7), ("81 a2 01 00 01 00", "[0]", 4),
        ("a3 02 00 01 00 02 00", "", 5), ("a2 f6 00 f6 00", "", 3), ("a2 820102 00 820102 00", "", 5),
        ("a1 6178 a3 6162 01 6161 02 6162 03", "x", 10),
    ])
    func duplicateKey(_ row: (text: String, path: String, offset: Int)) throws {
        let failure = try error(EncodedCBOR.self, row.text)
        #expect(failure.code == .duplicateKey)
        #expect(failure.keyPath == row.path)
        #expect(failure.offset == row.offset)
    }

    @Test(arguments: [
        "a2 01 00 1801 00", "a2 1801 00 01 00", "a2 6161 00 7f6161ff 00", "a2 7f6161ff 00 7f60616160ff 00",
        "a2 780161 00 6161 00", "bf 4161 00 5f4161ff 00 ff", "a3 6162 00 7f6161ff 00 6161 00",
    ])
    func duplicateKeyInUnusualForms(_ text: String) throws {
        #expect(try error(EncodedCBOR.self, text, options: .lenient).code == .duplicateKey)
    }

    @Test func differentKeysThatLookAlike() throws {
        // 1, "1", h'31' and -1 - 1 are four keys; an unusual form makes no difference.
        let texts = ["a4 01 00 21 00 6131 00 4131 00", "a4 4131 00 01 00 7f6131ff 00 21 00"]
        for text in texts {
            try EncodedCBOR.validate(bytes(text), options: .lenient)
        }
    }

    @Test func manyUnsortedKeys() throws {
        // Falling order, then one key again.
        var input = try bytes("b903e8")
        for number in (0..<999).reversed() { input += try CBOREncoder().encode(number) + [0] }
        var good = input
        good += [0x20, 0]
        #expect(try CBORDecoder().decode([Int: Int].self, from: good).count == 1000)
        input += try CBOREncoder().encode(500) + [0]
        let failure = #expect(throws: CBORDecodingError.self) {
            try CBORDecoder().decode([Int: Int].self, from: input)
        }
        #expect(failure?.code == .duplicateKey)
        #expect(failure?.offset == input.count - 4)
    }

    @Test func trailingBytes() throws {
        let failure = try error(Int.self, "0100")
        #expect(failure.code == .trailingBytes)
        #expect(failure.offset == 1)
    }

    @Test(arguments: [
        "1817", "1900ff", "1a0000ffff", "1b00000000ffffffff", "3817", "580161", "780161", "980100",
        "b8010000", "d81700", "fa3f800000", "fb3ff0000000000000",
    ])
    func nonShortestForms(_ text: String) throws {
        #expect(try error(EncodedCBOR.self, text).code == .nonShortestForm)
        try EncodedCBOR.validate(bytes(text), options: CBORDecoder.Options(allowsNonShortestForms: true))
    }

    @Test func limits() throws {
        let limits = CBORDecoder.Limits(
            maximumDepth: 2,
            maximumItems: 5,
            maximumStringLength: 3,
            maximumLength: 12
        )
        func code(_ text: String) throws -> CBORDecodingError.Code {
            try error(EncodedCBOR.self, text, limits: limits, options: .lenient).code
        }
        #expect(try code("818180") == .tooDeep)
        #expect(try code("81c180") == .tooDeep)
        #expect(try code("c1c1c100") == .tooDeep)
        #expect(try code("c1c181") == .tooDeep)
        #expect(try code("9f9f9fffffff") == .tooDeep)
        #expect(try code("8500000000") == .tooManyItems)
        #expect(try code("a3000001000200") == .tooManyItems)
        #expect(try code("9f0000000000ff") == .tooManyItems)
        #expect(try code("5f404040404040ff") == .tooManyItems)
        #expect(try code("4400000000") == .stringTooLong)
        #expect(try code("6461616161") == .stringTooLong)
        #expect(try code("5f42000042") == .stringTooLong)
        #expect(try code("83" + String(repeating: "43000000", count: 3)) == .tooLong)
        // A length that is announced is judged before its bytes are there.
        #expect(try code("5affffffff") == .stringTooLong)
        #expect(try code("9affffffff") == .tooManyItems)
        for text in [
            "8180", "c180", "c1c100", "8400000000", "a200000100", "4300", "5f420000", "9f9fff81ffff",
        ] {
            let options = CBORDecoder.Options.lenient
            let result = Result { try EncodedCBOR.validate(bytes(text), limits: limits, options: options) }
            if case .failure(let error as CBORDecodingError) = result {
                #expect(error.code == .truncated || error.code == .malformed, "\(text): \(error)")
            }
        }
    }

    @Test func depthOfTheDefault() throws {
        let deep = [UInt8](repeating: 0x81, count: 63) + [0x80]
        try EncodedCBOR.validate(deep)
        let failure = #expect(throws: CBORDecodingError.self) { try EncodedCBOR.validate([0x81] + deep) }
        #expect(failure?.code == .tooDeep)
        #expect(failure?.offset == 64)
        // A million brackets use no stack.
        let bomb = [UInt8](repeating: 0x81, count: 1_000_000)
        #expect(throws: CBORDecodingError.self) { try EncodedCBOR.validate(bomb) }
        let unlimited = CBORDecoder.Limits(maximumDepth: .max)
        #expect(throws: CBORDecodingError.self) { try EncodedCBOR.validate(bomb, limits: unlimited) }
        try EncodedCBOR.validate(bomb + [0], limits: unlimited)
    }

    @Test func dictionariesRefuseForeignKeys() throws {
        let text = try error([String: Int].self, "a2 01 00 6161 00")
        #expect(text.code == .typeMismatch)
        #expect(text.offset == 1)
        let integer = try error([Int: Int].self, "a2 01 00 6161 00")
        #expect(integer.code == .typeMismatch)
        #expect(integer.offset == 3)
        #expect(try error([Int: Int].self, "a1 1bffffffffffffffff 00").code == .numberOutOfRange)
        // Others ignore what they do not know, whatever it is.
        let input = try bytes("a4 01 c100 6161 f7 63777777 00 6861727469636c6573 80")
        #expect(try CBORDecoder().decode(Batch.self, from: input) == Batch(articles: []))
    }

    @Test func dictionariesRefuseKeysThatAreEqualStrings() throws {
        // An e with acute, as one scalar and as two.
        let failure = try error([String: Int].self, "a2 62c3a9 00 6365cc81 00")
        #expect(failure.code == .duplicateKey)
        #expect(failure.offset == 5)
        #expect(
            try CBORDecoder().decode([String: Int].self, from: bytes("a2 62c3a9 00 62c3a8 00")).count == 2
        )
    }

    struct Pair: Decodable {
        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            _ = try container.decode(Int.self)
            _ = try container.decode(Int.self)
        }
    }

    @Test func endOfArray() throws {
        let failure = try error([Pair].self, "82 820102 8101")
        #expect(failure.code == .endOfArray)
        #expect(failure.keyPath == "[1][1]")
        #expect(failure.offset == 4)
    }

    struct Even: Decodable {
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            let value = try container.decode(Int.self)
            if value % 2 != 0 {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(value) is odd.")
            }
            if value == 4 { throw Own() }
        }

        struct Own: Error {}
    }

    @Test func errorsOfTheValuesThemselves() throws {
        let failure = try error([String: [Even]].self, "a1 6161 83 00 02 03")
        #expect(failure.code == .invalidValue)
        #expect(failure.keyPath == "a[2]")
        #expect(failure.offset == 6)
        #expect(failure.message == "3 is odd.")
        guard case .dataCorrupted(let context) = failure.cause as? DecodingError else {
            Issue.record("The cause is \(String(describing: failure.cause)).")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["a", "2"])
        #expect(try error([Even].self, "8104").cause is Even.Own)
    }

    @Test func oddNamesInPaths() throws {
        let failure = try error([String: [String: Int]].self, "a1 63610a2e a1 6162 6163")
        #expect(failure.keyPath == #"["a\n."].b"#)
        let integers = try error([Int: [String]].self, "a1 24 81 00")
        #expect(integers.keyPath == "[-5][0]")
        let long = [UInt8(0xa1), 0x79, 0x40, 0] + [UInt8](repeating: 0x61, count: 0x4000) + [0xf4]
        let cut = #expect(throws: CBORDecodingError.self) {
            try CBORDecoder().decode([String: Int].self, from: long)
        }
        #expect((cut?.keyPath.utf8.count ?? 0) < 100)
    }

    final class Keeper: Decodable {
        let decoder: any Decoder
        init(from decoder: any Decoder) { self.decoder = decoder }
    }

    @Test func decodersExpire() throws {
        let keeper = try CBORDecoder().decode(Keeper.self, from: bytes("a1616101"))
        #expect(throws: CBORDecodingError.self) { try keeper.decoder.singleValueContainer().decode(Int.self) }
        let failure = #expect(throws: CBORDecodingError.self) { try keeper.decoder.unkeyedContainer() }
        #expect(failure?.code == .expiredDecoder)
        #expect(keeper.decoder.codingPath.isEmpty)
    }

    @Test(arguments: [Int.min, 0, Int.max / 4, Int.max]) func extremeLimits(_ limit: Int) throws {
        let limits = CBORDecoder.Limits(
            maximumDepth: limit,
            maximumItems: limit,
            maximumStringLength: limit,
            maximumLength: limit
        )
        // Fifteen levels of Swift calls, and a string.
        let input = [UInt8](repeating: 0x81, count: 15) + [0x61, 0x61]
        let result = Result { try CBORDecoder(limits: limits).decode(Nested.self, from: input) }
        #expect((try? result.get()) != nil || limit <= 0)
        let written = Result {
            try CBOREncoder(maximumDepth: limit).encode(Nested.list([.list([.text("a")])]))
        }
        #expect((try? written.get()) == [0x81, 0x81, 0x61, 0x61] || limit <= 0)
        if limit <= 0 {
            #expect(throws: CBORDecodingError.self) { try result.get() }
            #expect(throws: CBOREncodingError.self) { try written.get() }
        }
    }

    enum Nested: Codable {
        case text(String)
        case list([Nested])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .list(try container.decode([Nested].self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .list(let list): try container.encode(list)
            }
        }
    }

    struct Endless: Decodable {
        init(from decoder: any Decoder) throws {
            self = try decoder.singleValueContainer().decode(Endless.self)
        }
    }

    @Test func typesThatDecodeThemselves() throws {
        #expect(try error(Endless.self, "01").code == .tooDeep)
    }
}
