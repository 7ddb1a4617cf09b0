/// A place where something else may stand for a typographic sign that was lost, with what stands around it.
struct LostSign {
    /// What stands there.
    enum Kind {
        /// `â`, the first byte of every such sign read as Latin-1; a letter of many languages too.
        case letter
        /// `Ã`, the same after two misreadings.
        case capital
        /// `?`, which may be a question mark too.
        case question
        /// U+FFFD or other remains, which nothing else explains.
        case unknown
    }

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

    /// `â` in UTF-8.
    static let lead: [UInt8] = [0xC3, 0xA2]
    /// `â€` in UTF-8.
    static let euro: [UInt8] = [0xC3, 0xA2, 0xE2, 0x82, 0xAC]

    /// Its first byte.
    var start: Int
    /// The byte after it.
    var end: Int
    /// What stands there.
    var kind: Kind
    /// Whether a paragraph begins between the last one and this.
    var beginsParagraph: Bool
    var left = Neighbor.edge
    var right = Neighbor.edge
    /// The letters directly before it.
    var leftWord = 0..<0
    /// The letters directly after it.
    var rightWord = 0..<0
    /// Whether a capital follows.
    var capitalFollows = false
    /// Whether a blank and then a lower-case letter follow.
    var lowerWordFollows = false
    /// Whether a blank and then a capital follow.
    var capitalWordFollows = false
    /// Whether another such sign follows directly.
    var signFollows = false

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

    /// Where a quotation surely ends, if the sign is no question mark.
    var surelyCloses: Bool {
        guard mayClose else { return false }
        return kind != .question || left == .closer || right == .closer || lowerWordFollows
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
