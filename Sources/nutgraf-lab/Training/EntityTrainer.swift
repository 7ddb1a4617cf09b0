import NutgrafAnalysis

/// Makes the tagger's model from the corpora.
struct EntityTrainer {
    /// What can be set.
    struct Settings {
        var seed: UInt64 = 1
        /// How often the data are gone through.
        var epochs = 6
        /// How often a model is trained, each time with other random numbers; the weights are averaged.
        var rounds = 2
        /// How often for a model that tags what it has not seen.
        var foldEpochs = 3
        /// In how many parts the news are cut for that; 0 for no second pass.
        var folds = 3
        var rate: Float = 0.12
        var decay: Float = 1e-5
        var dropout: Float = 0.25
        /// How often a feature must occur.
        var least = 2
        /// How many features are kept.
        var keep = 180_000
        /// The families of features that are left out.
        var without: Set<FeatureFamily> = []
        /// How often a property of words must occur for hidden units; 0 for no such units.
        var leastProperty = 10
        /// How often the data are gone through for hidden units.
        var hiddenEpochs = 8
        /// How much hidden units count beside features.
        var hiddenShare: Float = 0.6
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
        var habits = FeatureIndex()
        collector.count(texts, in: &index, habits: &habits)
        index.number(atLeast: settings.least)
        habits.number(atLeast: settings.least)
        var properties = FeatureIndex()
        // Hidden units are nothing but context.
        if settings.leastProperty > 0, !settings.without.contains(.context) {
            collector.countProperties(texts, in: &properties)
            properties.number(atLeast: settings.leastProperty)
        }
        let data = collector.data(texts, index: index, habits: habits, properties: properties)
        let features = index.numbered.count + habits.numbered.count
        progress.log(
            "\(data.sentences.count) sentences, \(data.masks.count) tokens, \(index.numbered.count) features, "
                + "\(data.features.count / max(1, data.masks.count)) a token, "
                + "\(properties.numbered.count) properties; \(data.unreachable) of \(data.names) names out of reach"
        )
        func put(_ selection: RowSelection, _ rest: (transitions: [Float], hidden: HiddenWeights?)) {
            file.setFeatures(selection, transitions: rest.transitions, scale: settings.scale)
            if let hidden = rest.hidden { file.setHidden(hidden, properties: properties, scale: settings.scale) }
        }
        var weights = train(data, features, epochs: settings.epochs, rounds: settings.rounds, what: "all")
        if !properties.numbered.isEmpty {
            add(hidden(data, properties, epochs: settings.hiddenEpochs, what: "all"), to: &weights)
        }
        let rest = (weights.transitions, weights.hidden)
        let selection = RowSelection(weights, index: index, most: settings.keep, scale: settings.scale)
        guard settings.folds > 1, !settings.without.contains(.document) else {
            put(selection, rest)
            try file.setFrequentWords(frequent)
            return file.bytes
        }
        var second = SecondPass()
        var folds: [(texts: [TrainingText], rest: ([Float], HiddenWeights?), selection: RowSelection)] = []
        for fold in 0..<settings.folds {
            var part = data
            part.sentences = data.sentences.filter { texts[$0.text].article % settings.folds != fold }
            let what = "fold \(fold + 1) of \(settings.folds)"
            var weights = train(part, features, epochs: settings.foldEpochs, rounds: 1, what: what)
            if !properties.numbered.isEmpty {
                add(hidden(part, properties, epochs: settings.foldEpochs, what: what), to: &weights)
            }
            let selection = RowSelection(weights, index: index, most: settings.keep, scale: settings.scale)
            let rest = (weights.transitions, weights.hidden)
            put(selection, rest)
            let held = texts.filter { $0.article >= 0 && $0.article % settings.folds == fold && !$0.isCopy }
            second.add(held, model: try StoredModel(file.bytes).model, scale: settings.scale)
            folds.append((held, rest, selection))
        }
        let more = second.train(transitions: weights.transitions, seed: settings.seed) { epoch, loss in
            progress.log("second pass, epoch \(epoch + 1), loss \(loss)")
        }
        if let report = beforeSecondPass {
            put(selection, rest)
            report(file.bytes)
        }
        let additions = RowSelection(more, index: second.index, most: settings.keep, scale: settings.scale)
        progress.log("\(additions.keys.count) features of the second pass")
        var margins: [(margin: Int, isRight: Bool)] = []
        for fold in folds {
            put(fold.selection + additions, fold.rest)
            let model = try StoredModel(file.bytes).model
            var score = MentionScore()
            for text in fold.texts where !text.isHeadline {
                score.note(NamesOfText(text, under: nil, model: model))
            }
            margins += score.margins
            progress.log("held out: \(score.line)")
        }
        file.setCurve(ConfidenceCurve.fit(margins))
        put(selection + additions, rest)
        try file.setFrequentWords(frequent)
        return file.bytes
    }

    /// Trains features; the average of some rounds depends less on the random order than each of them.
    private func train(
        _ data: ChainData,
        _ features: Int,
        epochs: Int,
        rounds: Int,
        what: String
    ) -> ChainWeights {
        var weights = train(data, features, epochs: epochs, seed: settings.seed, what: what)
        for round in 1..<max(1, rounds) {
            let seed = settings.seed &+ UInt64(round) << 32
            let more = train(data, features, epochs: epochs, seed: seed, what: "\(what), again")
            let share = 1 / Float(round + 1)
            for index in weights.rows.indices {
                weights.rows[index] += share * (more.rows[index] - weights.rows[index])
            }
            for index in weights.transitions.indices {
                weights.transitions[index] += share * (more.transitions[index] - weights.transitions[index])
            }
        }
        return weights
    }

    private func train(_ data: ChainData, _ features: Int, epochs: Int, seed: UInt64, what: String) -> ChainWeights {
        var chain = ChainTrainer.Settings()
        chain.epochs = epochs
        chain.rate = settings.rate
        chain.decay = settings.decay
        chain.dropout = settings.dropout
        chain.averageFrom = epochs / 2
        chain.seed = seed
        let trainer = ChainTrainer(data, features: features, settings: chain)
        trainer.advance = progress.advance
        trainer.train { epoch, loss in progress.finish("\(what): epoch \(epoch + 1) of \(epochs), loss \(loss)") }
        return trainer.result
    }

    /// Trains hidden units alone: beside features they would learn only what those leave over.
    private func hidden(_ data: ChainData, _ properties: FeatureIndex, epochs: Int, what: String) -> ChainWeights {
        var bare = data
        bare.features = []
        bare.offsets = Array(repeating: 0, count: data.offsets.count)
        var chain = ChainTrainer.Settings()
        chain.epochs = epochs
        chain.rate = settings.rate
        chain.decay = settings.decay
        chain.averageFrom = epochs / 2
        chain.seed = settings.seed
        chain.properties = properties.numbered.count
        let trainer = ChainTrainer(bare, features: 0, settings: chain)
        trainer.advance = progress.advance
        trainer.train { epoch, loss in
            progress.finish("hidden units, \(what): epoch \(epoch + 1) of \(chain.epochs), loss \(loss)")
        }
        return trainer.result
    }

    /// Pools two models: their scores are added (Smith, Cohn and Osborne 2005, "Logarithmic opinion pools").
    private func add(_ hidden: ChainWeights, to weights: inout ChainWeights) {
        for (index, weight) in hidden.transitions.enumerated() {
            weights.transitions[index] += settings.hiddenShare * weight
        }
        weights.hidden = hidden.hidden
        for index in hidden.hidden?.output.indices ?? 0..<0 { weights.hidden?.output[index] *= settings.hiddenShare }
    }
}
