import NutgrafCBOR
import Testing

@Suite struct RoundTripTests {
    @Test func valuesComeBackAndBytesAreTheSame() throws {
        let seed = freshSeed("Round trips")
        var generator = SplitMix64(seed: seed)
        for round in 0..<400 {
            let value = Sample(using: &generator)
            let encoded = try CBOREncoder().encode(value)
            let decoded = try CBORDecoder().decode(Sample.self, from: encoded)
            try #require(decoded == value, "seed \(seed), round \(round)")
            try #require(try CBOREncoder().encode(decoded) == encoded, "seed \(seed), round \(round)")
            // Any two views of the same bytes agree.
            let item = try CBORDecoder().decode(EncodedCBOR.self, from: encoded)
            try #require(item.bytes == encoded, "seed \(seed), round \(round)")
        }
    }

    @Test func looseValues() throws {
        let seed = freshSeed("Loose round trips")
        var generator = SplitMix64(seed: seed)
        for round in 0..<3000 {
            let value = generator.loose(depth: 4)
            let encoded = try CBOREncoder().encode(value)
            try #require(
                try CBORDecoder().decode(Loose.self, from: encoded) == value,
                "seed \(seed), round \(round): \(hex(encoded))"
            )
        }
    }

    @Test func orderOfInsertionDoesNotMatter() throws {
        let seed = freshSeed("Order")
        var generator = SplitMix64(seed: seed)
        for round in 0..<200 {
            var first: [String: Int] = [:]
            for _ in 0..<40 { first[generator.text()] = 1 }
            var second = Dictionary<String, Int>(minimumCapacity: 500)
            for key in first.keys.shuffled(using: &generator) { second[key] = 1 }
            try #require(
                try CBOREncoder().encode(first) == CBOREncoder().encode(second),
                "seed \(seed), round \(round)"
            )
        }
    }

    /// Every 16-bit float is the shortest form of its value and comes back bit for bit.
    @Test func everyHalf() throws {
        for bits in UInt16.min...UInt16.max where !Float16(bitPattern: bits).isNaN {
            let value = Double(Float16(bitPattern: bits))
            let encoded = [0xf9, UInt8(bits >> 8), UInt8(bits & 0xff)]
            guard try CBOREncoder().encode(value) == encoded else {
                Issue.record("\(value) is not encoded as \(hex(encoded)).")
                return
            }
            guard try CBORDecoder().decode(Double.self, from: encoded).bitPattern == value.bitPattern else {
                Issue.record("\(hex(encoded)) is not decoded as \(value).")
                return
            }
        }
    }
}
