/// Pairs the quotation marks of each paragraph.
package struct QuotedSpanFinder {
    private let story: Story

    /// Makes a finder for a story.
    package init(_ story: Story) {
        self.story = story
    }

    /// The outermost spans between marks, in order.
    ///
    /// An opening mark without its closing one counts only where speech of several paragraphs has it: at a
    /// paragraph's beginning, or at a sentence's when the next paragraph opens with a mark too.
    package func spans<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [QuotedSpan] {
        var spans: [QuotedSpan] = []
        var open: Int?
        var depth = 0
        var paragraph = -1
        var firstToken = 0
        for (index, token) in story.tokens.enumerated() {
            try pace.spend(8)
            let owner = story.paragraphOfSentence[token.sentence]
            if owner != paragraph {
                finish(open, at: index, firstToken, paragraph, &spans)
                (open, depth, paragraph, firstToken) = (nil, 0, owner, index)
            }
            if story.isRepeated(token.sentence) { continue }
            switch token.kind {
            case .openQuote:
                // A straight mark that seems to open within straight marks closes them.
                if let start = open, isStraight(token), isStraight(story.tokens[start]) {
                    add(start, index, paragraph, &spans)
                    (open, depth) = (nil, 0)
                } else {
                    if open == nil { open = index }
                    depth += 1
                }
            case .closeQuote:
                guard let start = open else { continue }
                depth -= 1
                if depth <= 0 {
                    add(start, index, paragraph, &spans)
                    (open, depth) = (nil, 0)
                }
            default: break
            }
        }
        finish(open, at: story.tokens.count, firstToken, paragraph, &spans)
        return spans
    }

    private func isStraight(_ token: Token) -> Bool { story.text.byte(token.start) == 0x22 }

    private func add(_ open: Int, _ close: Int, _ paragraph: Int, _ spans: inout [QuotedSpan]) {
        let start = story.tokens[open].end
        let end = story.tokens[close].start
        guard end > start else { return }
        spans.append(
            QuotedSpan(
                start: start,
                end: end,
                open: open,
                close: close,
                paragraph: paragraph,
                isUnclosed: false
            )
        )
    }

    private func finish(
        _ open: Int?,
        at end: Int,
        _ firstToken: Int,
        _ paragraph: Int,
        _ spans: inout [QuotedSpan]
    ) {
        guard let open, end - open > 1 else { return }
        let sentence = story.tokensOfSentence[story.tokens[open].sentence]
        let goesOn = end < story.tokens.count && story.tokens[end].kind == .openQuote
        guard open == firstToken || goesOn && sentence.lowerBound == open else { return }
        spans.append(
            QuotedSpan(
                start: story.tokens[open].end,
                end: story.tokens[end - 1].end,
                open: open,
                close: end,
                paragraph: paragraph,
                isUnclosed: true
            )
        )
    }
}
