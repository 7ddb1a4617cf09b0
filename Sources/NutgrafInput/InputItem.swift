import NutgrafTypes

/// One story that was read, or could not be.
package struct InputItem: Sendable {
    /// Where it was read from.
    package var origin: InputOrigin
    /// The story, or why there is none.
    package var article: Result<Article, InputRefusal>

    init(_ origin: InputOrigin, _ article: Article) {
        self.origin = origin
        self.article = .success(article)
    }

    init(_ origin: InputOrigin, _ fault: InputFault) {
        self.origin = origin
        article = .failure(InputRefusal(origin, fault))
    }
}
