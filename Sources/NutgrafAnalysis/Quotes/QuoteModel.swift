import CNutgrafModel

/// The weights that tell quotations from other words in marks, and speakers from others who are named.
///
/// They are learned from annotated articles by `nutgraf-lab train speakers`, and stand in the list
/// `quotations.tsv`.
package struct QuoteModel: Sendable {
    /// One decision's weights.
    package enum Table: String, CaseIterable, Sendable {
        /// Which candidate speaks.
        case speaker
        /// Whom a pronoun stands for.
        case antecedent
        /// Whether words in marks are a quotation.
        case quotation

        /// The names of its features, in the order of their numbers.
        package var features: [String] {
            switch self {
            case .speaker: SpeakerFeatures.names
            case .antecedent: AntecedentFeatures.names
            case .quotation: QuotationFeatures.names
            }
        }
    }

    /// The weights in the binary.
    package static let shared = QuoteModel(lines: Lexicon.lines(of: NUTGRAF_LIST_QUOTATIONS))

    private var weights: [[Float]]

    /// A model in which everything weighs nothing.
    package init() {
        weights = Table.allCases.map { Array(repeating: 0, count: $0.features.count) }
    }

    private init(lines: [Substring]) {
        weights = Table.allCases.map { FeatureTable.weights(of: $0.features, $0.rawValue, in: lines) }
    }

    /// A table's weights, by the features' numbers.
    package subscript(table: Table) -> [Float] {
        get { weights[Self.index(table)] }
        set { weights[Self.index(table)] = newValue }
    }

    /// The sum of some features' weights.
    func score(_ table: Table, _ features: [Int]) -> Float {
        var sum: Float = 0
        let index = Self.index(table)
        for feature in features { sum += weights[index][feature] }
        return sum
    }

    private static func index(_ table: Table) -> Int {
        switch table {
        case .speaker: 0
        case .antecedent: 1
        case .quotation: 2
        }
    }
}
