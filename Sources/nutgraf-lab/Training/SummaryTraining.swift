import NutgrafAnalysis

/// Learns the summary's weights from annotated articles.
///
/// First what makes a word, a pair of words or a sentence likely in a good summary (boosted trees, of sentences logistic
/// regressions too), then what makes a choice of sentences good (a regression on ROUGE and on whether the best sentence
/// is in), on likelihoods that come from models which have not seen the article.
struct SummaryTraining {
    /// Into so many parts the articles are divided for the second step.
    private static let parts = 5
    /// So many lines are reported.
    static let steps = parts + 2
    private static let sentenceRidge = 10.0
    /// So many of an article's choices are compared closely.
    private static let closeChoices = 100
    /// What ROUGE-1, -2 and -Lsum, and the best sentence, count in a choice. The weights make up for the different
    /// ranges of the measures between the lead and the annotator's picks.
    private static let gains = (one: 1.0, two: 2.0, lsum: 1.3, best: 0.3)

    private let articles: [AnnotatedArticle]
    private let report: (String) -> Void

    /// - Parameters:
    ///   - articles: what to learn from.
    ///   - report: takes a line about each step.
    init(_ articles: [AnnotatedArticle], report: @escaping (String) -> Void) {
        self.articles = articles
        self.report = report
    }

    /// The model.
    func model() -> SummaryModel {
        var model = SummaryModel()
        let counts = StemCounts(articles)
        counts.note(in: &model)
        var numbering = RougeWords()
        let samples = articles.map { SummarySample($0, model: model, numbering: &numbering) }
        let usage = StemUsage(samples, parts: Self.parts)
        report("read \(samples.count) articles")

        var scores: [Int: SentenceScores] = [:]
        for part in 0..<Self.parts {
            let others = samples.indices.filter { $0 % Self.parts != part }
            let rows = others.map { index in
                Rows(samples[index].with { usage.level(of: $0, without: [index % Self.parts, part]) })
            }
            let trained = fitted(model, rows)
            for index in samples.indices where index % Self.parts == part {
                let sample = samples[index].with { usage.level(of: $0, without: [part]) }
                scores[index] = SentenceScores(sample.material, features: sample.features, model: trained)
            }
            report("part \(part + 1) of \(Self.parts) held out")
        }
        let rows = samples.enumerated().map { index, sample in
            Rows(sample.with { usage.level(of: $0, without: [index % Self.parts]) })
        }
        model = fitted(model, rows)
        usage.note(counts.stems, in: &model)
        model.choice = choiceWeights(samples, scores)
        report("choices compared")
        // What the file can hold is what is measured.
        return SummaryModel(lines: model.lines.map { $0[...] })
    }

    /// What one article, or several, teach.
    private struct Rows {
        var words = FeatureColumns(features: TermFeatures.count)
        var pairs = FeatureColumns(features: TermFeatures.count)
        var best = FeatureColumns(features: SentenceFeatures.count)
        var picked = FeatureColumns(features: SentenceFeatures.count)
        var sentences = DesignMatrix(columns: SentenceFeatures.count)

        init() {}

        init(_ sample: SummarySample) {
            let features = TermFeatures(sample.material)
            words.add(features.words, labels: features.wordTerms.map { sample.isUsed[$0] })
            pairs.add(features.pairs, labels: features.pairTerms.map { sample.isUsed[$0] })
            for (index, row) in sample.features.rows.enumerated() where sample.material.sentences[index].isEligible {
                sentences.add(row)
                best.add(row, label: sample.isBest[index])
                picked.add(row, label: sample.isPicked[index])
            }
        }

        static func += (left: inout Rows, right: Rows) {
            left.words += right.words
            left.pairs += right.pairs
            left.best += right.best
            left.picked += right.picked
            left.sentences.add(right.sentences)
        }
    }

    private func fitted(_ model: SummaryModel, _ prepared: [Rows]) -> SummaryModel {
        var rows = Rows()
        for part in prepared { rows += part }
        func weights(_ labels: [Bool]) -> [Double] {
            LogisticRegression(rows.sentences, labels: labels, ridge: Self.sentenceRidge).weights
        }
        var model = model
        model.words = GradientBoosting(rows.words, rate: 0.15, leastRows: 60).trees
        model.pairs = GradientBoosting(rows.pairs, rate: 0.15, leastRows: 60).trees
        model.best = weights(rows.best.labels)
        model.picked = weights(rows.picked.labels)
        model.bestTrees = GradientBoosting(rows.best, rate: 0.1, leastRows: 40).trees
        model.pickedTrees = GradientBoosting(rows.picked, rate: 0.1, leastRows: 40).trees
        return model
    }

    /// First on all choices, then on those that the first weights find good: only among them the choice is close.
    private func choiceWeights(_ samples: [SummarySample], _ scores: [Int: SentenceScores]) -> [Double] {
        var groups: [[ChoiceRegression.Choice]] = []
        for (index, sample) in samples.enumerated() {
            guard let scores = scores[index] else { continue }
            groups.append(
                SummarySelection(scores, sample.material, length: .words(60)).choices().map {
                    ChoiceRegression.Choice(features: $0.features, gain: gain(of: $0.members, in: sample))
                }
            )
        }
        let first = ChoiceRegression(groups).weights
        return ChoiceRegression(groups.map { ChoiceRegression.best(Self.closeChoices, of: $0, by: first) }).weights
    }

    private func gain(of members: [Int], in sample: SummarySample) -> Double {
        let rouge = sample.rouge(members)
        let hasBest = members.contains { sample.isBest[$0] }
        return Self.gains.one * rouge.one + Self.gains.two * rouge.two + Self.gains.lsum * rouge.lsum
            + (hasBest ? Self.gains.best : 0)
    }
}
