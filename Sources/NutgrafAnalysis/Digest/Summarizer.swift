/// Chooses the sentences that stand for the story, and writes its gist.
package struct Summarizer {
    private let story: Story
    private let names: SummaryNames
    private let model: SummaryModel
    private let length: SummaryLength
    private let material: SummarySentences
    private let scores: SentenceScores

    /// Reads a story.
    ///
    /// - Parameters:
    ///   - story: the story.
    ///   - headline: its title.
    ///   - names: who and what is named in it; nobody where names are not looked for.
    ///   - length: how long the summary is.
    ///   - model: the weights.
    ///   - pace: counts the work.
    package init<Failure>(
        _ story: Story,
        headline: Story?,
        names: SummaryNames = SummaryNames(),
        length: SummaryLength,
        model: SummaryModel = .shared,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        self.story = story
        self.names = names
        self.model = model
        self.length = length
        material = try SummarySentences(story, headline: headline, names: names, model: model, pace: &pace)
        let features = SentenceFeatures(material, story: story, names: names)
        scores = SentenceScores(material, features: features, model: model)
        try pace.spend(material.terms.count * 8)
    }

    /// The summary.
    package func summary<Failure>(pace: inout Pace<Failure>) throws(Failure) -> Summary {
        let selection = SummarySelection(scores, material, length: length)
        let chosen = selection.best(model.choice)
        // The search of an ordinary budget takes about as long as reading so many bytes.
        try pace.spend(4_096)
        let sentences = chosen.map { place in
            let range = range(place)
            return Summary.Sentence(
                start: range.lowerBound,
                end: range.upperBound,
                score: scores.picked[place].roundedToThousandths
            )
        }
        return Summary(gist: gist(chosen), sentences: sentences)
    }

    /// For each entity, how many of the best three sentences are expected to name it.
    ///
    /// - Parameter entities: how many there are.
    package func support(of entities: Int) -> [Double] {
        var support = Array(repeating: 0.0, count: entities)
        for (sentence, likelihood) in zip(material.sentences, scores.picked) {
            for entity in sentence.entities { support[entity] += likelihood }
        }
        return support
    }

    /// The bytes of a sentence, without the dateline.
    private func range(_ place: Int) -> Range<Int> {
        let sentence = material.sentences[place]
        return story.tokens[sentence.tokens.lowerBound].start..<story.sentences[sentence.number].upperBound
    }

    /// Up to ten phrases that the story turns on.
    ///
    /// - Parameters:
    ///   - entities: the entities, the most salient first.
    ///   - pace: counts the work.
    package func keyPhrases<Failure>(_ entities: [Entity], pace: inout Pace<Failure>) throws(Failure) -> [String] {
        try KeyPhraseFinder(story, material).phrases(entities, pace: &pace)
    }

    /// The best of the chosen sentences that can be told in a line; where none can, the best one, however long.
    private func gist(_ chosen: [Int]) -> String? {
        let sentences = material.sentences
        let best = scores.best
        let alone = chosen.filter { sentences[$0].antecedent == nil }
        let ranked = alone.sorted { (best[$1], $0) < (best[$0], $1) }
        guard let first = ranked.first else { return nil }
        let maker = GistMaker(story, mentions: names.mentions)
        for place in ranked.prefix(3) where best[place] * 3 >= best[first] {
            if let line = maker.gist(of: sentences[place].tokens) { return line }
        }
        return maker.shortest(of: sentences[first].tokens)
    }
}
