/// What each different word of a text is to expressions of time, so that a token costs one look-up.
struct TimeVocabulary {
    /// After how many words the pace is heeded.
    private static let stretch = 512

    /// By the words' numbers in the story's vocabulary.
    let words: [TimeWord]

    /// Looks the words of a text up.
    init<Failure>(_ vocabulary: Vocabulary, pace: inout Pace<Failure>) throws(Failure) {
        let table = TimeWordTable.shared
        var words: [TimeWord] = []
        words.reserveCapacity(vocabulary.words.count)
        while words.count < vocabulary.words.count {
            let limit = min(words.count + Self.stretch, vocabulary.words.count)
            try pace.spend(16 * (limit - words.count))
            Self.append(vocabulary, words.count..<limit, table, &words)
        }
        self.words = words
    }

    private static func append(
        _ vocabulary: Vocabulary,
        _ numbers: Range<Int>,
        _ table: TimeWordTable,
        _ words: inout [TimeWord]
    ) {
        for number in numbers {
            let lower = vocabulary.words[number].lower
            if lower < number {
                words.append(words[lower])
            } else if let word = table.word(vocabulary.words[number].listed) {
                words.append(word)
            } else {
                var form = vocabulary.words[number].form
                words.append(form.withUTF8 { TimeWord(unlisted: $0) })
            }
        }
    }
}

extension TimeWord {
    /// Reads a word that no table has, in lower case.
    fileprivate init(unlisted bytes: UnsafeBufferPointer<UInt8>) {
        self.init()
        guard let first = bytes.first else { return }
        let count = bytes.count
        if first >= 0x30, first <= 0x39 {
            self.init(figures: bytes)
        } else if count >= 4, bytes[count - 1] == 0x64, bytes[count - 2] == 0x65 {
            cue = .past
        } else if count == 6, first == 0x66, bytes[1] == 0x79 {
            let year = TimeWord(figures: UnsafeBufferPointer(rebasing: bytes[2...]))
            if year.kind == .figure, year.detail == 4 {
                self = TimeWord(kind: .fiscalYear, isStarter: true, value: year.value / 1_000)
            }
        }
    }
}
