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
    /// The value after ISO 8601 and TIMEX3, such as `2025-05-15`; absent where the article does not say which
    /// day its words count from.
    public var value: String?

    /// Makes an expression of time.
    public init(start: Int, end: Int, type: Kind, value: String? = nil) {
        self.start = start
        self.end = end
        self.type = type
        self.value = value
    }
}
