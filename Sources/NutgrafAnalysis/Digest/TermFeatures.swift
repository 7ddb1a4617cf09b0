/// What is known of the words of a story, and of its pairs of words side by side, before it is known whether a
/// summary uses them.
///
/// In this order: the first sentence that has the term, in how many, how early and how many of them begin a paragraph,
/// how often it is capitalised; of the first and the second word whether it is in the title, whether it is a stop word,
/// how common it is; whether one is a number; how long the story is, and where and how often in it the term stands;
/// of each word what it names, how much of it is quoted, where it stands first, how often it is used, and how much
/// summaries use it.
package struct TermFeatures {
    /// A word or a pair of words in a story.
    package struct Term: Sendable {
        /// The stem of the first word.
        package var first: Int32
        /// The stem of the second one, or -1.
        package var second: Int32 = -1
        /// The first sentence that has it.
        package var firstSentence: Int32
        /// The last sentence that was seen to have it.
        package var lastSentence: Int32
        /// How many sentences have it.
        package var sentences: Int32 = 1
        /// The sum over those sentences of 1 / (1 + the sentence's number).
        package var earliness: Float
        /// How many of those sentences begin a paragraph.
        package var openings: Int32
        /// How often it is capitalised elsewhere than where a sentence begins.
        package var capitals: Int32 = 0

        /// Counts a sentence that has it, once.
        ///
        /// - Returns: whether the sentence was not counted before.
        @inline(__always)
        mutating func note(in sentence: Int32, _ earliness: Float, isOpening: Bool) -> Bool {
            guard lastSentence != sentence else { return false }
            lastSentence = sentence
            sentences += 1
            self.earliness += earliness
            if isOpening { openings += 1 }
            return true
        }
    }

    /// How many features there are.
    package static let count = 25

    /// How many terms the story has.
    private let termCount: Int
    /// The places among the story's terms of its words.
    package private(set) var wordTerms: [Int] = []
    /// The places among the story's terms of its pairs of words.
    package private(set) var pairTerms: [Int] = []
    /// The features of the words.
    package private(set) var words: FeatureRows
    /// The features of the pairs.
    package private(set) var pairs: FeatureRows

    /// What is known of a stem, as a row has it.
    private struct StemValues {
        var isInTitle: Float
        var isStop: Float
        var commonness: Float
        var isNumber: Bool
        var kind: Float
        var quoted: Float
        var place: Float
        var uses: Float
        var usage: Float

        init(_ stem: StemTable.Stem) {
            isInTitle = stem.isInTitle ? 1 : 0
            isStop = stem.isStop ? 1 : 0
            commonness = Float(stem.knowledge.commonness)
            isNumber = stem.isNumber
            // A stem that stands mostly outside names names nothing.
            kind = 2 * stem.named > stem.uses ? Float(stem.kind) : 0
            quoted = Float(stem.quoted) / Float(max(1, stem.uses))
            place = Float(stem.place)
            uses = Float(stem.uses)
            usage = Float(stem.knowledge.usage)
        }
    }

    /// Takes the features of a story's terms.
    ///
    /// - Parameter isNeeded: for each term whether its features are; of all of them where nothing is said.
    package init(_ material: SummarySentences, where isNeeded: [Bool]? = nil) {
        termCount = material.terms.count
        // A stem stands in many pairs.
        let stems = material.stems.stems.map(StemValues.init)
        let storyLength = Float(max(1, material.sentences.count))
        words = FeatureRows(features: Self.count, expected: stems.count)
        pairs = FeatureRows(features: Self.count, expected: material.terms.count)
        wordTerms.reserveCapacity(stems.count)
        pairTerms.reserveCapacity(material.terms.count)
        for (number, term) in material.terms.enumerated() where isNeeded?[number] ?? true {
            let first = stems[Int(term.first)]
            if term.second < 0 {
                wordTerms.append(number)
                words.add { Self.forEachFeature(of: term, first, first, storyLength: storyLength, $0) }
            } else {
                pairTerms.append(number)
                let second = stems[Int(term.second)]
                pairs.add { Self.forEachFeature(of: term, first, second, storyLength: storyLength, $0) }
            }
        }
    }

    /// Of a word, `two` is the same as `one`.
    @inline(__always)
    private static func forEachFeature(
        of term: Term,
        _ one: StemValues,
        _ two: StemValues,
        storyLength: Float,
        _ body: (Int, Float) -> Void
    ) {
        body(0, Float(term.firstSentence))
        body(1, Float(term.sentences))
        body(2, term.earliness)
        body(3, Float(term.openings))
        body(4, Float(term.capitals) / Float(max(1, term.sentences)))
        body(5, one.isInTitle)
        body(6, two.isInTitle)
        body(7, one.isStop)
        body(8, two.isStop)
        body(9, one.commonness)
        body(10, two.commonness)
        body(11, one.isNumber || two.isNumber ? 1 : 0)
        body(12, storyLength)
        body(13, Float(term.firstSentence) / storyLength)
        body(14, Float(term.sentences) / storyLength)
        body(15, one.kind)
        body(16, two.kind)
        body(17, one.quoted)
        body(18, two.quoted)
        body(19, one.place)
        body(20, two.place)
        body(21, one.uses)
        body(22, two.uses)
        body(23, one.usage)
        body(24, two.usage)
    }

    /// For each term how likely a summary uses it, 0 to 1; 0 where its features are not needed.
    func probabilities(_ model: SummaryModel) -> [Double] {
        var result = Array(repeating: 0.0, count: termCount)
        for (terms, sums) in [(wordTerms, model.words.sums(words)), (pairTerms, model.pairs.sums(pairs))] {
            for start in stride(from: 0, to: terms.count, by: 4) {
                let end = min(start + 4, terms.count)
                var four = SIMD4<Double>()
                for place in start..<end { four[place - start] = Double(sums[place]) }
                four = four.logistic
                for place in start..<end { result[terms[place]] = four[place - start] }
            }
        }
        return result
    }
}
