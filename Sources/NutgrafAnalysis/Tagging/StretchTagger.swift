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
    /// For how many tokens there is room.
    package private(set) var capacity = 1
    /// The parts of the stretch that are read at once, each within a sentence.
    package private(set) var windows: [(tokens: Range<Int>, sentence: Int)] = []
    /// The sentence that the next stretch begins in, and the token.
    private var next = (sentence: 0, token: 0)

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
    package var isDone: Bool { next.sentence >= story.tokensOfSentence.count }

    /// Goes on to the next stretch.
    ///
    /// - Parameter most: about how many tokens it may have; it may be a window longer.
    /// - Returns: how many tokens it has.
    package func nextStretch(_ most: Int) -> Int {
        var count = 0
        windows.removeAll(keepingCapacity: true)
        while !isDone, count < most {
            let tokens = story.tokensOfSentence[next.sentence]
            let start = max(next.token, tokens.lowerBound)
            let end = min(start + SentenceWindow.longest, tokens.upperBound)
            count += end - start
            if start < end, !story.isRepeated(next.sentence) { windows.append((start..<end, next.sentence)) }
            next = end < tokens.upperBound ? (next.sentence, end) : (next.sentence + 1, end)
        }
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
            sums.score(window, desk, keys: &keys, into: row)
            decode(tokens, row)
            memory.beginSentence()
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

    private func eachWindow<Failure>(
        pace: inout Pace<Failure>,
        _ body: (Range<Int>, Int, UnsafeMutablePointer<Int16>) -> Void
    ) throws(Failure) {
        var row = scores
        for (tokens, sentence) in windows {
            try pace.spend(tokens.count * 16)
            body(tokens, sentence, row)
            row += tokens.count * TagLayout.lanes
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
