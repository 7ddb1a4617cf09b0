/// An article on its way to becoming a job.
public struct Submission: Codable, Hashable, Sendable {
    /// What makes a repeat of this submission the same one: 1 to 128 bytes, unique to the token's owner.
    ///
    /// The same key with the same article gives the same job, with another article the error `key-conflict`.
    public var key: String
    /// The article.
    public var article: Article
    /// From 0 to 9, the most urgent; 0 where it is nothing.
    public var priority: Int?
    /// The moment before which no worker may begin; at once where it is nothing.
    public var notBefore: Timestamp?

    /// Makes a submission.
    ///
    /// - Parameters:
    ///   - key: What makes a repeat the same submission; a fresh random one by default, so that this value can be
    ///     submitted again and gives the same job, and another one with the same article gives another job.
    ///   - article: The article.
    ///   - priority: From 0 (the default) to 9 (the most urgent).
    ///   - notBefore: The moment before which no worker may begin; at once by default.
    public init(key: String? = nil, article: Article, priority: Int? = nil, notBefore: Timestamp? = nil) {
        self.key = key ?? Self.randomKey()
        self.article = article
        self.priority = priority
        self.notBefore = notBefore
    }

    private static func randomKey() -> String {
        var random = SystemRandomNumberGenerator()
        return String(random.next(), radix: 36) + String(random.next(), radix: 36)
    }
}
