/// The sentences that a summary may be made of, with what they say.
///
/// At most ``reach`` sentences of the story are read: no summary of news wants more, and the cost stays the same
/// however long the story is.
package struct SummarySentences {
    /// So many sentences are read.
    static let reach = 256
    /// A sentence of so many tokens is cut off for reading.
    static let longestSentence = 400
    /// Shorter sentences are not chosen.
    static let shortest = 4
    /// A sentence of fewer words that ends without a stop is a heading.
    private static let longestHeading = 10
    /// A dateline has at most so many tokens, its dash included.
    private static let longestDateline = 10

    /// A sentence of the story.
    package struct Sentence: Sendable {
        /// The sentence's number in the story.
        package var number: Int
        /// Its tokens, without a dateline before it.
        package var tokens: Range<Int>
        /// How many words it has.
        package var words: Int
        /// The number of its paragraph, counted from the first one read.
        package var paragraph: Int
        /// Whether it begins its paragraph.
        package var isOpening: Bool
        /// Whether it may be chosen.
        package var isEligible: Bool
        /// Its different terms, a range of ``SummarySentences/termsInOrder``.
        package var terms: Range<Int> = 0..<0
        /// Whether it has a quotation.
        package var isQuoted = false
        /// How many words and numbers it has, repeats included.
        package var length = 0
        /// The entities that it names, each once.
        package var entities: [Int] = []
        /// The first token of the first person that it names.
        package var firstPerson: Int?
        /// The first token of the first name in it.
        package var firstName: Int?
        /// The place in ``SummarySentences/sentences`` of the sentence it leans on, which must be chosen with it.
        package var antecedent: Int?
        /// Whether it leans on something that no sentence before it says.
        package var isHanging = false
    }

    /// The sentences read, in the story's order.
    package private(set) var sentences: [Sentence] = []
    /// The different words and pairs of words.
    package private(set) var terms: [TermFeatures.Term] = []
    /// For each sentence one after the other, the numbers of its different terms.
    package private(set) var termsInOrder: [Int32] = []
    /// The stems of the words.
    package var stems: StemTable
    /// The stems of the title.
    package let title: [Int]

    private var wordTerms: [Int32] = []
    private var pairTerms = KeyTable(capacity: 1_024)

    /// Reads a story.
    ///
    /// - Parameters:
    ///   - story: the story.
    ///   - headline: its title.
    ///   - names: who and what is named in it.
    ///   - model: says how common stems are.
    ///   - pace: counts the work.
    package init<Failure>(
        _ story: Story,
        headline: Story?,
        names: SummaryNames,
        model: SummaryModel,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        var stems = StemTable(story, model: model)
        if let headline { title = stems.noteTitle(headline) } else { title = [] }
        self.stems = stems
        var seen: Set<UInt64> = []
        var paragraph = -1
        var lastParagraph = -1
        for number in story.sentences.indices {
            guard sentences.count < Self.reach else { break }
            try pace.spend(16)
            guard story.tellsStory(number), !story.tokensOfSentence[number].isEmpty, !Self.isByline(number, in: story)
            else { continue }
            let isOpening = story.paragraphOfSentence[number] != lastParagraph
            if isOpening { paragraph += 1 }
            lastParagraph = story.paragraphOfSentence[number]
            let tokens = Self.tokensOfText(number, opensParagraph: isOpening, in: story)
            try pace.spend(min(tokens.count, Self.longestSentence) * 16)
            var sentence = Sentence(
                number: number,
                tokens: tokens,
                words: story.wordCount(tokens),
                paragraph: paragraph,
                isOpening: isOpening,
                isEligible: false
            )
            let key = readTerms(of: &sentence, story)
            let isNew = seen.insert(key).inserted
            sentence.isEligible = isNew && sentence.words >= Self.shortest && !Self.isHeading(sentence, in: story)
            if !isNew { sentence.terms = sentence.terms.lowerBound..<sentence.terms.lowerBound }
            sentences.append(sentence)
        }
        noteNames(names, in: story)
        let leaning = LeaningFinder(story)
        for index in sentences.indices {
            try pace.spend(64)
            leaning.read(index, of: &sentences)
        }
    }

    /// Tells the sentences who is named in them.
    private mutating func noteNames(_ names: SummaryNames, in story: Story) {
        var index = 0
        for (number, mention) in names.mentions.enumerated() {
            let token = mention.tokens.lowerBound
            while index < sentences.count, sentences[index].tokens.upperBound <= token { index += 1 }
            guard index < sentences.count else { return }
            guard sentences[index].tokens.contains(token) else { continue }
            for part in mention.tokens {
                if let stem = stems.number(of: part, in: story) { stems.noteName(with: stem, kind: mention.kind) }
            }
            if sentences[index].firstName == nil { sentences[index].firstName = token }
            if sentences[index].firstPerson == nil, mention.kind == .person { sentences[index].firstPerson = token }
            let entity = names.entityOfMention[number]
            if sentences[index].entities.count < 32, !sentences[index].entities.contains(entity) {
                sentences[index].entities.append(entity)
            }
        }
    }

    /// Counts a sentence's terms.
    ///
    /// - Returns: a key that two sentences of the same words share.
    private mutating func readTerms(of sentence: inout Sentence, _ story: Story) -> UInt64 {
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        let index = Int32(sentences.count)
        let earliness = 1 / Float(1 + index)
        let begin = termsInOrder.count
        var last: Int?
        var isWithin = false
        for token in sentence.tokens.prefix(Self.longestSentence) {
            guard let stem = stems.number(of: token, in: story) else {
                switch story.tokens[token].kind {
                case .openQuote:
                    sentence.isQuoted = true
                    isWithin = true
                case .closeQuote: isWithin = false
                case .word: last = nil
                default: break
                }
                continue
            }
            stems.noteUse(of: stem, place: sentence.length, isQuoted: isWithin)
            sentence.length += 1
            key = (key ^ UInt64(stem)) &* 0x100_0000_01B3
            while wordTerms.count <= stem { wordTerms.append(-1) }
            if wordTerms[stem] < 0 { wordTerms[stem] = Int32(addTerm(Int32(stem), -1, index)) }
            if terms[Int(wordTerms[stem])].note(in: index, earliness, isOpening: sentence.isOpening) {
                termsInOrder.append(wordTerms[stem])
            }
            if story.tokens[token].isCapitalized, !story.tokens[token].isOpening {
                terms[Int(wordTerms[stem])].capitals += 1
            }
            if let last {
                let (term, isNew) = pairTerms.number(of: UInt64(last) << 32 | UInt64(stem), next: terms.count)
                if isNew { addTerm(Int32(last), Int32(stem), index) }
                if terms[term].note(in: index, earliness, isOpening: sentence.isOpening) {
                    termsInOrder.append(Int32(term))
                }
            }
            last = stem
        }
        sentence.terms = begin..<termsInOrder.count
        return sentence.length == 0 ? UInt64(sentence.number) : key
    }

    @discardableResult
    private mutating func addTerm(_ first: Int32, _ second: Int32, _ sentence: Int32) -> Int {
        terms.append(
            TermFeatures.Term(
                first: first,
                second: second,
                firstSentence: sentence,
                lastSentence: -1,
                sentences: 0,
                earliness: 0,
                openings: 0
            )
        )
        return terms.count - 1
    }

    /// The tokens behind a dateline such as "LONDON (Reuters) -". It begins a paragraph, has nothing but capitals,
    /// commas, brackets and a date before its dash, and a sentence begins behind it: "NATO – the alliance of the
    /// north – agreed" has none.
    private static func tokensOfText(_ number: Int, opensParagraph: Bool, in story: Story) -> Range<Int> {
        let tokens = story.tokensOfSentence[number]
        guard opensParagraph, story.word(tokens.lowerBound).isAcronym else { return tokens }
        for token in tokens.prefix(longestDateline) {
            switch story.tokens[token].kind {
            case .word where !story.tokens[token].isCapitalized: return tokens
            case .word, .number, .comma, .stop, .openBracket, .closeBracket: continue
            case .hyphen where !story.tokens[token].followsBlank: continue
            case .dash, .hyphen:
                let next = token + 1
                guard next < tokens.upperBound,
                    story.tokens[next].kind != .word || story.tokens[next].isCapitalized
                else { return tokens }
                return next..<tokens.upperBound
            default: return tokens
            }
        }
        return tokens
    }

    private static func isByline(_ number: Int, in story: Story) -> Bool {
        let tokens = story.tokensOfSentence[number]
        guard story.word(tokens.lowerBound).form == "By", tokens.count <= 12 else { return false }
        return !tokens.contains { story.tokens[$0].kind == .stop }
    }

    private static func isHeading(_ sentence: Sentence, in story: Story) -> Bool {
        guard sentence.words < longestHeading, let last = sentence.tokens.last else { return false }
        switch story.tokens[last].kind {
        case .word, .number, .clitic, .comma: return true
        default: return false
        }
    }
}

extension Story {
    /// How many words some tokens have; of scripts without blanks between words, about one in six letters.
    package func wordCount(_ range: Range<Int>) -> Int {
        var count = 0
        var lastWordEnd = -1
        for token in range where tokens[token].kind == .word || tokens[token].kind == .number {
            let bytes = tokens[token].start..<tokens[token].end
            // What no blank parts is one word to whoever counts: "well-known", "3.5".
            let isGlued = !tokens[token].followsBlank && lastWordEnd >= 0 && lastWordEnd + 1 >= bytes.lowerBound
            lastWordEnd = bytes.upperBound
            let first = text.byte(bytes.lowerBound)
            if first >= 0xE0 {
                let scalar = text.scalar(at: bytes.lowerBound).value
                // Thai, Lao, Burmese and Khmer take three bytes a letter.
                let isUnparted = (0xE00...0xEFF).contains(scalar) || (0x1000...0x109F).contains(scalar)
                count += isUnparted || (0x1780...0x17FF).contains(scalar) ? max(1, bytes.count / 18) : 1
            } else if !isGlued {
                count += 1
            }
        }
        return count
    }
}
