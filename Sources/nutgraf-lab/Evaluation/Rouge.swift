import NutgrafAnalysis

/// ROUGE F-measures of a summary against one reference, after C.-Y. Lin (2004), computed as Google's
/// `rouge_score` does with its stemmer on: words are runs of `a`–`z` and digits in lower case, those of more than
/// three letters are stemmed.
package struct Rouge {
    /// ROUGE-1, 0 to 1.
    package var one = 0.0
    /// ROUGE-2, 0 to 1.
    package var two = 0.0
    /// ROUGE-Lsum, 0 to 1: the longest common subsequences of each sentence of the reference, united.
    package var lsum = 0.0

    /// Nothing measured.
    package init() {}

    /// Measures a summary.
    ///
    /// - Parameters:
    ///   - summary: the summary's sentences, each as its words.
    ///   - reference: the reference's sentences, each as its words.
    package init(_ summary: [[Int]], reference: [[Int]]) {
        let found = Array(summary.joined())
        let wanted = Array(reference.joined())
        one = Self.overlap(found.map(Pair.init), wanted.map(Pair.init))
        two = Self.overlap(Self.pairs(found), Self.pairs(wanted))
        lsum = Self.unitedSubsequences(summary, reference)
    }

    /// The sum of the three.
    package var sum: Double { one + two + lsum }

    package static func += (left: inout Rouge, right: Rouge) {
        left.one += right.one
        left.two += right.two
        left.lsum += right.lsum
    }

    private struct Pair: Hashable {
        var first: Int
        var second: Int

        init(_ word: Int) {
            first = word
            second = -1
        }

        init(_ first: Int, _ second: Int) {
            self.first = first
            self.second = second
        }
    }

    private static func pairs(_ words: [Int]) -> [Pair] { zip(words, words.dropFirst()).map(Pair.init) }

    private static func overlap(_ found: [Pair], _ wanted: [Pair]) -> Double {
        var left: [Pair: Int] = [:]
        for item in wanted { left[item, default: 0] += 1 }
        var hits = 0
        for item in found {
            guard let count = left[item], count > 0 else { continue }
            left[item] = count - 1
            hits += 1
        }
        return fMeasure(hits, found.count, wanted.count)
    }

    private static func fMeasure(_ hits: Int, _ found: Int, _ wanted: Int) -> Double {
        hits == 0 ? 0 : 2 * Double(hits) / Double(found + wanted)
    }

    private static func unitedSubsequences(_ summary: [[Int]], _ reference: [[Int]]) -> Double {
        var foundLeft: [Int: Int] = [:]
        var wantedLeft: [Int: Int] = [:]
        for word in summary.joined() { foundLeft[word, default: 0] += 1 }
        for word in reference.joined() { wantedLeft[word, default: 0] += 1 }
        var hits = 0
        for sentence in reference {
            var united: Set<Int> = []
            for candidate in summary { united.formUnion(subsequence(of: sentence, in: candidate)) }
            for index in united.sorted() {
                let word = sentence[index]
                guard let found = foundLeft[word], found > 0, let wanted = wantedLeft[word], wanted > 0 else {
                    continue
                }
                foundLeft[word] = found - 1
                wantedLeft[word] = wanted - 1
                hits += 1
            }
        }
        return fMeasure(hits, summary.reduce(0) { $0 + $1.count }, reference.reduce(0) { $0 + $1.count })
    }

    /// The places in `reference` of a longest common subsequence with `candidate`.
    private static func subsequence(of reference: [Int], in candidate: [Int]) -> [Int] {
        let width = candidate.count + 1
        var lengths = Array(repeating: 0, count: (reference.count + 1) * width)
        for (row, word) in reference.enumerated() {
            for (column, other) in candidate.enumerated() {
                let here = (row + 1) * width + column + 1
                lengths[here] =
                    word == other
                    ? lengths[here - width - 1] + 1 : max(lengths[here - width], lengths[here - 1])
            }
        }
        var places: [Int] = []
        var row = reference.count
        var column = candidate.count
        while row > 0, column > 0 {
            let here = row * width + column
            if reference[row - 1] == candidate[column - 1] {
                row -= 1
                column -= 1
                places.append(row)
            } else if lengths[here - 1] > lengths[here - width] {
                column -= 1
            } else {
                row -= 1
            }
        }
        return places
    }
}
