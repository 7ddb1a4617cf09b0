/// A story's headline.
public struct Title: Codable, Hashable, Sendable {
    /// The headline that was analysed.
    public var text: String
    /// What was changed in a headline that was submitted apart, with ranges into ``text``; absent where
    /// nothing was, and where the headline was the text's first line (then the text's own edits hold it).
    public var edits: [Edit]?

    /// Makes a title.
    public init(text: String, edits: [Edit]? = nil) {
        self.text = text
        self.edits = edits
    }
}
