/// Finds what the text says a person is: "Turkish Foreign Minister" before the name, "a presidential aide" after it.
///
/// The role is given as written, from the first word that describes the person, without the article: with what the
/// person is head or member of, without what the person does. Of all the words that may be one, near each of the
/// person's mentions, the weights of ``RoleModel`` choose the likeliest; what the rules of ``RoleBeforeName`` and
/// ``RoleAfterName`` say is one of the features.
package struct RoleFinder {
    /// The mentions of a person that are looked at.
    private static let reach = 24

    private let story: Story
    private let mentions: [Mention]
    private let model: RoleModel
    private let before: RoleBeforeName
    private let after: RoleAfterName
    private var finder: RoleCandidateFinder

    /// Makes a finder for a story and the names in it.
    package init(_ story: Story, mentions: [Mention], model: RoleModel = .shared) {
        self.story = story
        self.mentions = mentions
        self.model = model
        let words = RoleWords(story, mentions: mentions)
        before = RoleBeforeName(words)
        after = RoleAfterName(words)
        finder = RoleCandidateFinder(words)
    }

    /// The role of the person whose mentions have these numbers, if the text says one.
    package mutating func role(of numbers: [Int]) -> Role? {
        let best = model.best(candidates(of: numbers), mentions: numbers.count)?.tokens ?? plural(of: numbers)
        return best.map { role($0) }
    }

    /// The role that the first of a list has alone there, where it is a plural: "Senators Anna Berg and Peter Holm". In
    /// longer lists only titles surely belong to all.
    private mutating func plural(of numbers: [Int]) -> Range<Int>? {
        for number in numbers.prefix(Self.reach) {
            guard let first = firstOfList(number),
                let role = model.best(candidates(of: [first]), mentions: 1),
                role.place == .before, isPlural(role.tokens), finder.words.isRole(role.tokens.upperBound - 1),
                number - first == 1 || story.tokens[role.tokens.upperBound - 1].isCapitalized
            else { continue }
            let start = role.tokens.lowerBound
            let before = start > 1 && finder.words.isArticle(start - 1) ? start - 2 : start - 1
            // "15 victims" counts people, and "members of the House of Representatives" is cut short.
            guard story.tokens[start].kind != .number, before < 0 || !finder.words.joins(before) else { continue }
            return role.tokens
        }
        return nil
    }

    /// All words that may be the role, in the order of the mentions.
    package mutating func candidates(of numbers: [Int]) -> [RoleCandidate] {
        var found: [RoleCandidate] = []
        for (order, number) in numbers.prefix(Self.reach).enumerated() {
            let name = mentions[number].tokens
            func add(_ words: [(place: RoleCandidate.Place, tokens: Range<Int>)], _ rule: Range<Int>?) {
                for (place, tokens) in words {
                    let agreement = RoleCandidate.Agreement(tokens, rule)
                    let candidate = RoleCandidate(
                        place: place,
                        tokens: tokens,
                        agreement: agreement,
                        name: name,
                        order: order
                    )
                    found.append(finder.weighed(candidate))
                }
            }
            let words = finder.before(name.lowerBound)
            if !words.isEmpty { add(words, before.tokens(mentions[number])) }
            let later = finder.behind(name.upperBound)
            if !later.isEmpty { add(later, after.tokens(mentions[number])) }
            if let first = firstOfList(number) {
                let shared = finder.before(mentions[first].tokens.lowerBound).filter { isPlural($0.tokens) }
                if !shared.isEmpty {
                    add(shared.map { (.shared, $0.tokens) }, before.tokens(mentions[first]))
                }
            }
        }
        return found
    }

    /// The features of no role at all, for a person of so many mentions.
    package func features(nothing mentions: Int) -> [Int] { RoleFeatures.shared.features(nothing: mentions) }

    /// The first of the names that a mention follows in a list: "Former senators Anna Berg and Peter Holm".
    private func firstOfList(_ number: Int) -> Int? {
        var first = number
        while first > 0, number - first < 8, follows(mentions[first - 1], mentions[first]) { first -= 1 }
        return first < number ? first : nil
    }

    /// Whether the last word ends as plurals do, and not as "actress" and "boss" do.
    private func isPlural(_ tokens: Range<Int>) -> Bool {
        let end = story.tokens[tokens.upperBound - 1].end
        return story.text.byte(end - 1) == 0x73 && story.text.byte(end - 2) != 0x73
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
