import NutgrafAnalysis

/// Makes the tagger's model from the corpora.
struct EntityTrainer {
    /// What can be set.
    struct Settings {
        var seed: UInt64 = 1
        /// How often the data are gone through.
        var epochs = 8
        /// How often for a model that tags what it has not seen.
        var foldEpochs = 3
        /// In how many parts the news are cut for that; 0 for no second pass.
        var folds = 3
        var rate: Float = 0.12
        var decay: Float = 1e-5
        var dropout: Float = 0.2
        /// How often a feature must occur.
        var least = 2
        /// How many features are kept.
        var keep = 180_000
        /// The families of features that are left out.
        var without: Set<FeatureFamily> = []
        /// What a weight of one is in the model.
        var scale: Float = 24
    }

    private let settings: Settings
    private let progress: TrainingProgress
    /// Takes the model as it is before the second pass, to show what that gives.
    var beforeSecondPass: (([UInt8]) -> Void)?

    /// Makes a trainer.
    ///
    /// - Parameter progress: tells people how far it is; each epoch is a step.
    init(_ settings: Settings, progress: TrainingProgress) {
        self.settings = settings
        self.progress = progress
    }

    /// Trains a model.
    ///
    /// - Parameters:
    ///   - texts: what to learn from; the news have articles.
    ///   - knowledge: what the model is to know of words and phrases.
    ///   - frequent: the words whose weights are added up beforehand.
    /// - Returns: the bytes of the model's file.
    func model(_ texts: [TrainingText], _ knowledge: WordKnowledge, frequent: [String]) throws -> [UInt8] {
        var file = ModelFile(knowledge)
        let empty = try StoredModel(file.bytes)
        let collector = FeatureCollector(
            words: empty.model.words,
            phrases: empty.model.phrases,
            without: settings.without
        )
        var index = FeatureIndex()
        collector.count(texts, in: &index)
        index.number(atLeast: settings.least)
        let data = collector.data(texts, index: index)
        progress.log(
            "\(data.sentences.count) sentences, \(data.masks.count) tokens, \(index.numbered.count) features, "
                + "\(data.features.count / max(1, data.masks.count)) a token; \(data.unreachable) of \(data.names) names out of reach"
        )
        let weights = train(data, index, epochs: settings.epochs, what: "all")
        let selection = RowSelection(weights, index: index, most: settings.keep, scale: settings.scale)
        guard settings.folds > 1, !settings.without.contains(.document) else {
            file.setFeatures(selection, transitions: weights.transitions, scale: settings.scale)
            try file.setFrequentWords(frequent)
            return file.bytes
        }
        var second = SecondPass()
        var folds: [(texts: [TrainingText], transitions: [Float], selection: RowSelection)] = []
        for fold in 0..<settings.folds {
            var part = data
            part.sentences = data.sentences.filter { texts[$0.text].article % settings.folds != fold }
            let weights = train(part, index, epochs: settings.foldEpochs, what: "fold \(fold + 1) of \(settings.folds)")
            let selection = RowSelection(weights, index: index, most: settings.keep, scale: settings.scale)
            file.setFeatures(selection, transitions: weights.transitions, scale: settings.scale)
            let held = texts.filter { $0.article >= 0 && $0.article % settings.folds == fold && !$0.isCopy }
            second.add(held, model: try StoredModel(file.bytes).model, scale: settings.scale)
            folds.append((held, weights.transitions, selection))
        }
        let more = second.train(transitions: weights.transitions, seed: settings.seed) { epoch, loss in
            progress.log("second pass, epoch \(epoch + 1), loss \(loss)")
        }
        if let report = beforeSecondPass {
            file.setFeatures(selection, transitions: weights.transitions, scale: settings.scale)
            report(file.bytes)
        }
        let additions = RowSelection(more, index: second.index, most: settings.keep, scale: settings.scale)
        progress.log("\(additions.keys.count) features of the second pass")
        var margins: [(margin: Int, isRight: Bool)] = []
        for fold in folds {
            file.setFeatures(fold.selection + additions, transitions: fold.transitions, scale: settings.scale)
            let model = try StoredModel(file.bytes).model
            var score = MentionScore()
            for text in fold.texts where !text.isHeadline {
                score.note(NamesOfText(text, under: nil, model: model))
            }
            margins += score.margins
            progress.log("held out: \(score.line)")
        }
        file.setCurve(ConfidenceCurve.fit(margins))
        file.setFeatures(selection + additions, transitions: weights.transitions, scale: settings.scale)
        try file.setFrequentWords(frequent)
        return file.bytes
    }

    private func train(_ data: ChainData, _ index: FeatureIndex, epochs: Int, what: String) -> ChainWeights {
        var chain = ChainTrainer.Settings()
        chain.epochs = epochs
        chain.rate = settings.rate
        chain.decay = settings.decay
        chain.dropout = settings.dropout
        chain.averageFrom = epochs / 2
        chain.seed = settings.seed
        let trainer = ChainTrainer(data, features: index.numbered.count, settings: chain)
        trainer.advance = progress.advance
        trainer.train { epoch, loss in progress.finish("\(what): epoch \(epoch + 1) of \(epochs), loss \(loss)") }
        return trainer.result
    }
}
