/// Gives each token of a story its tag.
///
/// A first pass tags each sentence by itself; a second one adds what the first one made of the same words
/// elsewhere. Works in stretches of bounded length, each in time proportional to its tokens; what a word's own
/// features weigh is added up once for each different word of a stretch.
package struct Tagger {
    private let model: EntityModel

    /// About the most tokens of a stretch; it may be a window longer.
    package static let stretch = 16_384

    /// Makes a tagger.
    package init(_ model: EntityModel) {
        self.model = model
    }

    /// The tags of a text's tokens.
    package struct Tags {
        /// For each token its tag, numbered as in ``TagLayout``.
        package var tags: [UInt8]
        /// For each token by how much its tag's score leads the next best, in the model's units.
        package var margins: [Int16]

        /// Tags that say that no token belongs to a name.
        init(_ story: Story) {
            tags = Array(repeating: UInt8(TagLayout.outside), count: story.tokens.count)
            margins = Array(repeating: 0, count: story.tokens.count)
        }
    }

    /// The tags of a story and of its headline.
    package func tags<Failure>(
        of story: Story,
        headline: Story? = nil,
        pace: inout Pace<Failure>
    ) throws(Failure) -> (story: Tags, headline: Tags?) {
        let body = try StretchTagger(story, model: model, isHeadline: false, pace: &pace)
        let memory = TagMemory()
        guard let headline else {
            try tag(body, with: nil, memory, pace: &pace)
            return (body.tags, nil)
        }
        let title = try StretchTagger(headline, model: model, isHeadline: true, pace: &pace)
        try tag(body, with: title, memory, pace: &pace)
        return (body.tags, title.tags)
    }

    private func tag<Failure>(
        _ body: StretchTagger,
        with headline: StretchTagger?,
        _ memory: TagMemory,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        repeat {
            // A headline is short, and read with the beginning of the story.
            let tokens = body.nextStretch(Self.stretch) + (headline?.nextStretch(Self.stretch) ?? 0)
            memory.begin(tokens)
            try body.first(memory, pace: &pace)
            try headline?.first(memory, pace: &pace)
            memory.rewind()
            try body.second(memory, pace: &pace)
            try headline?.second(memory, pace: &pace)
        } while !body.isDone || !(headline?.isDone ?? true)
    }
}
