import NutgrafAnalysis

/// Counts how words are written within sentences.
struct CaseCounts {
    /// How often each word in lower case stands within sentences in lower case and capitalised.
    private(set) var counts: [String: (small: Int, capital: Int)] = [:]

    /// How often each word occurs as written.
    private var forms: [String: Int] = [:]

    /// The most frequent words as written.
    func frequent(_ most: Int) -> [String] {
        forms.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(most).map(\.key)
    }

    /// Counts the words of a text.
    mutating func count(_ bytes: [UInt8]) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(bytes), pace: &pace)
        for word in story.vocabulary.words where word.count > 0 && !word.form.isEmpty {
            forms[word.form, default: 0] += word.count
        }
        for sentence in story.tokensOfSentence where LetterCase(of: sentence, in: story) == .normal {
            for index in sentence where story.tokens[index].form > 0 && !story.tokens[index].isOpening {
                let token = story.tokens[index]
                guard token.kind == .word else { continue }
                let word = story.vocabulary[story.word(index).lower].form
                if token.isCapitalized {
                    counts[word, default: (0, 0)].capital += 1
                } else {
                    counts[word, default: (0, 0)].small += 1
                }
            }
        }
    }
}
