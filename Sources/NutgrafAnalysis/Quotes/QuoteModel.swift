import CNutgrafModel

/// The weights that tell quotations from other words in marks, and speakers from others who are named.
///
/// They are learned from annotated articles by `nutgraf-lab train speakers`, and stand in the list
/// `quotations.tsv`: on each line a table, a block of its features and their weights in hundredths.
package struct QuoteModel: Sendable {
    /// One decision's weights.
    package enum Table: String, CaseIterable, Sendable {
        /// Which candidate speaks.
        case speaker
        /// Whom a pronoun or a description stands for.
        case antecedent
        /// Whether words in marks are a quotation.
        case quotation

        /// Its features.
        package var features: FeatureBlocks {
            switch self {
            case .speaker: SpeakerFeatures.shared.blocks
            case .antecedent: AntecedentFeatures.shared.blocks
            case .quotation: QuotationFeatures.shared.blocks
            }
        }
    }

    /// The weights in the binary.
    package static let shared = QuoteModel(lines: Lexicon.lines(of: NUTGRAF_LIST_QUOTATIONS))

    private var speaker: [Float]
    private var antecedent: [Float]
    private var quotation: [Float]

    /// A model in which everything weighs nothing.
    package init() {
        speaker = Array(repeating: 0, count: Table.speaker.features.count)
        antecedent = Array(repeating: 0, count: Table.antecedent.features.count)
        quotation = Array(repeating: 0, count: Table.quotation.features.count)
    }

    private init(lines: [Substring]) {
        self.init()
        for table in Table.allCases {
            let own = lines.lazy.map { $0.split(separator: "\t") }
                .filter { $0.count == 3 && $0[0] == table.rawValue }
            let blocks = table.features.blocks
            for (block, fields) in zip(blocks, own) where fields[1] == block.name {
                Self.read(fields[2], into: &self[table], block.features)
            }
        }
    }

    /// Reads weights that stand in hundredths, with blanks between.
    private static func read(_ field: Substring, into weights: inout [Float], _ features: Range<Int>) {
        var feature = features.lowerBound
        var value = 0
        var isNegative = false
        for byte in field.utf8 {
            switch byte {
            case 0x2D: isNegative = true
            case 0x30...0x39: value = min(value * 10 + Int(byte - 0x30), 1_000_000)
            default:
                guard feature < features.upperBound else { return }
                weights[feature] = Float(isNegative ? -value : value) / 100
                (feature, value, isNegative) = (feature + 1, 0, false)
            }
        }
        if feature < features.upperBound { weights[feature] = Float(isNegative ? -value : value) / 100 }
    }

    /// A table's weights, by the features' numbers.
    package subscript(table: Table) -> [Float] {
        get {
            switch table {
            case .speaker: speaker
            case .antecedent: antecedent
            case .quotation: quotation
            }
        }
        set {
            switch table {
            case .speaker: speaker = newValue
            case .antecedent: antecedent = newValue
            case .quotation: quotation = newValue
            }
        }
    }

    /// The sum of some features' weights.
    func score(_ table: Table, _ features: [Int]) -> Float {
        self[table].withUnsafeBufferPointer { weights in
            features.withUnsafeBufferPointer { features in
                // Four sums, so that no addition waits for the one before it.
                var sums = SIMD4<Float>.zero
                var place = 0
                while place + 4 <= features.count {
                    sums += SIMD4(
                        weights[features[place]],
                        weights[features[place + 1]],
                        weights[features[place + 2]],
                        weights[features[place + 3]]
                    )
                    place += 4
                }
                var sum = sums.sum()
                while place < features.count {
                    sum += weights[features[place]]
                    place += 1
                }
                return sum
            }
        }
    }
}
