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

    /// `.male` or `.female` where "Mr", "Mrs" or their like stand before a name or begin it, else nothing.
    ///
    /// Unlike "chairman" or a first name, these are never said of the other gender.
    func address(of mention: Mention) -> WordClass {
        let first = mention.tokens.lowerBound
        if mention.tokens.count > 1, story.classes(first).has(.honorific) { return address(first) }
        guard first > 0, story.tokens[first - 1].sentence == story.tokens[first].sentence,
            story.classes(first - 1).has(.honorific)
        else { return [] }
        return address(first - 1)
    }

    private func address(_ token: Int) -> WordClass {
        switch story.vocabulary[story.word(token).lower].form {
        case "mr", "sir", "lord", "mrs", "ms", "miss", "dame", "lady": gender(ofTitle: token)
        default: []
        }
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
