import NutgrafAnalysis

/// Learns the summary's weights from annotated articles.
///
/// First what makes a word, a pair of words or a sentence likely in a good summary (logistic regressions; of sentences
/// boosted trees too), then what
/// makes a choice of sentences good (a regression on ROUGE and on whether the best sentence is in), on likelihoods
/// that come from models which have not seen the article.
struct SummaryTraining {
    /// Into so many parts the articles are divided for the second step.
    private static let parts = 5
    private static let termRidge = 3.0
    private static let sentenceRidge = 10.0
    /// So many of an article's choices are compared closely.
    private static let closeChoices = 100
    /// What ROUGE-1, -2 and -Lsum, and the best sentence, count in a choice. The weights make up for the different
    /// ranges of the measures between the lead and the annotator's picks.
    private static let gains = (one: 1.0, two: 2.0, lsum: 1.3, best: 0.15)

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
        StemCounts(articles).note(in: &model)
        var numbering = RougeWords()
        let samples = articles.map { SummarySample($0, model: model, numbering: &numbering) }
        report("read \(samples.count) articles")

        let prepared = samples.map(Rows.init)
        var scores: [Int: SentenceScores] = [:]
        for part in 0..<Self.parts {
            let others = samples.indices.filter { $0 % Self.parts != part }
            let trained = fitted(model, others.map { prepared[$0] })
            for index in samples.indices where index % Self.parts == part {
                scores[index] = SentenceScores(
                    samples[index].material,
                    features: samples[index].features,
                    model: trained
                )
            }
            report("part \(part + 1) of \(Self.parts) held out")
        }
        model = fitted(model, prepared)
        model.choice = choiceWeights(samples, scores)
        report("choices compared")
        // What the file can hold is what is measured.
        return SummaryModel(lines: model.lines.map { $0[...] })
    }

    /// The design matrices of one article.
    private struct Rows {
        var words = DesignMatrix(columns: TermFeatures.count, width: TermFeatures.width)
        var pairs = DesignMatrix(columns: TermFeatures.count, width: TermFeatures.width)
        var sentences = DesignMatrix(columns: SentenceFeatures.count, width: SentenceFeatures.count)
        var wordLabels: [Bool] = []
        var pairLabels: [Bool] = []
        var rows: [[Double]] = []
        var bestLabels: [Bool] = []
        var pickedLabels: [Bool] = []

        init() {}

        init(_ sample: SummarySample) {
            let features = TermFeatures(sentences: sample.material.sentences.count, title: sample.material.title)
            for (number, term) in sample.material.terms.enumerated() {
                let cases = features.cases(of: term, stems: sample.material.stems.stems)
                if term.second < 0 {
                    words.add(cases: cases)
                    wordLabels.append(sample.isUsed[number])
                } else {
                    pairs.add(cases: cases)
                    pairLabels.append(sample.isUsed[number])
                }
            }
            for (index, row) in sample.features.rows.enumerated() where sample.material.sentences[index].isEligible {
                sentences.add(row)
                rows.append(row)
                bestLabels.append(sample.isBest[index])
                pickedLabels.append(sample.isPicked[index])
            }
        }

        static func += (left: inout Rows, right: Rows) {
            left.words.add(right.words)
            left.pairs.add(right.pairs)
            left.sentences.add(right.sentences)
            left.rows += right.rows
            left.wordLabels += right.wordLabels
            left.pairLabels += right.pairLabels
            left.bestLabels += right.bestLabels
            left.pickedLabels += right.pickedLabels
        }
    }

    private func fitted(_ model: SummaryModel, _ prepared: [Rows]) -> SummaryModel {
        var rows = Rows()
        for part in prepared { rows += part }
        var model = model
        model.words = LogisticRegression(rows.words, labels: rows.wordLabels, ridge: Self.termRidge).weights
        model.pairs = LogisticRegression(rows.pairs, labels: rows.pairLabels, ridge: Self.termRidge).weights
        model.best = LogisticRegression(rows.sentences, labels: rows.bestLabels, ridge: Self.sentenceRidge).weights
        model.picked = LogisticRegression(rows.sentences, labels: rows.pickedLabels, ridge: Self.sentenceRidge).weights
        model.bestTrees = GradientBoosting(rows.rows, labels: rows.bestLabels).trees
        model.pickedTrees = GradientBoosting(rows.rows, labels: rows.pickedLabels).trees
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
