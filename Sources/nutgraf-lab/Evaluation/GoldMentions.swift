import NutgrafAnalysis

/// A story whose names are the annotated ones: what is made of names can be trained and measured by itself.
struct GoldMentions {
    /// The story, of the article's unchanged text.
    let story: Story
    /// The entities that the analyser links them to.
    let drafts: [EntityDraft]
    /// The words in quotation marks.
    let spans: [QuotedSpan]
    /// What the analyser knows when it looks for speakers.
    let context: SpeakerContext

    /// Takes an annotated article.
    init(_ article: AnnotatedArticle) {
        var pace = Pace { () throws(Never) in }
        let story = Story(ByteText(article.text), pace: &pace)
        var linker = EntityLinker(story, mentions: article.names(in: story, []))
        drafts = linker.entities(pace: &pace)
        spans = QuotedSpanFinder(story).spans(pace: &pace)
        context = SpeakerContext(
            story,
            spans: spans,
            mentions: linker.mentions,
            entityOfMention: linker.entityOfMention,
            drafts: drafts,
            pace: &pace
        )
        self.story = story
    }

    /// The names of an entity, the fullest first.
    func names(of entity: Int) -> [String] { [drafts[entity].name] + drafts[entity].names }
}
