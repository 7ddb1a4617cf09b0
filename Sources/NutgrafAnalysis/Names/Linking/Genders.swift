/// Tells whether a woman or a man is meant: by titles before a name, else by the first name.
struct Genders {
    private let story: Story

    init(_ story: Story) {
        self.story = story
    }

    /// `.male` or `.female`, or nothing where neither is said.
    func gender(_ mention: Mention) -> WordClass {
        let first = mention.tokens.lowerBound
        for token in stride(from: first - 1, through: max(0, first - 4), by: -1) {
            guard story.tokens[token].sentence == story.tokens[first].sentence,
                story.classes(token).has([.honorific, .role, .roleModifier])
            else { break }
            let gender = gender(ofTitle: token)
            if !gender.isEmpty { return gender }
        }
        if mention.tokens.count > 1, story.classes(first).has(.honorific) {
            let gender = gender(ofTitle: first)
            if !gender.isEmpty { return gender }
        }
        guard mention.tokens.count > 1 else { return [] }
        return story.classes(first).intersection([.male, .female])
    }

    /// The gender that a title before a mention gives.
    func gender(ofTitle token: Int) -> WordClass {
        switch story.vocabulary[story.word(token).lower].form {
        case "mr", "sir", "lord", "king", "prince", "spokesman", "chairman", "father", "brother", "congressman",
            "duke", "baron", "earl":
            return .male
        case "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman", "baroness",
            "sister", "congresswoman", "duchess", "countess", "actress":
            return .female
        default: return []
        }
    }
}
