import NutgrafAnalysis

/// Writes models as ``EntityModel`` reads them.
struct ModelFile {
    /// The parts' bytes, by part.
    private var parts: [EntityModel.Part: [UInt8]] = [:]

    /// A model without features, enough to read words and phrases.
    init(_ knowledge: WordKnowledge) {
        parts[.words] = knowledge.wordTable
        parts[.phrases] = knowledge.phraseTable
        parts[.slots] = [0, 0, 0, 0]
        parts[.rows] = []
        parts[.transitions] = Array(repeating: 0, count: TagLayout.edges * TagLayout.edges * 2)
        parts[.curve] = Array(repeating: 0, count: 8)
    }

    /// Puts the features' weights in.
    ///
    /// - Parameters:
    ///   - selection: the features, with ``TagLayout/lanes`` weights each.
    ///   - transitions: from each end to each start.
    ///   - scale: what a weight of one becomes.
    mutating func setFeatures(_ selection: RowSelection, transitions: [Float], scale: Float) {
        let keys = selection.keys
        let rows = selection.rows
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.count)
        for weight in rows {
            bytes.append(UInt8(bitPattern: Int8(max(-127, min(127, (weight * scale).rounded())))))
        }
        parts[.slots] = Self.slots(keys)
        parts[.rows] = bytes
        parts[.transitions] = transitions.flatMap {
            SlotTable.bytes(Int16(max(-32_000, min(32_000, ($0 * scale).rounded()))))
        }
    }

    /// Puts the hidden units in.
    ///
    /// - Parameters:
    ///   - weights: what they learned.
    ///   - properties: the properties of words, in the order of the rows.
    ///   - scale: what a weight of one became in the features.
    mutating func setHidden(_ weights: HiddenWeights, properties: FeatureIndex, scale: Float) {
        let one = Float(HiddenLayer.one)
        var rows: [UInt8] = []
        var kept: [UInt64] = []
        for (number, key) in properties.numbered.enumerated() {
            let row = weights.rows[number * HiddenLayer.width..<(number + 1) * HiddenLayer.width]
                .map { Int8(max(-127, min(127, ($0 * one).rounded()))) }
            guard row.contains(where: { $0 != 0 }) else { continue }
            kept.append(key)
            rows += row.map { UInt8(bitPattern: $0) }
        }
        parts[.hiddenSlots] = Self.slots(kept)
        parts[.hiddenRows] = rows
        let most = Float(HiddenLayer.largestWeight)
        parts[.hiddenOutput] =
            weights.biases.flatMap { SlotTable.bytes(Int16(max(-most, min(most, ($0 * one).rounded())))) }
            + weights.output.flatMap {
                SlotTable.bytes(Int16(max(-most, min(most, ($0 * scale * HiddenLayer.weightOfOne).rounded()))))
            }
    }

    /// Slots that lead from each key to its row.
    private static func slots(_ keys: [UInt64]) -> [UInt8] {
        var table = SlotTable(count: keys.count * 2 + 1, stride: 4)
        for (number, key) in keys.enumerated() {
            let mark = UInt32(truncatingIfNeeded: key) & (1 << WeightTable.keyBits - 1)
            table.insert(
                SlotTable.bytes(UInt32(number + 1) << WeightTable.keyBits | mark),
                at: FeatureHash.slot(key, UInt64(table.count))
            )
        }
        return table.bytes
    }

    /// Puts the curve of confidence in.
    mutating func setCurve(_ curve: (offset: Int32, slope: Int32)) {
        parts[.curve] = SlotTable.bytes(curve.offset) + SlotTable.bytes(curve.slope)
    }

    /// Adds up what the features of frequent words weigh.
    ///
    /// - Parameter words: the words as written, none twice.
    mutating func setFrequentWords(_ words: [String]) throws {
        let model = try StoredModel(bytes).model
        var table = SlotTable(count: words.count * 2 + 1, stride: 8)
        var sums: [UInt8] = []
        var keys = FeatureKeys()
        defer { keys.deallocate() }
        let sum = UnsafeMutablePointer<Int16>.allocate(capacity: FrequentWords.width)
        defer { sum.deallocate() }
        let hiddenSum = UnsafeMutablePointer<Int16>.allocate(capacity: HiddenLayer.width)
        defer { hiddenSum.deallocate() }
        var hiddenSums: [UInt8] = []
        for (number, word) in words.enumerated() {
            let traits = WordTraits(form: word, small: word.lowercased(), letterCase: .normal, words: model.words)
            WordScores.addUp(traits, model.features, keys: &keys, into: sum)
            for lane in 0..<FrequentWords.width { sums += SlotTable.bytes(sum[lane]) }
            if let hidden = model.hidden {
                hidden.addUp(traits, keys: &keys, into: hiddenSum)
                for unit in 0..<HiddenLayer.width { hiddenSums += SlotTable.bytes(hiddenSum[unit]) }
            }
            table.insert(
                SlotTable.bytes(WordTable.mark(traits.form)) + SlotTable.bytes(UInt32(number + 1)),
                at: FeatureHash.slot(traits.form, UInt64(table.count))
            )
        }
        parts[.frequentSlots] = table.bytes
        parts[.frequentSums] = sums
        if model.hidden != nil { parts[.frequentHidden] = hiddenSums }
    }

    /// The bytes of the file.
    var bytes: [UInt8] {
        var header = EntityModel.letters + SlotTable.bytes(EntityModel.version)
        var body: [UInt8] = []
        for part in EntityModel.Part.allCases {
            if parts[part] == nil, part.rawValue >= EntityModel.Part.optional.rawValue {
                header += Array(repeating: 0, count: 8)
                continue
            }
            let content = parts[part] ?? []
            while (EntityModel.headerSize + body.count) % 64 != 0 { body.append(0) }
            header += SlotTable.bytes(UInt32(EntityModel.headerSize + body.count))
            header += SlotTable.bytes(UInt32(content.count / part.stride))
            body += content
        }
        header += Array(repeating: 0, count: EntityModel.headerSize - header.count)
        let file = header + body
        return file + TextHash.digest(file)
    }
}
