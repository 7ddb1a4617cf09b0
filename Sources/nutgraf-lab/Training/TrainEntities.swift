import ArgumentParser
import NutgrafAnalysis

/// Trains the tagger's model.
struct TrainEntities: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Trains the model that finds names.",
        discussion: """
            Reads news/train.jsonl, the open corpora in ner, text, gazetteers and word_clusters.tsv; measures the \
            model on all sets that evaluate knows. The same corpora, settings and seed give the same bytes.

              nutgraf-lab train entities --corpora corpora --output entities.model
              nutgraf-lab train entities --corpora corpora --news ours.jsonl \\
                --output entities.model
              nutgraf-lab train entities --corpora corpora --folds 0 \\
                --without clusters --output trial.model

            The families of features that can be left out:

            """ + FeatureFamily.allCases.map { "  \($0.rawValue): \($0.summary)\n" }.joined()
    )

    @Option(help: "The folder of the corpora.")
    var corpora: String

    @Option(help: "A file of more annotated articles to learn from, beside those of the corpora.")
    var news: [String] = []

    @Option(help: "The file to write the model to.")
    var output: String

    @Option(help: "Where the random numbers begin; the same seed and corpora give the same model.")
    var seed: UInt64 = 1

    @Option(help: "How often the texts are gone through.")
    var epochs = 6

    @Option(help: "How often features are learned, each time with other random numbers, to take the average.")
    var rounds = 2

    @Option(help: "How far a step of learning goes.")
    var rate: Float = 0.12

    @Option(help: "How strongly weights are drawn to nought.")
    var decay: Float = 1e-5

    @Option(help: "The share of features left out at random in each step.")
    var dropout: Float = 0.25

    @Option(help: "How much the news count.")
    var newsWeight: Float = 2

    @Option(help: "How often a feature must occur.")
    var least = 2

    @Option(help: "How often a property of words must occur for hidden units; 0 for no hidden units.")
    var leastProperty = 10

    @Option(help: "How often the texts are gone through for hidden units.")
    var hiddenEpochs = 8

    @Option(help: "How much hidden units count beside features.")
    var hiddenShare: Float = 0.6

    @Option(help: "The most features that the model keeps.")
    var keep = 180_000

    @Option(help: "In how many parts the news are cut to learn the second pass; 0 for none.")
    var folds = 3

    @Option(help: "How often the texts are gone through for each of these parts.")
    var foldEpochs = 3

    @Option(help: "A family of features to leave out; may stand more than once.")
    var without: [FeatureFamily] = []

    func validate() throws {
        for (option, number, least) in [
            ("epochs", epochs, 1), ("rounds", rounds, 1), ("least", least, 1), ("least-property", leastProperty, 0),
            ("hidden-epochs", hiddenEpochs, 1), ("folds", folds, 0), ("fold-epochs", foldEpochs, 1),
        ] where number < least {
            throw ValidationError("--\(option) is \(least) or more.")
        }
        // The second pass adds rows of its own.
        let mostKept = WeightTable.mostRows / 2
        guard (1...mostKept).contains(keep) else {
            throw ValidationError("--keep is 1 to \(mostKept): a model's slots cannot number more rows.")
        }
        guard rate > 0, rate.isFinite, decay >= 0, decay.isFinite, newsWeight >= 0, newsWeight.isFinite else {
            throw ValidationError("--rate is above 0, --decay and --news-weight are 0 or more.")
        }
        guard (0..<1).contains(dropout), hiddenShare.isFinite else {
            throw ValidationError("--dropout is 0 or more and less than 1, --hidden-share a number.")
        }
    }

    func run() throws {
        let hasFolds = folds > 1 && !without.contains(.document)
        let hiddenSteps = leastProperty > 0 && !without.contains(.context) ? hiddenEpochs : 0
        let progress = TrainingProgress(
            steps: epochs * rounds + hiddenSteps
                + (hasFolds ? folds * (foldEpochs + min(hiddenSteps, foldEpochs)) : 0)
        )
        let log = progress.log
        let texts = try EntityCorpora(folder: corpora, news: news, newsWeight: newsWeight)
        log("\(texts.texts.count) texts")
        let knowledge = try WordKnowledge(
            clusters: "\(corpora)/word_clusters.tsv",
            gazetteers: try Gazetteers(folder: "\(corpora)/gazetteers"),
            counts: texts.counts.counts,
            company: texts.company.clusters()
        )
        log("\(knowledge.records.count) words, \(knowledge.phrases.count) phrases")
        var settings = EntityTrainer.Settings()
        settings.epochs = epochs
        settings.rounds = rounds
        settings.rate = rate
        settings.decay = decay
        settings.dropout = dropout
        settings.least = least
        settings.leastProperty = leastProperty
        settings.hiddenEpochs = hiddenEpochs
        settings.hiddenShare = hiddenShare
        settings.keep = keep
        settings.folds = folds
        settings.foldEpochs = foldEpochs
        settings.seed = seed
        settings.without = Set(without)
        let measurement = try EntityMeasurement(corpora: corpora)
        var trainer = EntityTrainer(settings, progress: progress)
        trainer.beforeSecondPass = { bytes in
            guard let stored = try? StoredModel(bytes) else { return }
            log("before the second pass:")
            for line in measurement.lines(stored.model) { print("  \(line)") }
        }
        let bytes = try trainer.model(texts.texts, knowledge, frequent: texts.counts.frequent(2_000))
        try TextFile.write(bytes, to: output)
        log("\(bytes.count) bytes")
        for line in measurement.lines(try StoredModel(bytes).model) { print(line) }
        log("done")
    }
}
