import NutgrafAnalysis

/// Reads the features of a text's tokens as the tagger does in its first pass.
struct FeatureReader {
    private let words: WordTable
    private let phrases: PhraseTable

    /// Takes what the model knows of words and phrases.
    init(words: WordTable, phrases: PhraseTable) {
        self.words = words
        self.phrases = phrases
    }

    /// Reads a text's sentences, long ones in parts.
    ///
    /// - Parameters:
    ///   - sink: takes the features of one token after the other.
    ///   - word: takes the word of each token.
    ///   - each: called with each token; empties the sink.
    ///   - finish: takes the number of tokens of a sentence, or of a part.
    func read<Sink: FeatureSink>(
        _ story: Story,
        isHeadline: Bool,
        into sink: inout Sink,
        word: (WordTraits) -> Void = { _ in },
        each: (Int, inout Sink) -> Void,
        finish: (Int) -> Void = { _ in }
    ) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let writing = StoryWriting(story, pace: &pace)
        let desk = WordDesk(story.vocabulary, words: words)
        let window = SentenceWindow()
        for (number, sentence) in story.tokensOfSentence.enumerated() where !story.isRepeated(number) {
            var start = sentence.lowerBound
            while start < sentence.upperBound {
                let end = min(start + SentenceWindow.longest, sentence.upperBound)
                window.fill(
                    start..<end,
                    of: story,
                    writing: writing,
                    sentence: number,
                    isHeadline: isHeadline,
                    desk: desk,
                    phraseTable: phrases
                )
                for index in 0..<(end - start) {
                    let context = window.context(index, desk.traits)
                    TokenFeatures.word(context.here.pointee, at: .here, into: &sink)
                    TokenFeatures.word(context.before.pointee, at: .before, into: &sink)
                    TokenFeatures.word(context.behind.pointee, at: .behind, into: &sink)
                    TokenFeatures.word(context.twoBefore.pointee, at: .twoBefore, into: &sink)
                    TokenFeatures.word(context.twoBehind.pointee, at: .twoBehind, into: &sink)
                    TokenFeatures.context(context, into: &sink)
                    each(start + index, &sink)
                    word(context.here.pointee)
                }
                finish(end - start)
                start = end
            }
        }
    }
}
