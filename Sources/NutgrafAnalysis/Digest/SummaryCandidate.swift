/// A sentence that may be chosen, with what it adds to a choice.
struct SummaryCandidate {
    /// Its place among the sentences read.
    var index: Int
    /// How many words it has.
    var words: Int
    /// How many words and numbers it has, as terms count.
    var length: Int
    /// The sum of the probabilities of its words that say something.
    var content = 0.0
    /// The sum of those of its other words.
    var stops = 0.0
    /// The sum of those of its pairs of words.
    var pairs = 0.0
    /// How many different words it has.
    var distinctWords = 0
    /// How many different pairs of words it has.
    var distinctPairs = 0
    /// Which of the terms that candidates share it has, each of which counts once.
    var shared = SIMD4<UInt64>()
    /// How likely it is the best sentence.
    var best: Double
    /// How likely it is among the best three.
    var picked: Double
    /// The place among the sentences of that which it leans on.
    var antecedent: Int?
    /// Whether it has a quotation.
    var isQuoted: Bool
    /// One by one and its place.
    var inverse: Double
    /// The logarithm of one and its place.
    var depth: Double
}
