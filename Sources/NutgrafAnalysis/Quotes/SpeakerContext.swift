/// Who is named where, and which words are quoted.
package struct SpeakerContext {
    let story: Story
    /// The names.
    package let mentions: [Mention]
    let entityOfMention: [Int]
    let drafts: [EntityDraft]
    /// For each token, the mention it belongs to, or -1.
    let mentionOfToken: [Int32]
    /// For each token, whether it stands within quotation marks.
    let isQuoted: [Bool]
    /// For each sentence, the number of the first mention that begins in it or behind it.
    let firstMention: [Int]
    /// The numbers of "according" and "According" in the vocabulary.
    private let according: [Int]
    /// The numbers of other pronouns in lower case.
    private let pronouns: [(word: Int, kind: SpeakerKind)]

    /// Takes what was found in a story so far.
    package init<Failure>(
        _ story: Story,
        spans: [QuotedSpan],
        mentions: [Mention],
        entityOfMention: [Int],
        drafts: [EntityDraft],
        pace: inout Pace<Failure>
    ) throws(Failure) {
        self.story = story
        self.mentions = mentions
        self.entityOfMention = entityOfMention
        self.drafts = drafts
        var quoted = Array(repeating: false, count: story.tokens.count)
        for span in spans {
            try pace.spend(span.close - span.open)
            for token in span.open..<min(span.close + 1, story.tokens.count) { quoted[token] = true }
        }
        isQuoted = quoted
        var owners = [Int32](repeating: -1, count: story.tokens.count)
        var first = Array(repeating: mentions.count, count: story.sentences.count + 1)
        for (number, mention) in mentions.enumerated().reversed() {
            try pace.spend(8)
            for token in mention.tokens { owners[token] = Int32(truncatingIfNeeded: number) }
            first[story.tokens[mention.tokens.lowerBound].sentence] = number
        }
        for sentence in story.sentences.indices.reversed() {
            try pace.spend(1)
            first[sentence] = min(first[sentence], first[sentence + 1])
        }
        according = ["according", "According"].compactMap { story.vocabulary.find($0) }
        let kinds: [(String, SpeakerKind)] = [
            ("they", .they), ("it", .it), ("i", .first), ("we", .first), ("who", .who),
        ]
        pronouns = kinds.compactMap { form, kind in story.vocabulary.find(form).map { ($0, kind) } }
        mentionOfToken = owners
        firstMention = first
    }

    /// The number of the first mention that begins behind a token.
    ///
    /// A sentence may have any number of names and quotations, so it is searched by halves.
    func firstMention(behind token: Int) -> Int {
        var number = 0
        var end = mentions.count
        while number < end {
            let middle = number + (end - number) / 2
            if mentions[middle].tokens.lowerBound > token { end = middle } else { number = middle + 1 }
        }
        return number
    }

    /// The entities that a quotation names; of a long one the eight it names first.
    package func entities(within span: QuotedSpan) -> [Int] {
        var number = firstMention(behind: span.open)
        var entities: [Int] = []
        while number < mentions.count, entities.count < 8, mentions[number].tokens.lowerBound < span.close {
            entities.append(entityOfMention[number])
            number += 1
        }
        return entities
    }

    /// The mention that a token belongs to.
    func mention(at token: Int) -> Int? {
        let number = Int(mentionOfToken[token])
        return number >= 0 ? number : nil
    }

    /// What a listed verb of saying is worth, at a token outside quotations.
    func cue(at token: Int) -> CueStrength {
        guard story.tokens[token].kind == .word, mentionOfToken[token] < 0 else { return .none }
        let classes = story.classes(token)
        if classes.has(.strongSpeech) { return .strong }
        guard classes.has(.speech) else { return .none }
        // "The read", "a report": a noun.
        return .listed
    }

    /// Whether "according to" stands at a token.
    func isAccording(_ token: Int) -> Bool {
        story.tokens[token].kind == .word && according.contains(story.tokens[token].form)
            && token + 1 < story.tokens.count && lower(token + 1) == "to"
    }

    /// The word of a token in lower case.
    func lower(_ token: Int) -> String { story.vocabulary[story.word(token).lower].form }

    /// The paragraph of a token.
    func paragraph(of token: Int) -> Int { story.paragraphOfSentence[story.tokens[token].sentence] }

    /// The pronoun at a token, if it may stand for a speaker.
    func pronoun(at token: Int) -> SpeakerKind? {
        guard story.tokens[token].kind == .word else { return nil }
        let classes = story.classes(token)
        if classes.has([.pronounMale, .pronounFemale]) { return .heOrShe }
        // The others are short.
        guard story.tokens[token].end - story.tokens[token].start <= 4, classes.has(.stop) else { return nil }
        let word = story.word(token).lower
        for pronoun in pronouns where pronoun.word == word { return pronoun.kind }
        return nil
    }
}
