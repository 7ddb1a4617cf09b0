/// Cuts from found names what no name holds: a country before "’s", and a bracket that nothing closes.
package struct MentionTrimmer {
    private let story: Story

    /// Makes a trimmer for a story.
    package init(_ story: Story) {
        self.story = story
    }

    /// The names without it; the country before "’s" is a name for itself.
    package func trimmed(_ mentions: [Mention]) -> [Mention] {
        var result: [Mention] = []
        result.reserveCapacity(mentions.count)
        for mention in mentions {
            var mention = mention
            if mention.tokens.count > 2 {
                cutBracket(&mention)
                if let country = cutCountry(&mention) { result.append(country) }
            }
            result.append(mention)
        }
        return result
    }

    /// "Washington (D.C" is "Washington".
    private func cutBracket(_ mention: inout Mention) {
        guard let open = mention.tokens.last(where: { story.tokens[$0].kind == .openBracket }),
            open > mention.tokens.lowerBound,
            !mention.tokens.contains(where: { $0 > open && story.tokens[$0].kind == .closeBracket })
        else { return }
        take(mention.tokens.lowerBound..<open, in: &mention)
    }

    /// "Kenya’s Institute of Health" is Kenya and its institute.
    private func cutCountry(_ mention: inout Mention) -> Mention? {
        guard mention.kind == .organization || mention.kind == .facility,
            let clitic = mention.tokens.first(where: { story.tokens[$0].kind == .clitic }),
            clitic > mention.tokens.lowerBound, clitic + 2 < mention.tokens.upperBound,
            clitic - mention.tokens.lowerBound <= Lexicon.longestName
        else { return nil }
        var country = mention
        take(mention.tokens.lowerBound..<clitic, in: &country)
        guard let known = Lexicon.shared.name(story.text.string(country.start..<country.end)), known.rank == .country
        else { return nil }
        country.kind = .location
        take((clitic + 1)..<mention.tokens.upperBound, in: &mention)
        return country
    }

    private func take(_ tokens: Range<Int>, in mention: inout Mention) {
        mention.tokens = tokens
        mention.start = story.tokens[tokens.lowerBound].start
        mention.end = story.tokens[tokens.upperBound - 1].end
    }
}
