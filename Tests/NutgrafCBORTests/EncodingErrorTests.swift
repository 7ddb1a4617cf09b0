import NutgrafCBOR
import Testing

/// What has no CBOR form is refused, with its key path.
@Suite struct EncodingErrorTests {
    /// A value whose `encode(to:)` is the test's.
    struct Custom: Encodable {
        let body: (any Encoder) throws -> Void
        func encode(to encoder: any Encoder) throws { try body(encoder) }
    }

    enum Key: String, CodingKey { case a, b }

    private func error(_ value: some Encodable) throws -> CBOREncodingError {
        try #require(throws: CBOREncodingError.self) { try CBOREncoder().encode(value) }
    }

    private func error(_ body: @escaping (any Encoder) throws -> Void) throws -> CBOREncodingError {
        try error(["key": [Custom(body: body)]])
    }

    @Test func integersBeyond64Bits() throws {
        #expect(try error(UInt128(1) << 64).code == .numberOutOfRange)
        #expect(try error((Int128(-1) << 64) - 1).code == .numberOutOfRange)
        let failure = try error(["a": [1, Int128.max]])
        #expect(failure.code == .numberOutOfRange)
        #expect(failure.keyPath == "a[1]")
        #expect(failure.description.hasPrefix("a[1]: The integer 1701411834604692317316873037158841057"))
    }

    @Test func nothingAndTooMuch() throws {
        let nothing = try error { _ in }
        #expect(nothing.code == .nothingEncoded)
        #expect(nothing.keyPath == "key[0]")
        let twice = try error { encoder in
            var container = encoder.singleValueContainer()
            try container.encode(1)
            try container.encode(2)
        }
        #expect(twice.code == .containerMisuse)
        let mixed = try error { encoder in
            _ = encoder.container(keyedBy: Key.self)
            _ = encoder.unkeyedContainer()
        }
        #expect(mixed.code == .containerMisuse)
        let superfluous = try error { encoder in
            var container = encoder.unkeyedContainer()
            _ = container.superEncoder()
        }
        #expect(superfluous.code == .nothingEncoded)
        #expect(superfluous.keyPath == "key[0][0]")
    }

    @Test func oneKeyTwice() throws {
        let failure = try error { encoder in
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(1, forKey: .a)
            try container.encode(2, forKey: .b)
            _ = container.nestedContainer(keyedBy: Key.self, forKey: .a)
        }
        #expect(failure.code == .duplicateKey)
        #expect(failure.keyPath == "key[0]")
    }

    @Test func containersAfterTheirTime() throws {
        let failure = try error { encoder in
            var outer = encoder.unkeyedContainer()
            var kept: (any UnkeyedEncodingContainer)?
            try outer.encode(Custom { kept = $0.unkeyedContainer() })
            try kept?.encode(1)
        }
        #expect(failure.code == .containerMisuse)
        let parent = try error { encoder in
            var outer = encoder.unkeyedContainer()
            var same = outer
            try outer.encode(
                Custom { inner in
                    var container = inner.singleValueContainer()
                    try container.encode(1)
                    _ = same.nestedUnkeyedContainer()
                }
            )
        }
        #expect(parent.code == .containerMisuse)
    }

    @Test func aFailedValueLeavesNothing() throws {
        let value = Custom { encoder in
            var container = encoder.container(keyedBy: Key.self)
            let broken = Custom { inner in
                var list = inner.unkeyedContainer()
                try list.encode("gone")
                throw CancellationError()
            }
            #expect(throws: CBOREncodingError.self) { try container.encode(broken, forKey: .a) }
            try container.encode(1, forKey: .a)
            var list = container.nestedUnkeyedContainer(forKey: .b)
            #expect(throws: CBOREncodingError.self) { try list.encode(broken) }
            try list.encode(2)
        }
        #expect(hex(try CBOREncoder().encode(value)) == "a261610161628102")
        let single = Custom { encoder in
            var container = encoder.singleValueContainer()
            #expect(throws: CBOREncodingError.self) { try container.encode(UInt128.max) }
            try container.encode("instead")
        }
        #expect(hex(try CBOREncoder().encode(single)) == "67696e7374656164")
    }

    @Test func errorsOfTheValuesThemselves() throws {
        let own = try error { _ in throw CancellationError() }
        #expect(own.code == .invalidValue)
        #expect(own.keyPath == "key[0]")
        #expect(own.cause is CancellationError)
        let standard = try error { encoder in
            let context = EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "No.")
            #expect(encoder.codingPath.map(\.stringValue) == ["key", "0"])
            throw EncodingError.invalidValue(1, context)
        }
        #expect(standard.message == "No.")
    }

    indirect enum Chain: Encodable {
        case end
        case link(Chain)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            if case .link(let next) = self { try container.encode(next) }
        }
    }

    @Test func depth() throws {
        var chain = Chain.end
        for _ in 1..<64 { chain = .link(chain) }
        let encoded = try CBOREncoder().encode(chain)
        #expect(encoded == [UInt8](repeating: 0x81, count: 63) + [0x80])
        #expect(try error(Chain.link(chain)).code == .tooDeep)
        // Without end, through values and through nested containers.
        struct Endless: Encodable {
            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                try container.encode(self)
            }
        }
        #expect(try error(Endless()).code == .tooDeep)
        let nested = try error { encoder in
            var container = encoder.unkeyedContainer()
            for _ in 0..<100_000 { container = container.nestedUnkeyedContainer() }
        }
        #expect(nested.code == .tooDeep)
    }
}
