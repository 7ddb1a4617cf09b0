/// For each sentence the stems that say something, all in one list.
struct SentenceVectors {
    /// For each sentence the length of its vector.
    private(set) var norms: [Double] = []
    private var stems: [Int] = []
    /// For each sentence where its stems end.
    private var ends: [Int] = []

    /// How many sentences there are.
    var count: Int { ends.count }

    /// Adds a stem to the sentence that has not ended.
    mutating func add(_ stem: Int) { stems.append(stem) }

    /// Ends a sentence.
    ///
    /// - Parameter weights: for each stem its weight.
    mutating func endSentence(_ weights: [Double]) {
        norms.append(Self.norm(stems[(ends.last ?? 0)...], weights))
        ends.append(stems.count)
    }

    /// The stems of a sentence.
    subscript(sentence: Int) -> ArraySlice<Int> { stems[(sentence == 0 ? 0 : ends[sentence - 1])..<ends[sentence]] }

    /// The length of the vector that some stems make.
    static func norm(_ stems: ArraySlice<Int>, _ weights: [Double]) -> Double {
        stems.reduce(0) { $0 + weights[$1] * weights[$1] }.squareRoot()
    }
}
