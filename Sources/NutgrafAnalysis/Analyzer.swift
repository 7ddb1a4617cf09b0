/// Reads a story and says what it is about.
///
/// One straight way: the text is prepared, taken apart into sentences and words, names are found and linked,
/// then quotations, dates and the summary. Works for any text in time proportional to its length; the same
/// article and version give the same analysis.
public struct Analyzer: Sendable {
    /// The analyser's name and version as they stand in every analysis.
    public static let version = version(of: .shared)

    /// What the analysis of a story says that is not English.
    package static let foreignNote =
        "Entities, quotations, dates and key phrases are found in English only; this story seems to be in another language."

    private let summaryLength: SummaryLength
    private var model = EntityModel.shared
    private var name: String = Self.version

    /// Makes an analyser.
    ///
    /// - Parameter summaryWords: how many words a summary has at most; 60 where nothing is said. Its sentences are
    ///   whole: where not even one fits, one stands alone.
    public init(summaryWords: Int = 60) {
        summaryLength = .words(min(max(1, summaryWords), 1_000_000))
    }

    /// Makes an analyser whose summaries have a number of sentences, however long these are.
    ///
    /// - Parameter summarySentences: how many sentences a summary has; fewer where the story has no more that
    ///   stand for it.
    public init(summarySentences: Int) {
        summaryLength = .sentences(max(1, summarySentences))
    }

    /// Makes an analyser that finds names with a model of its own.
    package init(model: EntityModel) {
        self.init()
        self.model = model
        name = Self.version(of: model)
    }

    /// The name and version of an analyser with a model.
    package static func version(of model: EntityModel) -> String {
        "nutgraf 0.1.0 (models \(ModelsName(entities: model)))"
    }

    /// Analyses an article.
    public func analyze(_ article: Article) -> Analysis {
        analyze(article, checkpoint: { () throws(Never) in })
    }

    /// Analyses an article, with looks in on the caller.
    ///
    /// - Parameters:
    ///   - article: the story. Every text is taken; an empty one gives an empty analysis.
    ///   - checkpoint: called at least once in about 64 KiB of work; what it throws ends the analysis.
    /// - Returns: what was found.
    /// - Throws: what `checkpoint` throws, and nothing else.
    public func analyze<Failure: Error>(
        _ article: Article,
        checkpoint: @escaping () throws(Failure) -> Void
    ) throws(Failure) -> Analysis {
        var pace = Pace(checkpoint: checkpoint)
        return try analyze(article, names: nil, pace: &pace)
    }

    /// Analyses an article whose names are known, so that what is made of names can be measured by itself.
    ///
    /// - Parameters:
    ///   - article: the story.
    ///   - names: gives the mentions in the prepared story, in order and none overlapping another; the edits lead
    ///     from the submitted text to it.
    package func analyze(_ article: Article, names: @escaping (Story, [Edit]) -> [Mention]) -> Analysis {
        var pace = Pace(checkpoint: { () throws(Never) in })
        return analyze(article, names: names, pace: &pace)
    }

    /// Analyses an article, and tells where each stage begins, so that it can be seen where time goes.
    package func analyze(_ article: Article, observer: @escaping (Stage) -> Void) -> Analysis {
        var pace = Pace(checkpoint: { () throws(Never) in }, observer: observer)
        return analyze(article, names: nil, pace: &pace)
    }

    private func analyze<Failure>(
        _ article: Article,
        names: ((Story, [Edit]) -> [Mention])?,
        pace: inout Pace<Failure>
    ) throws(Failure) -> Analysis {
        pace.begin(.preparation)
        var preparation = TextPreparation()
        let prepared = try preparation.prepare(ByteText(article.text), pace: &pace)
        var givenTitle: EditedText?
        if let title = article.title { givenTitle = try preparation.prepare(ByteText(title), pace: &pace) }
        let knownTitle = givenTitle.map { $0.text.string(0..<$0.text.count) }
        let (headline, edited) = HeadlineFinder().part(prepared, knownTitle: knownTitle)

        var title: Title?
        if let givenTitle, let knownTitle {
            title = Title(text: knownTitle, edits: givenTitle.edits.isEmpty ? nil : givenTitle.edits)
        } else if let headline {
            title = Title(text: headline)
        }
        return try analysis(of: edited, title: title, article: article, names: names, pace: &pace)
    }

    private func analysis<Failure>(
        of edited: EditedText,
        title: Title?,
        article: Article,
        names: ((Story, [Edit]) -> [Mention])?,
        pace: inout Pace<Failure>
    ) throws(Failure) -> Analysis {
        let story = try Story(edited.text, pace: &pace)
        var headline: Story?
        if let title { headline = try Story(ByteText(title.text), pace: &pace) }
        pace.begin(.language)
        var language = article.language
        if language == nil { language = try LanguageGuess().language(of: story, pace: &pace) }
        guard LanguageGuess.mayBeEnglish(language) else {
            let summarizer = try Summarizer(story, headline: headline, length: summaryLength, pace: &pace)
            return Analysis(
                analyzer: name,
                textSHA256: TextHash.sha256(edited.text.bytes),
                text: edited.text.string(0..<edited.text.count),
                title: title,
                language: language,
                edits: edited.edits,
                sentences: story.sentences.map { TextRange($0) },
                summary: try summarizer.summary(pace: &pace),
                notes: [Self.foreignNote]
            )
        }
        pace.begin(.names)
        let finder = try MentionFinder(story, headline: headline, model: model, pace: &pace)
        let found = names.map { $0(story, edited.edits) } ?? finder.mentions
        pace.begin(.linking)
        var linker = EntityLinker(story, mentions: found)
        var drafts = try linker.entities(pace: &pace)
        let mentions = linker.mentions
        pace.begin(.quotations)
        let spans = try QuotedSpanFinder(story).spans(pace: &pace)
        let context = try SpeakerContext(
            story,
            spans: spans,
            mentions: mentions,
            entityOfMention: linker.entityOfMention,
            drafts: drafts,
            pace: &pace
        )
        let quotes = try QuoteFinder(context, spans: spans).quotes(pace: &pace)
        pace.begin(.entities)
        if let headline {
            var reader = TitleReader(headline)
            try reader.note(finder.headlineMentions, in: &drafts, pace: &pace)
        }
        pace.begin(.summary)
        let named = SummaryNames(mentions: mentions, entityOfMention: linker.entityOfMention, drafts: drafts)
        let summarizer = try Summarizer(story, headline: headline, names: named, length: summaryLength, pace: &pace)
        pace.begin(.entities)
        let (entities, numbers) = try EntityDesk(story, mentions: mentions).entities(
            drafts,
            quotes: quotes,
            support: summarizer.support(of: drafts.count),
            pace: &pace
        )
        pace.begin(.choice)
        let summary = try summarizer.summary(pace: &pace)
        pace.begin(.phrases)
        let keyPhrases = try summarizer.keyPhrases(entities, pace: &pace)
        pace.begin(.dates)
        let dates = try DateFinder(story, published: article.published.flatMap(CalendarDay.init)).dates(pace: &pace)
        pace.begin(.result)
        return Analysis(
            analyzer: name,
            textSHA256: TextHash.sha256(edited.text.bytes),
            text: edited.text.string(0..<edited.text.count),
            title: title,
            language: language,
            edits: edited.edits,
            sentences: story.sentences.map { TextRange($0) },
            entities: entities,
            quotes: quotes.map { $0.renumbered(numbers) },
            dates: dates,
            summary: summary,
            keyPhrases: keyPhrases
        )
    }
}
