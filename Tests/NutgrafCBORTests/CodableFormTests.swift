import NutgrafCBOR
import Testing

/// The forms that Codable's own means take.
@Suite struct CodableFormTests {
    private func check<T: Codable & Equatable>(_ value: T, _ expected: String) throws {
        let input = try bytes(expected)
        #expect(hex(try CBOREncoder().encode(value)) == hex(input))
        #expect(try CBORDecoder().decode(T.self, from: input) == value)
    }

    enum Shape: Codable, Equatable {
        case point
        case circle(radius: Int)
        indirect case pair(Shape, Shape)
    }

    enum Level: Int, Codable { case low = 1, high }

    struct Empty: Codable, Equatable {}

    struct Wrapped: Codable, Equatable {
        var value: Int??
        var level: Level
        var empty: Empty
    }

    @Test func enumsAndOptionals() throws {
        try check(Shape.point, "a165706f696e74a0")
        try check(Shape.circle(radius: 5), "a166636972636c65a16672616469757305")
        try check(Shape.pair(.point, .point), "a16470616972a2625f30a165706f696e74a0625f31a165706f696e74a0")
        try check(
            Wrapped(value: 1, level: .high, empty: Empty()),
            "a365656d707479a0656c6576656c026576616c756501"
        )
        try check([1, nil, 3] as [Int?], "8301f603")
        try check(["a": nil, "b": 1] as [String: Int?], "a26161f6616201")
    }

    struct Scalars: Codable, Equatable {
        var a: Int8, b: Int16, c: Int32, d: Int64, e: UInt8, f: UInt16, g: UInt32, h: UInt64, i: UInt, j: Int
        var k: Float, l: Double, m: Bool, n: String, o: Int128, p: UInt128, q: Float16
    }

    @Test func everyScalar() throws {
        let value = Scalars(
            a: -128,
            b: -32768,
            c: .min,
            d: .min,
            e: 255,
            f: 65535,
            g: .max,
            h: .max,
            i: .max,
            j: .min,
            k: 0.1,
            l: 0.1,
            m: true,
            n: "ü",
            o: Int128(-1) << 64,
            p: UInt128(UInt64.max),
            q: 0.5
        )
        let encoded = try CBOREncoder().encode(value)
        #expect(try CBORDecoder().decode(Scalars.self, from: encoded) == value)
        try check([0.1] as [Float], "81fa3dcccccd")
        try check([Int32.min], "813a7fffffff")
        try check([UInt64.max], "811bffffffffffffffff")
        try check([true], "81f5")
    }

    @Test func keysOfDictionaries() throws {
        // A text key stays text even if it is a number; order is that of the encoded keys.
        try check(["5": 1, "05": 2, "": 3, "100": 4], "a4 6003 613501 62303502 6331303004")
        try check(
            [5: 1, -1: 2, 100: 3, 24: 4, 300: 5, -500: 6],
            "a6 0501 181804 186403 19012c05 2002 3901f306"
        )
        try check([[1: "a"]], "81a1016161")
        try check(["a": [1: 2]], "a16161a10102")
        try check([Optional([1: 2])], "81a10102")
        // Keys that are neither text nor Int: the standard library's array of keys and values.
        try check([true: 1], "82f501")
        try check([Level.low: 1], "820101")
        try check([String: Int](), "a0")
        try check([Int: Int](), "a0")
    }

    struct Compact: Codable, Equatable {
        var id: Int
        var name: String
        enum CodingKeys: Int, CBORIntegerCodingKey {
            case id = 1
            case name = 24
        }
    }

    struct Plain: Codable, Equatable {
        var id: Int
        enum CodingKeys: Int, CodingKey { case id = 1 }
    }

    struct Half: Codable {
        var id: Int
        enum CodingKeys: String, CBORIntegerCodingKey { case id }
    }

    @Test func integerKeysAreAskedFor() throws {
        try check(Compact(id: 5, name: "x"), "a2010518186178")
        try check(Plain(id: 5), "a162696405")
        let failure = #expect(throws: CBOREncodingError.self) { try CBOREncoder().encode([Half(id: 1)]) }
        #expect(failure?.code == .keyWithoutInteger)
        #expect(failure?.keyPath == "[0].id")
    }

    class Base: Codable {
        var base = 1
        init() {}
    }

    final class Derived: Base {
        var own = 2

        enum CodingKeys: CodingKey { case own }

        override init() { super.init() }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            own = try container.decode(Int.self, forKey: .own)
            try super.init(from: container.superDecoder())
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try super.encode(to: container.superEncoder())
            try container.encode(own, forKey: .own)
        }
    }

    @Test func superEncoders() throws {
        let value = Derived()
        value.base = 7
        let encoded = try CBOREncoder().encode([value])
        #expect(hex(encoded) == "81a2636f776e02657375706572a1646261736507")
        let decoded = try CBORDecoder().decode([Derived].self, from: encoded)
        #expect(decoded.first?.base == 7)
        #expect(decoded.first?.own == 2)
    }

    /// Writes to a container, to another inside it and to the first again.
    struct Interleaved: Codable, Equatable {
        enum Key: String, CodingKey { case z, list, map, a }

        init() {}

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            var list = try container.nestedUnkeyedContainer(forKey: .list)
            #expect(list.count == 4)
            #expect(try list.decode(Int.self) == 1)
            var inner = try list.nestedUnkeyedContainer()
            #expect(try inner.decode(String.self) == "x")
            #expect(inner.isAtEnd)
            let innerMap = try list.nestedContainer(keyedBy: Key.self)
            #expect(try innerMap.decode(Int.self, forKey: .a) == 4)
            let last = try list.superDecoder()
            #expect(try last.singleValueContainer().decode(Int.self) == 3)
            #expect(last.codingPath.map(\.stringValue) == ["list", "3"])
            #expect(list.isAtEnd)
            let map = try container.nestedContainer(keyedBy: Key.self, forKey: .map)
            #expect(map.allKeys == [.a, .z])
            #expect(map.codingPath.map(\.stringValue) == ["map"])
            #expect(!map.contains(.list))
            #expect(try map.decodeNil(forKey: .z))
            #expect(try map.decodeIfPresent(Int.self, forKey: .z) == nil)
            #expect(try map.decodeIfPresent(Int.self, forKey: .list) == nil)
            #expect(try container.decode(Bool.self, forKey: .z))
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            var list = container.nestedUnkeyedContainer(forKey: .list)
            var map = container.nestedContainer(keyedBy: Key.self, forKey: .map)
            try list.encode(1)
            var inner = list.nestedUnkeyedContainer()
            var innerMap = list.nestedContainer(keyedBy: Key.self)
            try map.encodeNil(forKey: .z)
            try container.encode(true, forKey: .z)
            try list.superEncoder().encodeAlone(3)
            try inner.encode("x")
            try innerMap.encode(4, forKey: .a)
            try map.encode(2, forKey: .a)
            #expect(list.count == 4)
            #expect(innerMap.codingPath.map(\.stringValue) == ["list", "2"])
            var again = encoder.container(keyedBy: Key.self)
            try again.encode(0, forKey: .a)
        }
    }

    @Test func interleavedContainers() throws {
        let encoded = try CBOREncoder().encode(Interleaved())
        #expect(hex(encoded) == "a4616100617af5636d6170a2616102617af6646c6973748401816178a161610403")
        _ = try CBORDecoder().decode(Interleaved.self, from: encoded)
    }

    @Test func appendsBehindAHeader() throws {
        var frame: [UInt8] = [0xca, 0xfe]
        try CBOREncoder().encode([1, 2], into: &frame)
        #expect(frame == [0xca, 0xfe, 0x82, 1, 2])
        #expect(throws: CBOREncodingError.self) { try CBOREncoder().encode(UInt128.max, into: &frame) }
        #expect(frame == [0xca, 0xfe, 0x82, 1, 2])
        #expect(try CBORDecoder().decode([Int].self, from: frame[2...]) == [1, 2])
    }

    struct Informed: Codable, Equatable {
        static let key = CodingUserInfoKey(rawValue: "number")
        var number: Int

        init(number: Int) { self.number = number }

        init(from decoder: any Decoder) throws {
            number = Self.key.flatMap { decoder.userInfo[$0] as? Int } ?? 0
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(Self.key.flatMap { encoder.userInfo[$0] as? Int } ?? 0)
        }
    }

    @Test func userInfo() throws {
        let key = try #require(Informed.key)
        #expect(try CBOREncoder(userInfo: [key: 5]).encode([Informed(number: 0)]) == [0x81, 5])
        let decoded = try CBORDecoder(userInfo: [key: 6]).decode([Informed].self, from: [0x81, 0])
        #expect(decoded == [Informed(number: 6)])
    }
}

extension Encoder {
    fileprivate func encodeAlone(_ value: Int) throws {
        var container = singleValueContainer()
        try container.encode(value)
    }
}
