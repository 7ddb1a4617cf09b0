import NutgrafAnalysis

extension StemUsage {
    private static let cells = 70

    /// Counts the words of articles.
    ///
    /// - Parameters:
    ///   - samples: the articles.
    ///   - parts: so many parts there are; the article at a place is of the part that is the rest of a division by it.
    init(_ samples: [SummarySample], parts: Int) {
        self.init(parts: parts)
        var used = Array(repeating: 0.0, count: Self.cells)
        var all = used
        for sample in samples {
            for (number, term) in sample.material.terms.enumerated() where term.second < 0 {
                let cell = Self.cell(of: term, in: sample)
                all[cell] += 1
                if sample.isUsed[number] { used[cell] += 1 }
            }
        }
        let shares = zip(used, all).map { $0 / max(1, $1) }
        for (index, sample) in samples.enumerated() {
            for (number, term) in sample.material.terms.enumerated() where term.second < 0 {
                add(
                    sample.material.stems.stems[Int(term.first)].key,
                    part: index % parts,
                    isUsed: sample.isUsed[number],
                    expected: shares[Self.cell(of: term, in: sample)]
                )
            }
        }
    }

    /// Where a word stands: in which sentence first, in how many, and whether in the title.
    private static func cell(of term: TermFeatures.Term, in sample: SummarySample) -> Int {
        let first = min(Int(term.firstSentence), 6)
        let often = min(Int(term.sentences), 4)
        return first * 10 + often * 2 + (sample.material.stems.stems[Int(term.first)].isInTitle ? 1 : 0)
    }
}
