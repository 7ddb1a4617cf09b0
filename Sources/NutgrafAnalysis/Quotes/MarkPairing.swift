/// Pairs the marks of one paragraph.
struct MarkPairing {
    private let story: Story
    private let limits: Range<Int>
    private let paragraph: Int
    private let deepest: Int
    /// The first double or angled mark, if it closes and nothing is open: it may close what an earlier paragraph
    /// opened.
    private(set) var orphan: Int?

    /// Pairs of tokens: opening mark, closing mark or the end of what has none.
    private struct Pair {
        var open: Int
        var close: Int
        var isUnclosed = false
    }

    init(_ story: Story, limits: Range<Int>, paragraph: Int, deepest: Int) {
        self.story = story
        self.limits = limits
        self.paragraph = paragraph
        self.deepest = deepest
    }

    /// The outermost spans, in order.
    mutating func spans(of marks: [QuotationMark]) -> [QuotedSpan] {
        var spans: [QuotedSpan] = []
        for pair in merged(doubles(marks), singles(marks)) {
            let start = story.tokens[pair.open].end
            let end = pair.isUnclosed ? story.tokens[pair.close - 1].end : story.tokens[pair.close].start
            guard end > start, pair.close - pair.open > 1 else { continue }
            spans.append(
                QuotedSpan(
                    start: start,
                    end: end,
                    open: pair.open,
                    close: pair.close,
                    paragraph: paragraph,
                    lastParagraph: paragraph,
                    isUnclosed: pair.isUnclosed
                )
            )
        }
        return spans
    }

    // MARK: Double and angled marks

    /// The outermost pairs of the marks that are no apostrophes.
    private mutating func doubles(_ marks: [QuotationMark]) -> [Pair] {
        var stack: [QuotationMark] = []
        var pairs: [Pair] = []
        let first = marks.first { $0.family != .single }
        if let first, first.action == .closes { orphan = first.token }
        for mark in marks where mark.family != .single {
            let match = stack.lastIndex { $0.family == mark.family }
            let isNested = match.map { $0 < stack.count - 1 } ?? false
            switch mark.action {
            case .opens: if stack.count < deepest { stack.append(mark) }
            case .closes, .either:
                if let match, !isNested || mark.action == .closes {
                    // Marks that are open within the pair have lost their closing ones.
                    let open = stack[match].token
                    stack.removeSubrange(match...)
                    while let last = pairs.last, last.open > open { pairs.removeLast() }
                    pairs.append(Pair(open: open, close: mark.token))
                } else if match == nil, mark.action == .either, stack.count < deepest {
                    stack.append(mark)
                }
            }
        }
        return unclosed(stack.map(\.token), among: pairs)
    }

    /// Adds what was opened and never closed, up to the next pair or the paragraph's end.
    private func unclosed(_ opens: [Int], among pairs: [Pair]) -> [Pair] {
        guard !opens.isEmpty else { return pairs }
        var all: [Pair] = []
        var next = 0
        for (number, open) in opens.enumerated() {
            while next < pairs.count, pairs[next].open < open {
                all.append(pairs[next])
                next += 1
            }
            var end = limits.upperBound
            if next < pairs.count { end = min(end, pairs[next].open) }
            if number + 1 < opens.count { end = min(end, opens[number + 1]) }
            if mayStayOpen(open), end - open > 2 {
                // Before another quotation only the sentence at hand is certain.
                if end < limits.upperBound {
                    end = min(end, story.tokensOfSentence[story.tokens[open].sentence].upperBound)
                }
                if end - open > 2 { all.append(Pair(open: open, close: end, isUnclosed: true)) }
            }
        }
        return all + pairs[next...]
    }

    /// Whether an opening mark may lack its closing one.
    private func mayStayOpen(_ open: Int) -> Bool {
        if open == limits.lowerBound { return true }
        if open == story.tokensOfSentence[story.tokens[open].sentence].lowerBound { return true }
        let before = story.tokens[open - 1]
        return before.kind == .comma || story.text.byte(before.start) == 0x3A
    }

    // MARK: Single marks

    /// The pairs of single marks, each opened where one may open and closed by the likeliest mark before the next.
    private func singles(_ marks: [QuotationMark]) -> [Pair] {
        var pairs: [Pair] = []
        var open: Int?
        /// The first mark that could be a plural's apostrophe as well.
        var doubtful: Int?
        for mark in marks where mark.family == .single {
            switch mark.action {
            case .opens:
                if let start = open, let end = doubtful { pairs.append(Pair(open: start, close: end)) }
                (open, doubtful) = (mark.token, nil)
            case .closes, .either:
                guard let start = open else { continue }
                if isPossessive(mark.token), !beginsSpeech(start) || doubtful == nil {
                    doubtful = doubtful ?? mark.token
                    continue
                }
                // "the ‘boys’ left": what closes far away belongs to nothing here.
                let close = doubtful.map { beginsSpeech(start) ? mark.token : $0 } ?? mark.token
                pairs.append(Pair(open: start, close: close))
                (open, doubtful) = (nil, nil)
            }
        }
        guard let start = open else { return pairs }
        if let end = doubtful {
            pairs.append(Pair(open: start, close: end))
        } else if start == limits.lowerBound {
            pairs.append(Pair(open: start, close: limits.upperBound, isUnclosed: true))
        }
        return pairs
    }

    /// Whether a mark stands behind an s and before a word, as in "the owners’ lawyers".
    private func isPossessive(_ mark: Int) -> Bool {
        guard story.text.byte(story.tokens[mark].start - 1) | 0x20 == 0x73, mark + 1 < limits.upperBound else {
            return false
        }
        return story.tokens[mark + 1].kind == .word && story.tokens[mark + 1].followsBlank
    }

    /// Whether speech rather than a word or two begins at a mark: behind a stop, a comma, a colon, or nothing.
    private func beginsSpeech(_ open: Int) -> Bool {
        guard mayStayOpen(open), open + 1 < limits.upperBound else { return false }
        return open == limits.lowerBound || story.tokens[open + 1].isCapitalized
    }

    /// Both sorts of pairs, without those inside others; of two that cross, the double one stays.
    private func merged(_ doubles: [Pair], _ singles: [Pair]) -> [Pair] {
        guard !singles.isEmpty else { return doubles }
        var merged: [Pair] = []
        var next = 0
        for single in singles {
            while next < doubles.count, doubles[next].close <= single.open {
                merged.append(doubles[next])
                next += 1
            }
            var end = next
            while end < doubles.count, doubles[end].close < single.close, doubles[end].open > single.open { end += 1 }
            if end < doubles.count, doubles[end].open < single.close { continue }
            merged.append(single)
            next = end
        }
        return merged + doubles[next...]
    }
}
