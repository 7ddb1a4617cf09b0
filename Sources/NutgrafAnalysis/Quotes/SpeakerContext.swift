/// Who is spoken of where: the mentions by token and by sentence, without those inside quotations.
struct SpeakerContext {
    let story: Story
    let mentions: [Mention]
    let entityOfMention: [Int]
    let genders: [WordClass]
    /// For each token, the mention it belongs to, or -1.
    let mentionOfToken: [Int]
    /// For each token, whether it stands within quotation marks.
    let isQuoted: [Bool]
    /// For each sentence, its first mention of a person outside quotations, or -1.
    let firstPerson: [Int]

    init(
        _ story: Story,
        mentions: [Mention],
        entityOfMention: [Int],
        drafts: [EntityDraft],
        spans: [QuotedSpan]
    ) {
        self.story = story
        self.mentions = mentions
        self.entityOfMention = entityOfMention
        genders = drafts.map(\.gender)
        var quoted = Array(repeating: false, count: story.tokens.count)
        for span in spans {
            for token in span.open..<min(span.close + 1, story.tokens.count) { quoted[token] = true }
        }
        isQuoted = quoted
        var owners = Array(repeating: -1, count: story.tokens.count)
        var first = Array(repeating: -1, count: story.sentences.count)
        for (number, mention) in mentions.enumerated() {
            for token in mention.tokens { owners[token] = number }
            let sentence = story.tokens[mention.tokens.lowerBound].sentence
            if mention.kind == .person, first[sentence] < 0, !quoted[mention.tokens.lowerBound] {
                first[sentence] = number
            }
        }
        mentionOfToken = owners
        firstPerson = first
    }

    /// The person that a pronoun at a token stands for: the first one named in its sentence before it, or in
    /// the last sentence before that names anyone of that gender.
    func antecedent(of pronoun: Int) -> Int? {
        let classes = story.classes(pronoun)
        let excluded: WordClass = classes.has(.pronounMale) ? .female : .male
        let sentence = story.tokens[pronoun].sentence
        // A pronoun reaches back over few sentences, and few people in each.
        for candidate in stride(from: sentence, through: max(0, sentence - 6), by: -1) {
            let first = firstPerson[candidate]
            guard first >= 0 else { continue }
            for number in first..<min(first + 8, mentions.count) {
                let tokens = mentions[number].tokens
                guard story.tokens[tokens.lowerBound].sentence == candidate, tokens.upperBound <= pronoun
                else { break }
                guard mentions[number].kind == .person, !isQuoted[tokens.lowerBound] else { continue }
                let entity = entityOfMention[number]
                if !genders[entity].has(excluded) { return entity }
            }
        }
        return nil
    }

    /// Whether a mention can speak: people, bodies, and countries for their governments.
    func canSpeak(_ mention: Int) -> Bool {
        let kind = mentions[mention].kind
        return kind == .person || kind == .organization || kind == .location
    }

    /// Whether a token is "he" or "she".
    func isPronoun(_ token: Int) -> Bool {
        story.classes(token).has([.pronounMale, .pronounFemale])
    }

    /// Whether a token is a verb that says somebody speaks.
    func isCue(_ token: Int) -> Bool {
        story.tokens[token].kind == .word && !story.tokens[token].isCapitalized
            && story.classes(token).has(.speech)
    }
}
