import NutgrafAnalysis

/// What an annotated article teaches of the words that say what people are.
struct RoleLessons {
    /// Which candidate is the role, nothing last; one lesson for each person with a candidate.
    private(set) var choices: [LogLinearChoice.Lesson] = []
    private let story: GoldMentions

    /// Reads an article.
    init(_ article: AnnotatedArticle) {
        story = GoldMentions(article)
        var finder = RoleFinder(story.story, mentions: story.context.mentions)
        for draft in story.drafts where draft.kind == .person {
            let candidates = finder.candidates(of: draft.mentions)
            guard !candidates.isEmpty else { continue }
            let texts = candidates.map { story.story.string(tokens: $0.tokens) }
            var right = article.role(ofAnyNamed: draft.names).map { Self.right(texts, $0) } ?? texts.map { _ in false }
            right.append(!right.contains(true))
            choices.append(
                LogLinearChoice.Lesson(
                    candidates: candidates.map(\.features) + [finder.features(nothing: draft.mentions.count)],
                    isRight: right
                )
            )
        }
    }

    /// The names of the article's people, the fullest first, each with the role that a model gives.
    func roles(_ model: RoleModel) -> [RoleEvaluation.Person] {
        var finder = RoleFinder(story.story, mentions: story.context.mentions, model: model)
        return story.drafts.filter { $0.kind == .person }.map { draft in
            ([draft.name] + draft.names, finder.role(of: draft.mentions)?.text)
        }
    }

    /// Which texts are a role or its plural, or where none is those that share most words with it. Some annotators
    /// took the article in, most did not: it teaches nothing.
    private static func right(_ texts: [String], _ role: String) -> [Bool] {
        var words = role.split(separator: " ")
        if let first = words.first, ["the", "a", "an", "another", "his", "her", "its"].contains(first.lowercased()) {
            words.removeFirst()
        }
        let bare = words.joined(separator: " ")
        let exact = texts.map { $0 == bare || $0 == role || $0 == bare + "s" }
        guard !exact.contains(true) else { return exact }
        let shares = texts.map { text in
            let own = Set(text.split(separator: " "))
            return Double(own.intersection(words).count) / Double(max(own.union(words).count, 1))
        }
        let most = shares.max() ?? 0
        return shares.map { $0 == most && most >= 0.5 }
    }
}
