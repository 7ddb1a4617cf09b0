/// The story in short.
public struct Summary: Codable, Hashable, Sendable {
    /// One line of at most 25 words.
    public var gist: String?
    /// Whole sentences of the article, in its order.
    public var sentences: [Sentence]

    /// A sentence that was chosen.
    public struct Sentence: TextSpan, Codable, Hashable, Sendable {
        /// The first byte.
        public var start: Int
        /// The byte after the last one.
        public var end: Int
        /// How well the sentence says what the story is about, 0 to 1.
        public var score: Double

        /// Makes a chosen sentence.
        public init(start: Int, end: Int, score: Double) {
            self.start = start
            self.end = end
            self.score = score
        }
    }

    /// Makes a summary.
    public init(gist: String? = nil, sentences: [Sentence] = []) {
        self.gist = gist
        self.sentences = sentences
    }
}
