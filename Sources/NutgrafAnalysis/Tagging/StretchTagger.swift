/// Tags a text stretch by stretch, each in two passes.
package final class StretchTagger {
    /// The tags found so far.
    package private(set) var tags: Tagger.Tags

    private let story: Story
    private let model: EntityModel
    private let isHeadline: Bool
    private let writing: StoryWriting
    private let desk: WordDesk
    private let window = SentenceWindow()
    private let decoder: Decoder
    private let sums: WordScores
    private var keys = FeatureKeys()
    /// The scores of the stretch's tokens, ``TagLayout/lanes`` each.
    package private(set) var scores: UnsafeMutablePointer<Int16>
    private var capacity = 1
    /// The sentences of the stretch.
    package private(set) var sentences = 0..<0

    /// Prepares the tagging of a text, with a model.
    package init<Failure>(
        _ story: Story,
        model: EntityModel,
        isHeadline: Bool,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        self.story = story
        self.model = model
        self.isHeadline = isHeadline
        writing = try StoryWriting(story, pace: &pace)
        desk = WordDesk(story.vocabulary, words: model.words)
        sums = WordScores(model)
        decoder = Decoder(model.transitions)
        tags = Tagger.Tags(story)
        scores = .allocate(capacity: TagLayout.lanes)
    }

    deinit {
        scores.deallocate()
        keys.deallocate()
    }

    /// Whether all sentences have been tagged.
    package var isDone: Bool { sentences.upperBound >= story.tokensOfSentence.count }

    /// Goes on to the next stretch.
    ///
    /// - Returns: how many tokens it has.
    package func nextStretch(_ most: Int) -> Int {
        let start = sentences.upperBound
        var end = start
        var count = 0
        while end < story.tokensOfSentence.count, count < most {
            count += story.tokensOfSentence[end].count
            end += 1
        }
        sentences = start..<end
        desk.reset()
        sums.reset()
        if count > capacity {
            scores.deallocate()
            scores = .allocate(capacity: count * TagLayout.lanes)
            capacity = count
        }
        return count
    }

    /// Tags each sentence by itself, and lets the memory know.
    package func first<Failure>(_ memory: TagMemory, pace: inout Pace<Failure>) throws(Failure) {
        try eachWindow(pace: &pace) { tokens, sentence, row in
            window.fill(
                tokens,
                of: story,
                writing: writing,
                sentence: sentence,
                isHeadline: isHeadline,
                desk: desk,
                phraseTable: model.phrases
            )
            for index in 0..<tokens.count {
                sums.score(index, window, desk, keys: &keys, into: row + index * TagLayout.lanes)
            }
            decode(tokens, row)
            for index in 0..<tokens.count {
                memory.add(desk.traits[Int(window.places[index + 2])], tag: tags.tags[tokens.lowerBound + index])
            }
        }
    }

    /// Tags each sentence again, with what the memory knows.
    package func second<Failure>(_ memory: TagMemory, pace: inout Pace<Failure>) throws(Failure) {
        try eachWindow(pace: &pace) { tokens, _, row in
            var isChanged = false
            for index in 0..<tokens.count {
                keys.count = 0
                if memory.nextFeatures(into: &keys) {
                    model.features.add(keys, to: row + index * TagLayout.lanes)
                    isChanged = true
                }
            }
            if isChanged { decode(tokens, row) }
            for index in 0..<tokens.count {
                let token = tokens.lowerBound + index
                let tag = Int(tags.tags[token])
                guard tag != TagLayout.outside else { continue }
                tags.margins[token] = margin(of: tag, row + index * TagLayout.lanes)
            }
        }
    }

    /// Goes through the stretch's sentences, long ones in parts.
    private func eachWindow<Failure>(
        pace: inout Pace<Failure>,
        _ body: (Range<Int>, Int, UnsafeMutablePointer<Int16>) -> Void
    ) throws(Failure) {
        var row = scores
        for sentence in sentences where !story.isRepeated(sentence) {
            let tokens = story.tokensOfSentence[sentence]
            var start = tokens.lowerBound
            while start < tokens.upperBound {
                let end = min(start + SentenceWindow.longest, tokens.upperBound)
                try pace.spend((end - start) * 16)
                body(start..<end, sentence, row)
                row += (end - start) * TagLayout.lanes
                start = end
            }
        }
    }

    private func decode(_ tokens: Range<Int>, _ row: UnsafePointer<Int16>) {
        tags.tags.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            decoder.decode(
                row,
                count: tokens.count,
                into: base + tokens.lowerBound
            )
        }
    }

    /// By how much a tag's score leads that of all others.
    private func margin(of tag: Int, _ row: UnsafePointer<Int16>) -> Int16 {
        var best: Int16 = 0
        for lane in 0..<TagLayout.lanes where lane != tag { best = max(best, row[lane]) }
        return row[tag] &- best
    }
}
