/// A paragraph, a heading, an item of a list or a row of a table.
struct TextBlock {
    /// The element it stands in: the nearest that stands on lines of its own.
    var element: Int
    /// The number of the first text in it.
    var firstText: Int
    /// The text in UTF-8, its blanks collapsed.
    var text: [UInt8]
    /// How many octets of the text stand in links.
    var linkOctets: Int
    /// How many octets of the text stand in `time` elements.
    var timeOctets: Int
    /// Whether it is a heading.
    var isHeading: Bool

    /// How many octets of it speak for a story: none where it is short or mostly links.
    var weight: Int {
        let own = text.count - linkOctets
        return isHeading || text.count < 25 || linkOctets * 2 > text.count ? 0 : own
    }
}
