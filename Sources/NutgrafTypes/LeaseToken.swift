/// The secret of one lease: 16 random bytes, fresh for every lease.
package struct LeaseToken: Hashable, Sendable {
    /// The 16 bytes.
    package var bytes: [UInt8]

    /// Makes a token of bytes that are there already.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Makes a fresh token.
    package init(using random: inout some RandomNumberGenerator) {
        bytes = []
        bytes.reserveCapacity(16)
        for _ in 0..<2 {
            let word: UInt64 = random.next()
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
    }
}

extension LeaseToken: Codable {
    /// Reads a token from a byte string of 16 bytes.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        bytes = try container.decode([UInt8].self)
        guard bytes.count == 16 else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a lease's token has 16 bytes, and this one \(bytes.count)"
            )
        }
    }

    /// Writes the token as a byte string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bytes)
    }
}
