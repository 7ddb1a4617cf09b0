/// What is known of a word, or of two words side by side, before it is known whether a summary uses it.
///
/// Each feature is one of a few cases, alone and crossed with others, so that a logistic regression over them is a
/// sum of some twenty numbers.
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
    }

    /// How many different cases there are, crossed ones included.
    package static let count = offsets[sizes.count]
    /// How many cases hold for each term: one of each feature.
    package static let width = sizes.count

    /// For each feature, how many cases it has.
    private static let sizes = [
        6, 5, 6, 3, 9, 2, 3, 5, 4, 6, 30, 18, 15, 45, 54, 25, 18, 18, 15, 54, 60, 15,
    ]
    private static let offsets: [Int] = sizes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }

    private let offsets = Self.offsets
    private let storyLength: Int
    private let titlePairs: Set<UInt64>

    /// - Parameters:
    ///   - sentences: how many sentences the story has.
    ///   - title: the stems of the title.
    package init(sentences: Int, title: [Int]) {
        storyLength = Self.place(sentences, [12, 20, 30, 45])
        titlePairs = Set(zip(title, title.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    }

    /// Calls `body` with the number of each case that holds for a term.
    @inline(__always)
    func forEachCase(of term: Term, stems: [StemTable.Stem], _ body: (Int) -> Void) {
        let one = stems[Int(term.first)]
        let isPair = term.second >= 0
        let two = isPair ? stems[Int(term.second)] : one
        let first = Self.place(Int(term.firstSentence), [0, 1, 2, 4, 8])
        let often = Self.place(Int(term.sentences), [1, 2, 3, 5])
        let inTitle = (one.isInTitle ? 1 : 0) + (isPair && two.isInTitle ? 1 : 0)
        let pairInTitle = isPair && inTitle == 2 && titlePairs.contains(UInt64(term.first) << 32 | UInt64(term.second))
        let stops = (one.isStop ? 1 : 0) + (isPair && two.isStop ? 1 : 0)
        let common = one.commonness + two.commonness
        let hasNumber = one.isNumber || two.isNumber
        let capitals = isPair || term.capitals == 0 ? 0 : term.capitals * 5 <= term.sentences * 3 ? 1 : 2
        let openings = Self.place(Int(term.openings), [0, 1, 3])
        let early =
            term.earliness <= 0.1
            ? 0
            : term.earliness <= 0.3
                ? 1
                : term.earliness <= 0.6
                    ? 2
                    : term.earliness <= 1 ? 3 : term.earliness <= 1.5 ? 4 : 5
        var feature = 0
        func note(_ number: Int) {
            body(offsets[feature] + number)
            feature += 1
        }
        note(first)
        note(often)
        note(inTitle * 2 + (pairInTitle ? 1 : 0))
        note(stops)
        note(common)
        note(hasNumber ? 1 : 0)
        note(capitals)
        note(storyLength)
        note(openings)
        note(early)
        note(first * 5 + often)
        note(first * 3 + inTitle)
        note(often * 3 + inTitle)
        note(often * 9 + common)
        note(first * 9 + common)
        note(often * 5 + storyLength)
        note(capitals * 6 + first)
        note(stops * 6 + first)
        note(stops * 5 + often)
        note(early * 9 + common)
        note((first * 5 + often) * 2 + (inTitle > 0 ? 1 : 0))
        note(capitals * 5 + often)
    }

    /// The cases that hold for a term.
    package func cases(of term: Term, stems: [StemTable.Stem]) -> [Int] {
        var cases: [Int] = []
        forEachCase(of: term, stems: stems) { cases.append($0) }
        return cases
    }

    /// How likely a summary uses a term, 0 to 1.
    func probability(of term: Term, stems: [StemTable.Stem], weights: [Double]) -> Double {
        var sum = weights[Self.count]
        forEachCase(of: term, stems: stems) { sum += weights[$0] }
        return sum.logistic
    }

    /// The number of the first bound that a value does not exceed.
    @inline(__always)
    private static func place(_ value: Int, _ bounds: [Int]) -> Int {
        var place = 0
        for bound in bounds where value > bound { place += 1 }
        return place
    }
}
