/// What stands between two quotation marks.
package struct QuotedSpan: Sendable {
    /// The first byte after the opening mark.
    package var start: Int
    /// The byte of the closing mark, or the paragraph's end where it has none.
    package var end: Int
    /// The token of the opening mark.
    package var open: Int
    /// The token of the closing mark, or the token after the paragraph's last one.
    package var close: Int
    /// The paragraph it stands in.
    package var paragraph: Int
    /// Whether the paragraph ends without a closing mark, so that the speech may go on in the next.
    package var isUnclosed: Bool
}
