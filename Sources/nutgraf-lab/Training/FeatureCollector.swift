import NutgrafAnalysis

/// Collects the features of all tokens of texts.
///
/// Reads every text twice: once to count the features, once to number those that are frequent enough.
struct FeatureCollector {
    private let words: WordTable
    private let phrases: PhraseTable

    /// Takes what the model will know of words and phrases.
    init(words: WordTable, phrases: PhraseTable) {
        self.words = words
        self.phrases = phrases
    }

    /// Counts the features of texts.
    func count(_ texts: [TrainingText], in index: inout FeatureIndex) {
        for text in texts {
            read(text) { _, _, keys in
                for number in 0..<keys.count { index.count(keys.keys[number]) }
            } finish: { _, _ in
            }
        }
    }

    /// The texts with their features' numbers.
    func data(_ texts: [TrainingText], index: FeatureIndex) -> ChainData {
        var data = ChainData()
        for (number, text) in texts.enumerated() {
            var masks: TagMasks?
            read(text) { story, token, keys in
                let tags = masks ?? TagMasks(text, story)
                masks = tags
                for place in 0..<keys.count {
                    let feature = index.number(keys.keys[place])
                    if feature >= 0 { data.features.append(feature) }
                }
                data.offsets.append(data.features.count)
                data.masks.append(tags.masks[token])
            } finish: { count, _ in
                let end = data.masks.count
                data.sentences.append(.init(tokens: end - count..<end, text: number, weight: text.weight))
            }
            data.names += text.spans.count
            data.unreachable += masks?.unreachable.count ?? 0
        }
        return data
    }

    /// Reads a text's sentences as the tagger does.
    ///
    /// - Parameters:
    ///   - each: takes the story, a token and its features.
    ///   - finish: takes the number of tokens of a sentence and its number.
    private func read(
        _ text: TrainingText,
        each: (Story, Int, FeatureKeys) -> Void,
        finish: (Int, Int) -> Void
    ) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(text.bytes), pace: &pace)
        let writing = StoryWriting(story, pace: &pace)
        let desk = WordDesk(story.vocabulary, words: words)
        let window = SentenceWindow()
        var keys = FeatureKeys()
        defer { keys.deallocate() }
        for (number, sentence) in story.tokensOfSentence.enumerated() where !story.isRepeated(number) {
            var start = sentence.lowerBound
            while start < sentence.upperBound {
                let end = min(start + SentenceWindow.longest, sentence.upperBound)
                window.fill(
                    start..<end,
                    of: story,
                    writing: writing,
                    sentence: number,
                    isHeadline: text.isHeadline,
                    desk: desk,
                    phraseTable: phrases
                )
                for index in 0..<(end - start) {
                    keys.count = 0
                    let context = window.context(index, desk.traits)
                    TokenFeatures.word(context.here.pointee, at: .here, into: &keys)
                    TokenFeatures.word(context.before.pointee, at: .before, into: &keys)
                    TokenFeatures.word(context.behind.pointee, at: .behind, into: &keys)
                    TokenFeatures.word(context.twoBefore.pointee, at: .twoBefore, into: &keys)
                    TokenFeatures.word(context.twoBehind.pointee, at: .twoBehind, into: &keys)
                    TokenFeatures.context(context, into: &keys)
                    each(story, start + index, keys)
                }
                finish(end - start, number)
                start = end
            }
        }
    }
}
