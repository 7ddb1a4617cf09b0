/// Finds the story's people, places and bodies in its headline.
///
/// Headlines capitalise what they like, so only names that the story or the lists know are found.
struct TitleReader {
    private let title: Story

    init(_ title: Story) {
        self.title = title
    }

    /// Adds the places where the title names an entity; listed names that the story does not have are added.
    func note<Failure>(in drafts: inout [EntityDraft], pace: inout Pace<Failure>) throws(Failure) {
        var byName: [String: Int] = [:]
        var longest: [String: Int] = [:]
        for (number, draft) in drafts.enumerated() {
            try pace.spend(64)
            for name in draft.names where byName[name] == nil {
                byName[name] = number
                let words = name.split { $0 == " " || $0 == "-" }
                guard let first = words.first else { continue }
                longest[String(first)] = max(longest[String(first)] ?? 0, min(words.count * 2, 24))
            }
        }
        let listed = ListedNames(title)
        var index = 0
        while index < title.tokens.count {
            try pace.spend(64)
            guard title.tokens[index].kind == .word, title.tokens[index].isCapitalized else {
                index += 1
                continue
            }
            if let (end, number) = known(at: index, byName, longest) {
                drafts[number].titleMentions.append(range(index..<end))
                index = end
            } else if let (tokens, known) = listed.longest(at: index, limit: title.tokens.count) {
                var draft = EntityDraft(kind: known.kind)
                let name = title.string(tokens: tokens)
                draft.names = [name]
                draft.country = known.country
                draft.confidence = 0.8
                draft.titleMentions = [range(tokens)]
                byName[name] = drafts.count
                drafts.append(draft)
                index = tokens.upperBound
            } else {
                index += 1
            }
        }
    }

    private func known(
        at start: Int,
        _ byName: [String: Int],
        _ longest: [String: Int]
    ) -> (end: Int, entity: Int)? {
        guard let length = longest[title.word(start).form] else { return nil }
        var end = min(start + length, title.tokens.count)
        while end > start {
            if let number = byName[title.string(tokens: start..<end)] { return (end, number) }
            end -= 1
        }
        return nil
    }

    private func range(_ tokens: Range<Int>) -> TextRange {
        TextRange(start: title.tokens[tokens.lowerBound].start, end: title.tokens[tokens.upperBound - 1].end)
    }
}
