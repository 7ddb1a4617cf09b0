/// A text taken apart: what all later stages read.
package final class Story: Sendable {
    /// The analysed text.
    package let text: ByteText
    /// The paragraphs.
    package let paragraphs: [Range<Int>]
    /// The sentences.
    package let sentences: [Range<Int>]
    /// For each sentence, the number of its paragraph.
    package let paragraphOfSentence: [Int]
    /// Which paragraphs and sentences are no part of the story.
    private let roles: ParagraphRoles
    /// All tokens.
    package let tokens: [Token]
    /// For each sentence, the numbers of its tokens.
    package let tokensOfSentence: [Range<Int>]
    /// The words.
    package let vocabulary: Vocabulary

    /// Takes a text apart.
    package init<Failure>(_ text: ByteText, pace: inout Pace<Failure>) throws(Failure) {
        self.text = text
        pace.begin(.sentences)
        paragraphs = try ParagraphSplitter(text, pace: &pace).paragraphs(pace: &pace)
        let splitter = SentenceSplitter(text)
        var sentences: [Range<Int>] = []
        var owners: [Int] = []
        for (number, paragraph) in paragraphs.enumerated() {
            let found = try splitter.sentences(in: paragraph, pace: &pace)
            sentences += found
            owners += Array(repeating: number, count: found.count)
        }
        self.sentences = sentences
        paragraphOfSentence = owners
        roles = try ParagraphRoles(
            text,
            paragraphs: paragraphs,
            sentences: sentences,
            paragraphOfSentence: owners,
            pace: &pace
        )

        pace.begin(.words)
        var vocabulary = Vocabulary(bytes: text.count)
        tokens = try Tokenizer.tokens(of: sentences, in: text, vocabulary: &vocabulary, pace: &pace)
        self.vocabulary = vocabulary
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(sentences.count)
        var token = 0
        for sentence in sentences.indices {
            try pace.spend(8)
            let first = token
            while token < tokens.count, tokens[token].sentence == sentence { token += 1 }
            ranges.append(first..<token)
        }
        tokensOfSentence = ranges
    }

    /// Whether a sentence belongs to a paragraph that stood before; what it says was read there.
    package func isRepeated(_ sentence: Int) -> Bool { roles.isRepeated[paragraphOfSentence[sentence]] }

    /// Whether a sentence tells the story: it is no repeat, no credit, no tag of an agency and the like.
    package func tellsStory(_ sentence: Int) -> Bool { !roles.isBoilerplate[sentence] && !isRepeated(sentence) }

    /// The word of a token.
    package func word(_ token: Int) -> Vocabulary.Word { vocabulary[tokens[token].form] }

    /// What the lists say of a token.
    package func classes(_ token: Int) -> WordClass { vocabulary[tokens[token].form].classes }

    /// The text of some tokens that stand one after the other.
    package func string(tokens range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return text.string(tokens[first].start..<tokens[last].end)
    }

    /// Whether the text writes the token's word in lower case somewhere, or the lists know it as ordinary.
    package func isOrdinary(_ token: Int) -> Bool {
        let lower = vocabulary[word(token).lower]
        return lower.count > 0 || lower.classes.has([.ordinary, .stop])
    }
}
