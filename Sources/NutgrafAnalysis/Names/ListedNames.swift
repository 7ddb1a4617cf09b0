/// Looks the names of the lists up in a story.
struct ListedNames {
    private let story: Story

    init(_ story: Story) {
        self.story = story
    }

    /// The longest listed name that begins with a token.
    ///
    /// - Parameter limit: the token at which to stop looking.
    /// - Returns: its tokens and what the list says.
    func longest(at start: Int, limit: Int) -> (tokens: Range<Int>, known: KnownName)? {
        let longest = Lexicon.shared.longestName(beginning: story.word(start).form)
        guard longest > 0 else { return nil }
        var end = min(start + longest, limit)
        while end > start {
            defer { end -= 1 }
            let first = story.tokens[start].start
            let last = story.tokens[end - 1]
            guard last.kind == .word || last.kind == .clitic else { continue }
            // A name of the lists has fewer bytes; a longer one need not be cut out.
            guard last.end - first <= 80 else { continue }
            if let known = Lexicon.shared.name(story.text.string(first..<last.end)) {
                return (start..<end, known)
            }
        }
        return nil
    }
}
