/// What Nutgraf found in an article.
///
/// Every range counts UTF-8 bytes of ``text``, but those that say title count bytes of the title. What is
/// unknown is absent. The same article and the same analyser give the same value.
public struct Analysis: Codable, Hashable, Sendable {
    /// The analyser's name, version and models, such as `nutgraf 0.1.0 (models 3f2a)`.
    public var analyzer: String
    /// SHA-256 of the UTF-8 bytes of ``text``, in lower-case hexadecimal.
    public var textSHA256: String
    /// The text that was analysed: the submitted one with ``edits`` made.
    public var text: String
    /// The headline.
    public var title: Title?
    /// The text's language, a BCP 47 tag.
    public var language: String?
    /// What was changed between the submitted and the analysed text, in order.
    public var edits: [Edit]
    /// The sentences, in order.
    public var sentences: [TextRange]
    /// Who and what the story is about, the most salient first.
    public var entities: [Entity]
    /// Who said what, in order.
    public var quotes: [Quote]
    /// Expressions of time, in order.
    public var dates: [DateExpression]
    /// The story in short.
    public var summary: Summary
    /// Up to ten phrases that say what the story is about, the best first.
    public var keyPhrases: [String]
    /// What the analysis lacks, in sentences for people; absent where it lacks nothing.
    public var notes: [String]?

    /// Makes an analysis.
    public init(
        analyzer: String,
        textSHA256: String,
        text: String,
        title: Title? = nil,
        language: String? = nil,
        edits: [Edit] = [],
        sentences: [TextRange] = [],
        entities: [Entity] = [],
        quotes: [Quote] = [],
        dates: [DateExpression] = [],
        summary: Summary = Summary(),
        keyPhrases: [String] = [],
        notes: [String]? = nil
    ) {
        self.analyzer = analyzer
        self.textSHA256 = textSHA256
        self.text = text
        self.title = title
        self.language = language
        self.edits = edits
        self.sentences = sentences
        self.entities = entities
        self.quotes = quotes
        self.dates = dates
        self.summary = summary
        self.keyPhrases = keyPhrases
        self.notes = notes
    }
}
