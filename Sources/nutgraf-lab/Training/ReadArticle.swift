import NutgrafAnalysis
import NutgrafTypes

/// An annotated article as far as the analyser reads it before it weighs anything: its sentences and names.
struct ReadArticle {
    /// The story.
    let story: Story
    /// Its title, where it has one.
    let headline: Story?
    /// What leads back from the story to the article's text.
    let edits: [Edit]
    /// The names in the story.
    let mentions: [Mention]
    /// For each mention the number of its entity.
    let entityOfMention: [Int]
    /// The entities.
    let drafts: [EntityDraft]

    /// Reads an article.
    init(_ article: AnnotatedArticle, pace: inout Pace<Never>) {
        var preparation = TextPreparation()
        let edited = preparation.prepare(ByteText(article.text), pace: &pace)
        edits = edited.edits
        story = Story(edited.text, pace: &pace)
        if article.title.isEmpty {
            headline = nil
        } else {
            headline = Story(preparation.prepare(ByteText(article.title), pace: &pace).text, pace: &pace)
        }
        let finder = MentionFinder(story, headline: headline, pace: &pace)
        var linker = EntityLinker(story, mentions: finder.mentions)
        var drafts = linker.entities(pace: &pace)
        if let headline {
            var reader = TitleReader(headline)
            reader.note(finder.headlineMentions, in: &drafts, pace: &pace)
        }
        mentions = linker.mentions
        entityOfMention = linker.entityOfMention
        self.drafts = drafts
    }

    /// Who and what is named, as the summary needs it.
    var names: SummaryNames { SummaryNames(mentions: mentions, entityOfMention: entityOfMention, drafts: drafts) }

    /// What was said by whom.
    func quotes(pace: inout Pace<Never>) -> [Quote] {
        let spans = QuotedSpanFinder(story).spans(pace: &pace)
        let context = SpeakerContext(
            story,
            spans: spans,
            mentions: mentions,
            entityOfMention: entityOfMention,
            drafts: drafts,
            pace: &pace
        )
        return QuoteFinder(context, spans: spans).quotes(pace: &pace)
    }
}
