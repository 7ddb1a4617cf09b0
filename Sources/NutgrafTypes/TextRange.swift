/// A half-open range of UTF-8 byte offsets into the analysed text.
public struct TextRange: TextSpan, Codable, Hashable, Sendable {
    /// The first byte.
    public var start: Int
    /// The byte after the last one.
    public var end: Int

    /// Makes a range.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// Makes a range from Swift's own.
    public init(_ range: Range<Int>) {
        self.init(start: range.lowerBound, end: range.upperBound)
    }
}
