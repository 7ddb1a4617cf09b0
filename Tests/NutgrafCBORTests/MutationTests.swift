import NutgrafCBOR
import Testing

/// A million damaged inputs: each is decoded or refused, and what is decoded has a form again.
@Suite struct MutationTests {
    struct Small: Codable, Equatable {
        var a: Int
        var b: [String: [UInt8]]?
        var c: [Sample.Choice]
    }

    private static func corpus() throws -> [[UInt8]] {
        var corpus = try [
            "a361610161626161", "8301820203820405", "5f42010243030405ff", "7f657374726561646d696e67ff",
            "bf61610161629f0203ffff", "c1fb41d452d9e8200000", "a2016178206179", "9f018202039f0405ffff",
            "fb3ff199999999999a", "1bffffffffffffffff", "64f0908591", "f8ff", "d9d9f7a10102",
        ].map(bytes)
        let encoder = CBOREncoder()
        corpus.append(try encoder.encode(Small(a: 1, b: ["x": [1, 2], "yy": []], c: [.nothing, .one(2)])))
        corpus.append(try encoder.encode(Small(a: -5, b: nil, c: [.more(first: .nothing, second: [9])])))
        corpus.append(try encoder.encode([3: "c", -2: "b", 100: "a"]))
        corpus.append(try encoder.encode(["ü": [1.5, 1e300, .nan], "🗞": []] as [String: [Double]]))
        return corpus
    }

    private static func mutate(_ input: [UInt8], using generator: inout SplitMix64) -> [UInt8] {
        var input = input
        var random = generator.next()
        for _ in 0...(random & 3) {
            random = generator.next()
            let byte = UInt8(truncatingIfNeeded: random >> 32)
            let position = Int(truncatingIfNeeded: (random >> 8) & 0xffff) % (input.count + 1)
            switch random & 7 {
            case 0 where position < input.count: input.remove(at: position)
            case 1: input.insert(byte, at: position)
            case 2: input.removeSubrange(position...)
            case 3 where position < input.count: input[position] ^= 1 << (byte & 7)
            case 4 where position < input.count:
                input[position] = [0xff, 0x9f, 0xbf, 0x5f, 0xc0, 0x1b][Int(byte % 6)]
            default: if position < input.count { input[position] = byte }
            }
        }
        return input
    }

    /// - Returns: whether the input was decoded.
    private static func feed<T: Codable>(
        _ type: T.Type,
        _ input: [UInt8],
        _ decoder: CBORDecoder
    ) throws -> Bool {
        let value: T
        do throws(CBORDecodingError) {
            value = try decoder.decode(type, from: input)
        } catch {
            try #require((0...input.count).contains(error.offset), "\(hex(input)): \(error)")
            return false
        }
        let encoded = try CBOREncoder().encode(value)
        let again = try CBOREncoder().encode(try CBORDecoder(options: .lenient).decode(type, from: encoded))
        try #require(again == encoded, "\(hex(input))")
        return true
    }

    @Test(arguments: 0..<4) func millionInputs(part: Int) async throws {
        let seed = freshSeed("Mutations \(part)")
        var generator = SplitMix64(seed: seed)
        let corpus = try Self.corpus()
        let strict = CBORDecoder()
        let lenient = CBORDecoder(options: .lenient)
        var decoded = 0
        for round in 0..<250_000 {
            let input = Self.mutate(corpus[round % corpus.count], using: &generator)
            let decoder = round & 1 == 0 ? strict : lenient
            do {
                let isDecoded =
                    switch round / 2 % 8 {
                    case 0: try Self.feed(Small.self, input, decoder)
                    case 1: try Self.feed(Loose.self, input, decoder)
                    case 2: try Self.feed([Int: String].self, input, decoder)
                    case 3: try Self.feed([String: [Double]].self, input, decoder)
                    case 4: try Self.feed([UInt8].self, input, decoder)
                    default: try Self.feed(EncodedCBOR.self, input, decoder)
                    }
                if isDecoded { decoded += 1 }
            } catch {
                Issue.record("seed \(seed), round \(round), \(hex(input)): \(error)")
                return
            }
        }
        // Were all refused at once, nothing would have been tested.
        #expect(decoded > 1000 && decoded < 240_000, "seed \(seed): \(decoded) decoded")
    }
}
