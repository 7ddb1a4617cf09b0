/// What each different word of a text is to expressions of time, so that a token costs one look-up.
struct TimeVocabulary {
    /// By the words' numbers in the story's vocabulary.
    let words: [TimeWord]

    /// Looks the words of a text up.
    init<Failure>(_ vocabulary: Vocabulary, pace: inout Pace<Failure>) throws(Failure) {
        var words: [TimeWord] = []
        words.reserveCapacity(vocabulary.words.count)
        for (number, word) in vocabulary.words.enumerated() {
            try pace.spend(16)
            if word.lower < number {
                words.append(words[word.lower])
            } else {
                words.append(Self.look(word.form))
            }
        }
        self.words = words
    }

    private static func look(_ form: String) -> TimeWord {
        guard let first = form.utf8.first else { return TimeWord() }
        if first >= 0x30, first <= 0x39 { return TimeWord(figures: form) }
        if let word = TimeWord.table[form] { return word }
        var word = TimeWord()
        let length = form.utf8.count
        if length >= 4, form.hasSuffix("ed") {
            word.cue = .past
        } else if length == 6, form.hasPrefix("fy"), let year = Int(form.dropFirst(2)), (1900...2100).contains(year) {
            word = TimeWord(kind: .fiscalYear, isStarter: true, value: year)
        }
        return word
    }
}
