/// Parts a headline on the first line from the story under it.
package struct HeadlineFinder {
    /// The reason that the edit gives which takes the headline out of the text.
    package static let reason = "headline"
    /// No headline is longer, in bytes.
    private static let longest = 180

    /// Makes a finder.
    package init() {}

    /// Finds the headline and takes it out.
    ///
    /// The first line is a headline where it is short, ends no sentence, and a longer line or a blank one
    /// follows. Where a title is known, only a first line that repeats it is taken out.
    ///
    /// - Returns: the title, if there is one, and the text without it.
    package func part(_ text: EditedText, knownTitle: String?) -> (title: String?, text: EditedText) {
        guard let first = line(from: 0, in: text.text), first.content.count <= Self.longest,
            let second = line(from: first.next, in: text.text)
        else { return (nil, text) }
        let content = text.text.string(first.content)
        if let knownTitle {
            guard content == knownTitle else { return (nil, text) }
        } else {
            guard looksLikeHeadline(first.content, before: second, gap: first.next, in: text.text) else {
                return (nil, text)
            }
        }
        guard let rest = text.removingPrefix(second.content.lowerBound, reason: Self.reason) else {
            return (nil, text)
        }
        return (content, rest)
    }

    private func looksLikeHeadline(
        _ first: Range<Int>,
        before second: (content: Range<Int>, next: Int),
        gap: Int,
        in text: ByteText
    ) -> Bool {
        guard first.count >= 8, endsOpen(first, in: text), !text.has(Array("By ".utf8), at: first.lowerBound)
        else {
            return false
        }
        let following = text.scalar(at: second.content.lowerBound).value
        if Glyph(following) == .letter, !Glyph.isCapital(following) { return false }
        if second.content.count * 2 >= first.count * 3 { return true }
        // A byline or a place may stand between headline and story.
        guard let third = line(from: second.next, in: text) else { return false }
        return third.content.count * 2 >= first.count * 3
    }

    /// Whether no mark ends a sentence there.
    private func endsOpen(_ range: Range<Int>, in text: ByteText) -> Bool {
        var end = range.upperBound
        for _ in 0..<3 where end > range.lowerBound {
            let (scalar, length) = text.scalar(before: end)
            switch Glyph(scalar) {
            case .stop: return scalar == 0x3F
            case .closeQuote, .straightQuote, .apostrophe, .closeBracket: end -= length
            case .other: return scalar != 0x3A && scalar != 0x2C && scalar != 0x3B
            default: return true
            }
        }
        return true
    }

    /// The first line with content at or after a place, and where the line after it begins.
    private func line(from start: Int, in text: ByteText) -> (content: Range<Int>, next: Int)? {
        var lower = start
        while lower < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text.bytes[lower]) { lower += 1 }
        guard lower < text.count else { return nil }
        var upper = lower
        while upper < text.count, text.bytes[upper] != 0x0A, text.bytes[upper] != 0x0D { upper += 1 }
        let next = upper
        while upper > lower, [0x20, 0x09].contains(text.bytes[upper - 1]) { upper -= 1 }
        return (lower..<upper, next)
    }
}
