/// An `â` that may be all that is left of a typographic sign, with what stands around it.
struct LostSign {
    /// What a neighbour is.
    enum Neighbor {
        /// The beginning or end of a paragraph.
        case edge
        case space
        case letter
        case digit
        /// What a quotation may end after: `.`, `,`, `)` and the like.
        case closer
        /// What a quotation may begin before: `[`, `(`.
        case opener
        case other
    }

    /// Its first byte.
    var start: Int
    /// Whether a paragraph begins between the last one and this.
    var beginsParagraph: Bool
    var left: Neighbor
    var right: Neighbor
    /// The letters directly before it.
    var leftWord: Range<Int>
    /// The letters directly after it.
    var rightWord: Range<Int>
    /// Whether a capital follows.
    var capitalFollows: Bool
    /// Whether a blank and then a lower-case letter follow.
    var lowerWordFollows: Bool

    /// The byte after it.
    var end: Int { start + Mojibake.lead.count }

    /// Where a quotation may end: behind a word or a stop, before none.
    var mayClose: Bool {
        switch (left, right) {
        case (.letter, .space), (.letter, .edge), (.letter, .closer), (.letter, .other), (.digit, .space),
            (.digit, .edge), (.digit, .closer), (.closer, .space), (.closer, .edge), (.closer, .closer),
            (.closer, .other):
            true
        default: false
        }
    }

    /// Where a quotation may begin: before a word, behind none.
    var mayOpen: Bool {
        switch (left, right) {
        case (.space, .letter), (.space, .digit), (.space, .opener), (.edge, .letter), (.edge, .digit),
            (.edge, .opener), (.opener, .letter), (.opener, .digit), (.space, .other), (.edge, .other),
            (.space, .closer), (.edge, .closer):
            true
        default: false
        }
    }
}
