/// What stands between two quotation marks.
package struct QuotedSpan: Sendable {
    /// The first byte after the opening mark.
    package var start: Int
    /// The byte of the closing mark, or the end of its last token where it has none.
    package var end: Int
    /// The token of the opening mark.
    package var open: Int
    /// The token of the closing mark, or the token after the last one of a span without closing mark.
    package var close: Int
    /// The paragraph it begins in.
    package var paragraph: Int
    /// The paragraph it ends in.
    package var lastParagraph: Int
    /// Whether it has no closing mark; the speech may go on in the next paragraph.
    package var isUnclosed: Bool
}
