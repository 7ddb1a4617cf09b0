/// Finds whom the letters before the paragraphs of an interview stand for: "JS: …" or "((JS)) …" for Jane Smith.
struct SpeakerTags {
    private let story: Story

    init(_ story: Story) {
        self.story = story
    }

    /// Joins tags with the one person whose names begin with their letters, else with the one body of one word that
    /// begins with the first of them and has the others in order.
    func join<Failure>(
        _ forms: [NameForm],
        _ mentions: [Mention],
        in groups: inout NameGroups,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        let tags = forms.indices.filter { isTag(forms[$0], mentions[forms[$0].first]) }.prefix(16)
        guard !tags.isEmpty else { return }
        for tag in tags {
            let letters = letters(forms[tag])
            var found: [Int] = []
            for (number, form) in forms.enumerated() where form.kind == forms[tag].kind && number != tag {
                try pace.spend(16)
                let fits = form.kind == .person ? form.words.map(\.letter) == letters : isIn(letters, form)
                if fits, !found.contains(where: { groups.root($0) == groups.root(number) }) { found.append(number) }
            }
            if found.count == 1 { groups.join(tag, found[0]) }
        }
    }

    /// Whether a form is two or three capitals at a sentence's beginning, before a colon or in brackets.
    private func isTag(_ form: NameForm, _ mention: Mention) -> Bool {
        guard form.words.count == 1, form.kind == .person || form.kind == .organization,
            mention.tokens.count == 1, story.word(mention.tokens.lowerBound).isAcronym,
            mention.end - mention.start <= 3
        else { return false }
        let next = mention.tokens.upperBound
        guard next < story.tokens.count,
            story.tokens[next].kind == .closeBracket || story.text.byte(story.tokens[next].start) == 0x3A
        else { return false }
        let sentence = story.tokensOfSentence[story.tokens[mention.tokens.lowerBound].sentence]
        return mention.tokens.lowerBound - sentence.lowerBound <= 2
            && (sentence.lowerBound..<mention.tokens.lowerBound).allSatisfy { story.tokens[$0].kind == .openBracket }
    }

    private func letters(_ form: NameForm) -> [UInt8] {
        var letters: [UInt8] = []
        let token = story.tokens[form.words[0].token]
        FoldedLetters.forEach(token.start..<token.end, in: story.text) { letters.append($0) }
        return letters
    }

    private func isIn(_ letters: [UInt8], _ form: NameForm) -> Bool {
        guard form.words.count == 1, !story.word(form.words[0].token).isAcronym, form.words[0].letter == letters[0]
        else { return false }
        let token = story.tokens[form.words[0].token]
        var index = 0
        FoldedLetters.forEach(token.start..<token.end, in: story.text) {
            if index < letters.count, $0 == letters[index] { index += 1 }
        }
        return index == letters.count
    }
}
