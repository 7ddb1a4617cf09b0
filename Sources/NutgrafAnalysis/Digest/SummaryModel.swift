import CNutgrafModel

/// The weights of the summary, as `nutgraf-lab train summary` learned them.
///
/// A list of lines: a name, a tab, whole numbers (ten-thousandths) or stems with blanks between.
package struct SummaryModel: Sendable {
    /// The model in the binary.
    package static let shared = SummaryModel(lines: Lexicon.lines(of: NUTGRAF_LIST_SUMMARY))

    /// What is known of stems.
    private var known = KnownStems()
    /// The common stems by how common they are, in order.
    private var commonStems: [[String]] = Array(repeating: [], count: 5)
    /// The stems by how much summaries use them, in order.
    private var usedStems: [[String]] = Array(repeating: [], count: StemKnowledge.usageLevels)
    /// How likely a summary uses a word: trees over ``TermFeatures``.
    package var words = BoostedTrees()
    /// How likely it uses a pair of words that stand side by side.
    package var pairs = BoostedTrees()
    /// How likely a sentence is the best one: weights of ``SentenceFeatures``, the constant last.
    package var best = Array(repeating: 0.0, count: SentenceFeatures.count + 1)
    /// How likely a sentence is among the best three.
    package var picked = Array(repeating: 0.0, count: SentenceFeatures.count + 1)
    /// The same by trees; the logarithms of the odds of both are averaged.
    package var bestTrees = BoostedTrees()
    /// How likely it is among the best three, by trees.
    package var pickedTrees = BoostedTrees()
    /// What a choice of sentences is worth: weights of ``SummaryChoice``.
    package var choice = Array(repeating: 0.0, count: SummaryChoice.count)

    /// A model that knows nothing.
    package init() {}

    /// Reads a model; lines that it does not know are passed over.
    package init(lines: [Substring]) {
        for line in lines {
            let fields = line.split(separator: "\t")
            guard fields.count == 2 else { continue }
            let values = fields[1].split(separator: " ")
            if fields[0].hasPrefix("common"), let level = Int(fields[0].dropFirst(6)) {
                setCommon(values.map(String.init), level: level)
                continue
            }
            if fields[0].hasPrefix("usage"), let level = Int(fields[0].dropFirst(5)) {
                setUsage(values.map(String.init), level: level)
                continue
            }
            let weights = values.map { Double(Int($0) ?? 0) / Self.scale }
            switch fields[0] {
            case "words": words = BoostedTrees(weights)
            case "pairs": pairs = BoostedTrees(weights)
            case "best" where weights.count == best.count: best = weights
            case "picked" where weights.count == picked.count: picked = weights
            case "bestTrees": bestTrees = BoostedTrees(weights)
            case "pickedTrees": pickedTrees = BoostedTrees(weights)
            case "choice" where weights.count == choice.count: choice = weights
            default: break
            }
        }
    }

    /// Says which stems are how common.
    ///
    /// - Parameter level: 1 to 4; others are passed over.
    package mutating func setCommon(_ stems: [String], level: Int) {
        guard (1...4).contains(level) else { return }
        commonStems[level] = stems
        for stem in stems { change(stem) { $0.commonness = level } }
    }

    /// Says which stems summaries use how much.
    ///
    /// - Parameter level: one of ``StemKnowledge/usage``; others are passed over.
    package mutating func setUsage(_ stems: [String], level: Int) {
        guard usedStems.indices.contains(level), level != StemKnowledge.ordinaryUsage else { return }
        usedStems[level] = stems
        for stem in stems { change(stem) { $0.usage = level } }
    }

    private mutating func change(_ stem: String, _ change: (inout StemKnowledge) -> Void) {
        let key = StemTable.hash(stem.utf8)
        var knowledge = known[key]
        change(&knowledge)
        known.set(knowledge, of: key)
    }

    /// What is known of a stem.
    ///
    /// - Parameter key: its hash.
    package func knowledge(of key: UInt64) -> StemKnowledge { known[key] }

    /// The model as its file has it.
    package var lines: [String] {
        func line(_ name: String, _ weights: [Double]) -> String {
            name + "\t" + weights.map { String(Int(($0 * Self.scale).rounded())) }.joined(separator: " ")
        }
        func line(_ name: String, _ trees: BoostedTrees) -> String {
            line(name, trees.numbers.map(Double.init))
        }
        var lines = (1...4).map { "common\($0)\t" + commonStems[$0].joined(separator: " ") }
        for (level, stems) in usedStems.enumerated() where !stems.isEmpty {
            lines.append("usage\(level)\t" + stems.joined(separator: " "))
        }
        lines += [line("words", words), line("pairs", pairs), line("best", best), line("picked", picked)]
        lines += [line("bestTrees", bestTrees), line("pickedTrees", pickedTrees)]
        lines.append(line("choice", choice))
        return lines
    }

    private static let scale = 10_000.0
}
