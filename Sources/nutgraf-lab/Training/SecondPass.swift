import NutgrafAnalysis

/// Prepares and trains the second pass: what a text made of the same words elsewhere.
///
/// The first pass that it learns from must not have seen the texts, or it would trust it too much.
struct SecondPass {
    /// The features of the second pass, by key.
    private(set) var index = FeatureIndex()
    private var tokens: [(keys: [UInt64], mask: UInt64)] = []
    private var sentences: [(tokens: Range<Int>, weight: Float)] = []
    private var base: [Float] = []

    /// Tags articles with a model that has not seen them.
    ///
    /// - Parameters:
    ///   - texts: stories, each followed by its headline if it has one.
    ///   - scale: what a weight of one became in the model.
    mutating func add(_ texts: [TrainingText], model: EntityModel, scale: Float) {
        var number = 0
        while number < texts.count {
            let story = texts[number]
            var headline: TrainingText?
            if number + 1 < texts.count, texts[number + 1].isHeadline, texts[number + 1].article == story.article {
                headline = texts[number + 1]
            }
            number += headline == nil ? 1 : 2
            add(story, headline, model, scale)
        }
    }

    private mutating func add(_ story: TrainingText, _ headline: TrainingText?, _ model: EntityModel, _ scale: Float) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let memory = TagMemory()
        var parts: [(text: TrainingText, story: Story, tagger: StretchTagger)] = []
        var count = 0
        for text in [story, headline].compactMap({ $0 }) {
            let read = Story(ByteText(text.bytes), pace: &pace)
            let tagger = StretchTagger(read, model: model, isHeadline: text.isHeadline, pace: &pace)
            count += tagger.nextStretch(.max)
            parts.append((text, read, tagger))
        }
        memory.begin(count)
        for part in parts { part.tagger.first(memory, pace: &pace) }
        memory.rewind()
        var keys = FeatureKeys()
        defer { keys.deallocate() }
        for part in parts {
            let masks = TagMasks(part.text, part.story).masks
            var row = part.tagger.scores
            for (number, sentence) in part.story.tokensOfSentence.enumerated() where !part.story.isRepeated(number) {
                let start = tokens.count
                for token in sentence {
                    keys.count = 0
                    _ = memory.nextFeatures(into: &keys)
                    let own = (0..<keys.count).map { keys.keys[$0] }
                    for key in own { index.count(key) }
                    tokens.append((own, masks[token]))
                    for lane in 0..<TagLayout.lanes { base.append(Float(row[lane]) / scale) }
                    row += TagLayout.lanes
                }
                sentences.append((start..<tokens.count, part.text.weight))
            }
        }
    }

    /// Learns the weights of the second pass.
    ///
    /// - Parameter transitions: those of the first pass, which stay.
    mutating func train(transitions: [Float], seed: UInt64, report: (Int, Double) -> Void) -> ChainWeights {
        index.number(atLeast: 3)
        var data = ChainData()
        for token in tokens {
            data.features += token.keys.map { index.number($0) }.filter { $0 >= 0 }
            data.offsets.append(data.features.count)
            data.masks.append(token.mask)
        }
        data.base = base
        data.sentences = sentences.map { .init(tokens: $0.tokens, text: 0, weight: $0.weight) }
        var settings = ChainTrainer.Settings()
        settings.epochs = 8
        settings.rate = 0.05
        settings.dropout = 0.1
        settings.decay = 1e-4
        settings.averageFrom = 4
        settings.seed = seed
        settings.transitions = transitions
        let trainer = ChainTrainer(data, features: index.numbered.count, settings: settings)
        trainer.train(report: report)
        return trainer.result
    }
}
