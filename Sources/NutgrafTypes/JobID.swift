/// A job's name: a UUID of version 7 (RFC 9562), so that ids sort by the time of submission.
///
/// Coded as text in the usual form, `0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f`.
public struct JobID: Hashable, Sendable {
    /// The first eight octets, most significant first.
    package var high: UInt64
    /// The last eight octets, most significant first.
    package var low: UInt64

    /// Makes an id from its two halves.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes an id of version 7 and variant 2 (RFC 9562, section 5.7).
    ///
    /// - Parameters:
    ///   - time: The moment of submission; its low 48 bits are kept.
    ///   - random: Where the 74 random bits come from.
    package init(time: Timestamp, using random: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(truncatingIfNeeded: time.milliseconds) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | 0x7000 | random.next() & 0x0FFF
        low = 0x8000_0000_0000_0000 | random.next() & 0x3FFF_FFFF_FFFF_FFFF
    }
}

extension JobID: Comparable {
    /// Whether one id sorts before the other, as their octets do.
    public static func < (left: JobID, right: JobID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
