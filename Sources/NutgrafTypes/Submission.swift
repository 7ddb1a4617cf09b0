/// An article on its way to becoming a job.
package struct Submission: Codable, Hashable, Sendable {
    /// What makes a repeat of this submission the same one: 1 to 128 bytes, unique to its owner.
    package var key: String
    /// The article.
    package var article: Article
    /// From 0 (the default) to 9 (the most urgent).
    package var priority: Int?
    /// The moment before which no worker may begin.
    package var notBefore: Timestamp?

    /// Makes a submission.
    package init(key: String, article: Article, priority: Int? = nil, notBefore: Timestamp? = nil) {
        self.key = key
        self.article = article
        self.priority = priority
        self.notBefore = notBefore
    }
}
