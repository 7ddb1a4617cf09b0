/// An expression of time in the text.
public struct DateExpression: TextSpan, Codable, Hashable, Sendable {
    /// What an expression of time speaks of; the types of TIMEX3 (TimeML 1.2.1).
    public enum Kind: String, Codable, Hashable, Sendable {
        /// A calendar day, month, year or longer.
        case date = "DATE"
        /// A time of day.
        case time = "TIME"
        /// How long.
        case duration = "DURATION"
        /// How often.
        case set = "SET"
    }

    /// The first byte.
    public var start: Int
    /// The byte after the last one.
    public var end: Int
    /// What the expression speaks of.
    public var type: Kind
    /// The value after ISO 8601 and TIMEX3, such as `2025-05-15`, `2025-W20`, `2025-Q2`, `2025-SU`, `202` (the
    /// 2020s), `P3M`, `PT24H` or `PAST_REF`.
    ///
    /// `X` stands for what the article does not say: `XXXX-WXX-4` is a Thursday of no known week, `PXY` are
    /// years of no known number. Absent where nothing would be left but `X`, as for "yesterday" in an article of
    /// which nobody knows the day.
    public var value: String?

    /// Makes an expression of time.
    public init(start: Int, end: Int, type: Kind, value: String? = nil) {
        self.start = start
        self.end = end
        self.type = type
        self.value = value
    }
}
