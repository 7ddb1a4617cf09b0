/// A person's role or title, as the text words it.
public struct Role: TextSpan, Codable, Hashable, Sendable {
    /// The words themselves.
    public var text: String
    /// The first byte.
    public var start: Int
    /// The byte after the last one.
    public var end: Int

    /// Makes a role.
    public init(text: String, start: Int, end: Int) {
        self.text = text
        self.start = start
        self.end = end
    }
}
