/// Reads names off the tags of a text.
package struct MentionReader {
    private let story: Story
    private let model: EntityModel

    /// Makes a reader for a text tagged by a model.
    package init(_ story: Story, model: EntityModel) {
        self.story = story
        self.model = model
    }

    /// The names, in order, none overlapping another.
    package func mentions(_ tags: Tagger.Tags) -> [Mention] {
        var mentions: [Mention] = []
        var first = 0
        var margin = Int16.max
        for (index, tag) in tags.tags.enumerated() where Int(tag) != TagLayout.outside {
            let tag = Int(tag)
            if tag < TagLayout.inside || tag >= TagLayout.unit {
                first = index
                margin = .max
            }
            margin = min(margin, tags.margins[index])
            guard tag >= TagLayout.last else { continue }
            mentions.append(
                Mention(
                    tokens: first..<index + 1,
                    start: story.tokens[first].start,
                    end: story.tokens[index].end,
                    kind: TagLayout.kinds[tag & 7],
                    confidence: confidence(Int(margin))
                )
            )
        }
        return mentions
    }

    /// What a margin is worth: how often names with such a margin were right in texts not trained on.
    private func confidence(_ margin: Int) -> Double {
        let position = (Double(model.curve.offset) + Double(model.curve.slope) * Double(margin)) / 1_000_000
        return Logistic.value(position)
    }
}
