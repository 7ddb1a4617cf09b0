/// A moment in UTC, to the millisecond.
public struct Timestamp: Codable, Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public var milliseconds: Int64

    /// Makes a timestamp from milliseconds since 1970.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads the milliseconds as a plain integer.
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes the milliseconds as a plain integer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    /// Whether one moment is earlier than the other.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The moment that lies `duration` later; stops at the ends of the range instead of overflowing.
    public func advanced(by duration: Duration) -> Timestamp {
        // A duration may be longer than the whole range, and still lead to a moment within it.
        let sum = Int128(milliseconds) + duration.attoseconds / 1_000_000_000_000_000
        return Timestamp(milliseconds: Int64(clamping: sum))
    }

    /// How long after `earlier` this moment is; negative where it is before.
    public func since(_ earlier: Timestamp) -> Duration {
        Duration(attoseconds: (Int128(milliseconds) - Int128(earlier.milliseconds)) * 1_000_000_000_000_000)
    }
}
