/// Pairs the quotation marks of each paragraph.
///
/// Double and angled marks are paired first, then single ones, which may be apostrophes. Only the outermost spans
/// are given: what is quoted within a quotation belongs to it.
package struct QuotedSpanFinder {
    /// How deep marks may stand within each other; deeper ones are text.
    private static let deepest = 16

    /// How many paragraphs a quotation may run over without a mark of its own in each.
    private static let longestRun = 4

    /// After how many tokens the pace is heeded.
    private static let stretch = 512

    private let story: Story

    /// Makes a finder for a story.
    package init(_ story: Story) {
        self.story = story
    }

    /// The outermost spans between marks, in order, none overlapping another.
    ///
    /// An opening mark without its closing one counts where speech of several paragraphs has it, at a paragraph's
    /// beginning, or behind a colon, a comma or a sentence's end; it ends with its paragraph, or before the next
    /// mark that opens.
    package func spans<Failure>(pace: inout Pace<Failure>) throws(Failure) -> [QuotedSpan] {
        var spans: [QuotedSpan] = []
        let tokens = story.tokens
        var marks: [QuotationMark] = []
        var sentence = 0
        while sentence < story.sentences.count {
            let paragraph = story.paragraphOfSentence[sentence]
            let first = story.tokensOfSentence[sentence].lowerBound
            let isRepeated = story.isRepeated(sentence)
            while sentence < story.sentences.count, story.paragraphOfSentence[sentence] == paragraph {
                try pace.spend(4)
                sentence += 1
            }
            let limits = first..<story.tokensOfSentence[sentence - 1].upperBound
            guard !isRepeated else { continue }
            marks.removeAll(keepingCapacity: true)
            for index in limits {
                if index % Self.stretch == 0 { try pace.spend(2 * Self.stretch) }
                switch tokens[index].kind {
                case .openQuote, .closeQuote, .mark:
                    if let mark = QuotationMark(index, in: story, limits: limits) { marks.append(mark) }
                default: break
                }
            }
            guard !marks.isEmpty else { continue }
            try pace.spend(marks.count * 16)
            var pairing = MarkPairing(story, limits: limits, paragraph: paragraph, deepest: Self.deepest)
            var found = pairing.spans(of: marks)
            if let orphan = pairing.orphan, let last = spans.indices.last,
                carry(&spans[last], to: orphan, in: paragraph)
            {
                // What stands in single marks before it is within the quotation now.
                found.removeAll { $0.open < orphan }
            }
            spans += found
        }
        return spans
    }

    /// Lets a quotation run on to a mark that closes it paragraphs later, when no other stands between;
    /// gives whether it does.
    private func carry(_ span: inout QuotedSpan, to orphan: Int, in paragraph: Int) -> Bool {
        guard span.isUnclosed, paragraph - span.paragraph <= Self.longestRun, story.tokens[orphan].start > span.end,
            story.paragraphOfSentence[story.tokens[span.close].sentence] > span.paragraph
        else { return false }
        span.end = story.tokens[orphan].start
        span.close = orphan
        span.lastParagraph = paragraph
        span.isUnclosed = false
        return true
    }
}
