/// A choice of sentences while it grows, and what it is worth.
///
/// Its worth is a weighted sum of features of the whole: how many of the words and pairs of words of a good summary
/// are expected in it, each counted once however many of its sentences have it; how likely its sentences are the best
/// ones; its length and its places.
package struct SummaryChoice {
    /// How many features there are.
    package static let count = 25
    /// So many terms that candidates share are told apart.
    static let sharedLimit = 256

    /// Which of the shared terms it has.
    private var covered = SIMD4<UInt64>()
    /// Which sentences it has.
    private var chosen = SIMD4<UInt64>()
    /// How many words it has.
    private(set) var words = 0
    /// How many sentences it has.
    private(set) var size = 0
    private var length = 0
    private var content = 0.0
    private var stops = 0.0
    private var pairs = 0.0
    private var distinctWords = 0
    private var distinctPairs = 0
    private var pickedSum = 0.0
    private var pickedMost = 0.0
    private var pickedWords = 0.0
    private var bestSum = 0.0
    private var bestMost = 0.0
    private var places = 0
    private var lastPlace = 0
    private var inverses = 0.0
    private var depths = 0.0
    private var leaning = 0
    private var quoted = 0
    private var neighbours = 0

    /// Nothing chosen.
    init() {}

    /// Whether a sentence is chosen.
    ///
    /// - Parameter index: its place, below 256.
    func has(_ index: Int) -> Bool { chosen[index >> 6] & (1 << UInt64(index & 63)) != 0 }

    /// The places of the chosen sentences, in order.
    var members: [Int] { (0..<256).filter(has) }

    /// Adds a sentence that is not chosen yet.
    ///
    /// - Parameter shared: the terms that candidates share.
    mutating func add(_ candidate: SummaryCandidate, shared: [SharedTerm]) {
        let index = candidate.index
        if index > 0, has(index - 1) { neighbours += 1 }
        if index < 255, has(index + 1) { neighbours += 1 }
        chosen[index >> 6] |= 1 << UInt64(index & 63)
        size += 1
        words += candidate.words
        length += candidate.length
        content += candidate.content
        stops += candidate.stops
        pairs += candidate.pairs
        distinctWords += candidate.distinctWords
        distinctPairs += candidate.distinctPairs
        let again = covered & candidate.shared
        covered |= candidate.shared
        for part in 0..<4 {
            var bits = again[part]
            while bits != 0 {
                uncount(shared[part * 64 + bits.trailingZeroBitCount])
                bits &= bits - 1
            }
        }
        pickedSum += candidate.picked
        pickedMost = max(pickedMost, candidate.picked)
        pickedWords += candidate.picked * Double(candidate.words)
        bestSum += candidate.best
        bestMost = max(bestMost, candidate.best)
        places += index
        lastPlace = max(lastPlace, index)
        inverses += candidate.inverse
        depths += candidate.depth
        if candidate.antecedent != nil { leaning += 1 }
        if candidate.isQuoted { quoted += 1 }
    }

    /// Takes back what a term adds that was counted before.
    private mutating func uncount(_ term: SharedTerm) {
        switch term.sort {
        case .content:
            content -= term.probability
            distinctWords -= 1
        case .stop:
            stops -= term.probability
            distinctWords -= 1
        case .pair:
            pairs -= term.probability
            distinctPairs -= 1
        }
    }

    /// Calls `body` with each feature in turn.
    ///
    /// - Parameters:
    ///   - budget: about how many words are wanted.
    ///   - storyLength: how many sentences the story has.
    @inline(__always)
    func forEachFeature(budget: Double, storyLength: Double, _ body: (Double) -> Void) {
        let count = Double(max(1, length))
        // Twice the hits by both lengths is what ROUGE measures; a reference fills its budget but for a little.
        let scale = 2 / (count + 0.93 * budget)
        let share = Double(words) / budget
        let members = Double(max(1, size))
        body(content * scale)
        body(stops * scale)
        body(pairs * scale)
        body(content / count)
        body(pairs / count)
        body(content * 3 / budget)
        body(pickedSum)
        body(pickedMost)
        body(bestSum)
        body(bestMost)
        body(pickedWords / budget)
        body(share)
        body(share * share)
        body(members / 3)
        body(has(0) ? 1 : 0)
        body(has(1) ? 1 : 0)
        body(Double(places) / members / storyLength)
        body(Double(lastPlace) / storyLength)
        body(inverses)
        body(depths / members)
        body(Double(leaning) / 3)
        body(Double(quoted) / 3)
        body(Double(distinctWords) / count)
        body(Double(distinctPairs) / count)
        body(Double(neighbours) / 3)
    }
}
