/// Says which country a name surely is, or is named after.
struct Countries {
    private let story: Story

    init(_ story: Story) {
        self.story = story
    }

    /// The ISO 3166-1 alpha-2 code, or `nil` where no country is sure.
    func country(of mention: Mention, _ name: String) -> String? {
        guard mention.kind != .person, name.utf8.count <= 80 else { return nil }
        if let known = Lexicon.shared.name(name), known.kind == mention.kind { return known.country }
        return namesake(mention)
    }

    /// The country that an organisation's name begins with: "Russian Foreign Ministry".
    private func namesake(_ mention: Mention) -> String? {
        guard mention.kind == .organization, mention.tokens.count > 1 else { return nil }
        let known = Lexicon.shared.name(story.word(mention.tokens.lowerBound).form)
        return known?.kind == .group || known?.rank == .country ? known?.country : nil
    }
}
