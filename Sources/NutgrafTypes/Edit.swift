/// A place where the analysed text is not the submitted one.
///
/// Putting `original` back in place of every edit's range gives the submitted text again.
public struct Edit: TextSpan, Codable, Hashable, Sendable {
    /// The first byte of the replacement.
    public var start: Int
    /// The byte after the replacement; the same as `start` where something was only taken out.
    public var end: Int
    /// What stood there before.
    public var original: String
    /// Why it was changed, such as `mojibake` or `headline`; several are joined by `, `.
    public var reason: String

    /// Makes an edit.
    public init(start: Int, end: Int, original: String, reason: String) {
        self.start = start
        self.end = end
        self.original = original
        self.reason = reason
    }
}
