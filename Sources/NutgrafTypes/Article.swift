/// A story as a sender gives it.
public struct Article: Codable, Hashable, Sendable {
    /// The story itself, valid UTF-8; the only field that is required.
    public var text: String
    /// The headline, where it is known apart from the text.
    public var title: String?
    /// Who published the story, such as "Reuters".
    public var source: String?
    /// Who wrote it.
    public var byline: String?
    /// Where it was published.
    public var url: String?
    /// A BCP 47 language tag, such as `en` or `pt-BR`.
    public var language: String?
    /// When it was published: `2019-01-06`, or with time and offset `2019-01-06T12:30:00+03:00`.
    public var published: String?
    /// The media type the text came from, such as `text/plain`.
    public var mediaType: String?
    /// The sender's own name for the story; Nutgraf hands it back unread.
    public var id: String?

    /// Makes an article.
    public init(
        text: String,
        title: String? = nil,
        source: String? = nil,
        byline: String? = nil,
        url: String? = nil,
        language: String? = nil,
        published: String? = nil,
        mediaType: String? = nil,
        id: String? = nil
    ) {
        self.text = text
        self.title = title
        self.source = source
        self.byline = byline
        self.url = url
        self.language = language
        self.published = published
        self.mediaType = mediaType
        self.id = id
    }
}
