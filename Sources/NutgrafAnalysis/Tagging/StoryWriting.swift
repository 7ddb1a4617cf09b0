/// How a story is written: the case of each sentence, and which words it capitalises where nothing makes it.
package struct StoryWriting {
    /// The letters of each sentence.
    package let cases: [LetterCase]
    /// For each word of the vocabulary, whether it is capitalised somewhere within a sentence.
    private let isCapitalizedWithin: [Bool]

    /// Looks a story through.
    package init<Failure>(_ story: Story, pace: inout Pace<Failure>) throws(Failure) {
        var cases: [LetterCase] = []
        cases.reserveCapacity(story.tokensOfSentence.count)
        var within = Array(repeating: false, count: story.vocabulary.words.count)
        for sentence in story.tokensOfSentence {
            try pace.spend(sentence.count * 2)
            let letterCase = LetterCase(of: sentence, in: story)
            cases.append(letterCase)
            guard letterCase == .normal else { continue }
            for index in sentence where story.tokens[index].isCapitalized && !story.tokens[index].isOpening {
                within[story.tokens[index].form] = true
            }
        }
        self.cases = cases
        isCapitalizedWithin = within
    }

    /// What is known of a token's place and of its word's other places: see ``TokenSigns``.
    package func signs(of index: Int, in story: Story, isHeadline: Bool) -> UInt32 {
        let token = story.tokens[index]
        var signs: UInt32 = token.isOpening ? TokenSigns.opening : 0
        if isHeadline { signs |= TokenSigns.headline }
        if token.isCapitalized {
            let word = story.vocabulary[token.form]
            if story.vocabulary[word.lower].count > 0 { signs |= TokenSigns.seenSmall }
            if isCapitalizedWithin[token.form] { signs |= TokenSigns.seenCapital }
        }
        if index > 0, story.tokens[index - 1].kind == .hyphen, !token.followsBlank { signs |= TokenSigns.hyphenBefore }
        if index + 1 < story.tokens.count, story.tokens[index + 1].kind == .hyphen,
            !story.tokens[index + 1].followsBlank
        {
            signs |= TokenSigns.hyphenBehind
        }
        return signs
    }
}
