/// Finds what the text says a person is: "Turkish Foreign Minister" before the name, "a presidential aide" after it.
///
/// The role is given as written, from the first word that describes the person, without the article: with what the
/// person is head or member of, without what the person does. A title such as "Professor" is a role only where nothing
/// else is said.
package struct RoleFinder {
    /// The mentions of a person that are looked at.
    private static let reach = 24

    private let story: Story
    private let mentions: [Mention]
    private let before: RoleBeforeName
    private let after: RoleAfterName

    /// Makes a finder for a story and the names in it.
    package init(_ story: Story, mentions: [Mention]) {
        self.story = story
        self.mentions = mentions
        let words = RoleWords(story, mentions: mentions)
        before = RoleBeforeName(words)
        after = RoleAfterName(words)
    }

    /// The role of the person whose mentions have these numbers; the first of the best.
    package func role(of numbers: [Int]) -> Role? {
        var best: RolePhrase?
        for number in numbers.prefix(Self.reach) {
            let found = [before.phrase(mentions[number]), after.phrase(mentions[number]), shared(number)]
            for phrase in found.compactMap({ $0 }) where phrase.weight > (best?.weight ?? 0) { best = phrase }
            if let best, best.weight >= RolePhrase.full { break }
        }
        return best.map { role($0.tokens) }
    }

    /// The role before the first of several names: "Senators Anna Berg and Peter Holm".
    private func shared(_ number: Int) -> RolePhrase? {
        var first = number
        while first > 0, number - first < 8, follows(mentions[first - 1], mentions[first]) { first -= 1 }
        guard first < number, var phrase = before.phrase(mentions[first]) else { return nil }
        let last = story.tokens[phrase.tokens.upperBound - 1]
        guard story.text.byte(last.end - 1) == 0x73 else { return nil }
        phrase.weight = min(phrase.weight, RolePhrase.short)
        return phrase
    }

    /// Whether nothing but a comma and "and" stands between two people's names.
    private func follows(_ one: Mention, _ other: Mention) -> Bool {
        guard one.kind == .person, other.kind == .person, one.tokens.upperBound < other.tokens.lowerBound,
            other.tokens.lowerBound - one.tokens.upperBound <= 2
        else { return false }
        return (one.tokens.upperBound..<other.tokens.lowerBound).allSatisfy {
            story.tokens[$0].kind == .comma || story.word($0).form == "and"
        }
    }

    private func role(_ tokens: Range<Int>) -> Role {
        let start = story.tokens[tokens.lowerBound].start
        let end = story.tokens[tokens.upperBound - 1].end
        return Role(text: story.text.string(start..<end), start: start, end: end)
    }
}
