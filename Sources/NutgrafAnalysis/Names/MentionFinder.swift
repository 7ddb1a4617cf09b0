/// Finds where a story and its headline name people, places, bodies and the like.
package struct MentionFinder {
    /// The names in the story, in order, none overlapping another.
    package let mentions: [Mention]
    /// The names in the headline; its tokens are those of the headline.
    package let headlineMentions: [Mention]

    /// Finds the names.
    ///
    /// - Parameters:
    ///   - story: the story.
    ///   - headline: its headline, read with what the story says of the same names.
    ///   - model: the model; the one in the binary where nothing is said.
    package init<Failure>(
        _ story: Story,
        headline: Story? = nil,
        model: EntityModel = .shared,
        pace: inout Pace<Failure>
    ) throws(Failure) {
        let (tags, headlineTags) = try Tagger(model).tags(of: story, headline: headline, pace: &pace)
        mentions = MentionTrimmer(story).trimmed(MentionReader(story, model: model).mentions(tags))
        if let headline, let headlineTags {
            headlineMentions = MentionTrimmer(headline).trimmed(
                MentionReader(headline, model: model).mentions(headlineTags)
            )
        } else {
            headlineMentions = []
        }
    }
}
