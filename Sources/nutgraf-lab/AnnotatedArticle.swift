/// An article of the annotated corpora, one JSON object a line.
struct AnnotatedArticle: Decodable {
    /// A named thing: half-open UTF-8 byte offsets into ``text``.
    struct Mention: Decodable {
        var start: Int
        var end: Int
        var kind: String
    }

    /// A quotation: the byte of its first word, and the fullest name of who says it.
    struct Quote: Decodable {
        var start: Int
        var speaker: String?
    }

    var id: String
    var title: String
    var published: String
    var text: String
    var mentions: [Mention]
    var quotes: [Quote]
}
