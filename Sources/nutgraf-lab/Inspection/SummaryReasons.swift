import NutgrafAnalysis

/// Why sentences were chosen for a summary.
struct SummaryReasons {
    /// A feature with what it adds.
    typealias Contribution = (name: String, value: Double)

    /// Why one sentence was chosen.
    struct Reason {
        /// Its first and last byte.
        let range: Range<Int>
        /// Its place among the sentences read.
        let place: Int
        /// How likely it is the best sentence.
        let best: Double
        /// How likely it is among the best three.
        let picked: Double
        /// What its features add to the logarithm of the odds that it is among the best three, most first.
        let features: [Contribution]
        /// How much more the choice is worth than the best one without it; `nil` where there is no other.
        let gain: Double?
        /// How that comes about, most first.
        let gains: [Contribution]
    }

    /// The chosen sentences, in the story's order.
    let reasons: [Reason]

    /// Chooses again as the analyser does.
    init(_ story: Story, headline: Story?, names: SummaryNames, words: Int = 60, model: SummaryModel = .shared) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let material = SummarySentences(story, headline: headline, names: names, model: model, pace: &pace)
        let features = SentenceFeatures(material, story: story, names: names)
        let scores = SentenceScores(material, features: features, model: model)
        let selection = SummarySelection(scores, material, length: .words(words))
        let chosen = selection.best(model.choice)
        let choices = selection.choices().map { choice in
            (choice.members, choice.features, worth: Self.products(choice.features, model.choice).reduce(0, +))
        }
        let trees = model.pickedTrees.sums(features.blocks)
        let own = choices.first { $0.0 == chosen }
        reasons = chosen.map { place in
            let other = choices.filter { !$0.0.contains(place) }.max { $0.worth < $1.worth }
            var gains: [Contribution] = []
            if let own, let other {
                let differences = zip(own.1, other.1).map { $0 - $1 }
                gains = Self.named(Self.products(differences, model.choice), Self.choiceNames)
            }
            let row = features.rows[place]
            // The logarithms of the odds by weights and by trees are averaged.
            var parts = Self.named(Self.products(row, model.picked).map { $0 / 2 }, Self.sentenceNames)
            parts.append(("trees", Double(trees[place]) / 2))
            let sentence = material.sentences[place]
            return Reason(
                range: story.tokens[sentence.tokens.lowerBound].start..<story.sentences[sentence.number].upperBound,
                place: place,
                best: scores.best[place],
                picked: scores.picked[place],
                features: Self.sorted(parts),
                gain: own.flatMap { own in other.map { own.worth - $0.worth } },
                gains: Self.sorted(gains)
            )
        }
    }

    private static func products(_ values: [Double], _ weights: [Double]) -> [Double] {
        zip(values, weights).map { $0 * $1 }
    }

    private static func named(_ values: [Double], _ names: [String]) -> [Contribution] {
        values.enumerated().map { ($0.offset < names.count ? names[$0.offset] : "feature \($0.offset)", $0.element) }
    }

    private static func sorted(_ parts: [Contribution]) -> [Contribution] {
        parts.enumerated().filter { abs($0.element.value) >= 0.0005 }
            .sorted { (abs($1.element.value), $0.offset) < (abs($0.element.value), $1.offset) }
            .map(\.element)
    }

    /// What the features of ``SentenceFeatures`` are, in their order.
    static let sentenceNames = [
        "one by its place", "first", "second", "third", "among the first five", "logarithm of its place",
        "share of the story before it", "in the first paragraph", "one by its paragraph", "opens a paragraph", "last",
        "among the last three", "like the title", "share of the title's words", "like the whole", "central",
        "like the first",
        "words", "under 8 words", "over 40 words", "over 60 words", "logarithm of its words",
        "quotes", "opens with a quotation", "has numbers", "numbers", "asks", "leans on another", "says I or we",
        "reports speech", "names a weekday", "share quoted",
        "names what is frequent", "names a word", "its most frequent name", "names of the title",
        "frequency of its words", "sentences of the story",
    ]

    /// What the features of ``SummaryChoice`` are, in their order.
    static let choiceNames = [
        "expected words", "expected stop words", "expected pairs of words", "share of expected words",
        "share of expected pairs", "expected words by the budget", "picked, sum", "picked, most", "best, sum",
        "best, most", "picked by words", "share of the budget", "square of that", "sentences", "has the first",
        "has the second", "mean place", "last place", "sum of one by place", "mean logarithm of place", "leaning",
        "quoted", "different words", "different pairs", "neighbours",
    ]
}
