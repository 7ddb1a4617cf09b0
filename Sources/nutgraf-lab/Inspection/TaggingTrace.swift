import NutgrafAnalysis

/// How the tagger came to the tags of a text: for each token its features in both passes.
struct TaggingTrace {
    /// The text.
    let story: Story
    /// The tags.
    let tags: Tagger.Tags
    /// For each token its features; none where a repeated sentence was passed over.
    private(set) var features: [[NamedFeature]]
    /// For each token what the hidden units add to its scores.
    private let hidden: [[Int]]
    private let model: EntityModel

    /// Tags a story and its headline once more, and keeps what was looked at.
    ///
    /// - Returns: the trace of the story, and of the headline where there is one.
    static func traces(of story: Story, headline: Story?, model: EntityModel) -> [TaggingTrace] {
        var pace = Pace(checkpoint: { () throws(Never) in })
        var parts = [(story: story, tagger: StretchTagger(story, model: model, isHeadline: false, pace: &pace))]
        if let headline {
            parts.append((headline, StretchTagger(headline, model: model, isHeadline: true, pace: &pace)))
        }
        let reader = FeatureReader(words: model.words, phrases: model.phrases)
        var features: [[[NamedFeature]]] = []
        var hidden: [[[Int]]] = []
        for (number, part) in parts.enumerated() {
            var all = Array(repeating: [NamedFeature](), count: part.story.tokens.count)
            var scores = HiddenScores(model)
            var read: [Int] = []
            var sink = NamedFeatures()
            reader.read(
                part.story,
                isHeadline: number > 0,
                into: &sink,
                word: { scores.add($0) },
                each: { token, sink in
                    all[token] = sink.features
                    sink.features = []
                    read.append(token)
                },
                finish: { _ in scores.finish() }
            )
            features.append(all)
            var rows = Array(repeating: Array(repeating: 0, count: TagLayout.lanes), count: all.count)
            for (token, row) in zip(read, scores.scores) { rows[token] = row }
            hidden.append(rows)
        }
        let memory = TagMemory()
        repeat {
            memory.begin(parts.reduce(0) { $0 + $1.tagger.nextStretch(Tagger.stretch) })
            for part in parts { part.tagger.first(memory, pace: &pace) }
            memory.rewind()
            for (number, part) in parts.enumerated() {
                for window in part.tagger.windows {
                    for token in window.tokens {
                        var sink = NamedFeatures()
                        _ = memory.nextFeatures(into: &sink)
                        features[number][token] += sink.features
                    }
                }
            }
            memory.rewind()
            for part in parts { part.tagger.second(memory, pace: &pace) }
        } while !parts.allSatisfy(\.tagger.isDone)
        return parts.indices.map { number in
            TaggingTrace(
                story: parts[number].story,
                tags: parts[number].tagger.tags,
                features: features[number],
                hidden: hidden[number],
                model: model
            )
        }
    }

    /// What the features of a token weigh for a tag, the heaviest first; those that weigh nothing are left out.
    func weights(of token: Int, for tag: Int) -> [(feature: NamedFeature, weight: Int)] {
        guard tag != TagLayout.outside else { return [] }
        let all = features[token].compactMap { feature -> (feature: NamedFeature, weight: Int)? in
            guard let weight = model.features.row(feature.key).map({ Int($0[tag]) }), weight != 0 else { return nil }
            return (feature, weight)
        }
        return all.enumerated()
            .sorted { (abs($1.element.weight), $0.offset) < (abs($0.element.weight), $1.offset) }
            .map(\.element)
    }

    /// What the hidden units add to a token's score for a tag.
    func hidden(of token: Int, for tag: Int) -> Int { tag == TagLayout.outside ? 0 : hidden[token][tag] }

    /// What a token scores for each tag but `outside`, whose score is nought.
    func scores(of token: Int) -> [Int] {
        var scores = hidden[token]
        for feature in features[token] {
            guard let row = model.features.row(feature.key) else { continue }
            for lane in scores.indices { scores[lane] += Int(row[lane]) }
        }
        return scores
    }

    /// The tag that a token would most likely have had otherwise, `outside` among them.
    func nextBest(of token: Int) -> Int {
        let scores = scores(of: token)
        let tag = Int(tags.tags[token])
        var best = tag == TagLayout.outside ? 0 : TagLayout.outside
        for lane in scores.indices where lane != tag {
            if scores[lane] > (best == TagLayout.outside ? 0 : scores[best]) { best = lane }
        }
        return best
    }
}
