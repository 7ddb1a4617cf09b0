/// The numbers that stand for features: 64 bits, well mixed, the same on every machine and in every version.
package enum FeatureHash {
    /// Spreads the bits of a number over all 64 (the finaliser of SplitMix64).
    @inline(__always)
    package static func mix(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// The key of a template with one value.
    @inline(__always)
    package static func key(_ template: UInt64, _ value: UInt64) -> UInt64 {
        mix(value ^ (template &* 0x9E37_79B9_7F4A_7C15))
    }

    /// The key of a template with two values.
    @inline(__always)
    package static func key(_ template: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
        key(template, (first &* 0xD6E8_FEB8_6659_FD93) ^ (second << 29 | second >> 35))
    }

    /// The key of a template with three values.
    @inline(__always)
    package static func key(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
        key(template, (first &* 0xD6E8_FEB8_6659_FD93) ^ (second << 29 | second >> 35), third &* 0xA24B_AED4_963E_E407)
    }

    /// The number of a word's bytes (FNV-1a, mixed).
    package static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return mix(hash)
    }

    /// The number of a word.
    package static func word(_ word: String) -> UInt64 {
        var word = word
        return word.withUTF8 { self.word($0) }
    }

    /// The number of a phrase from that of its beginning and of the next word.
    @inline(__always)
    package static func phrase(_ beginning: UInt64, _ next: UInt64) -> UInt64 {
        mix((beginning &* 0x9E37_79B9_7F4A_7C15) &+ next)
    }

    /// The place of a key in a table with so many slots.
    @inline(__always)
    package static func slot(_ key: UInt64, _ slots: UInt64) -> Int {
        Int(((key >> 32) &* slots) >> 32)
    }
}
