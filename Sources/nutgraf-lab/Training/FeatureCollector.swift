import NutgrafAnalysis

/// Collects the features of all tokens of texts.
///
/// Reads every text twice: once to count the features, once to number those that are frequent enough.
struct FeatureCollector {
    private let reader: FeatureReader
    private let families: Set<FeatureFamily>

    /// Takes what the model will know of words and phrases, and the families of features that are left out.
    init(words: WordTable, phrases: PhraseTable, without families: Set<FeatureFamily> = []) {
        reader = FeatureReader(words: words, phrases: phrases)
        self.families = families
    }

    /// Counts the features of texts.
    func count(_ texts: [TrainingText], in index: inout FeatureIndex) {
        var kept = KeptFeatures(without: families)
        defer { kept.keys.deallocate() }
        for text in texts {
            reader.read(story(text), isHeadline: text.isHeadline, into: &kept) { _, kept in
                for number in 0..<kept.keys.count { index.count(kept.keys.keys[number]) }
                kept.keys.count = 0
            }
        }
    }

    /// Counts the properties of words that hidden units look at.
    func countProperties(_ texts: [TrainingText], in index: inout FeatureIndex) {
        var kept = KeptFeatures(without: families)
        defer { kept.keys.deallocate() }
        var nothing = NoFeatures()
        for text in texts {
            reader.read(story(text), isHeadline: text.isHeadline, into: &nothing) { word in
                kept.keys.count = 0
                TokenFeatures.hidden(word, into: &kept)
                for number in 0..<kept.keys.count { index.count(kept.keys.keys[number]) }
            } each: { _, _ in
            }
        }
    }

    /// The texts with their features' numbers, and with those of their words' properties if there are any.
    func data(_ texts: [TrainingText], index: FeatureIndex, properties: FeatureIndex) -> ChainData {
        var data = ChainData()
        var own = KeptFeatures(without: families)
        defer { own.keys.deallocate() }
        func numbers(_ word: WordTraits) -> [Int32] {
            guard !properties.numbered.isEmpty else { return [] }
            own.keys.count = 0
            TokenFeatures.hidden(word, into: &own)
            return (0..<own.keys.count).map { properties.number(own.keys.keys[$0]) }.filter { $0 >= 0 }
        }
        data.edge = numbers(.edge)
        data.propertyOffsets = [0]
        var kept = KeptFeatures(without: families)
        defer { kept.keys.deallocate() }
        for (number, text) in texts.enumerated() {
            let story = story(text)
            let tags = TagMasks(text, story)
            reader.read(story, isHeadline: text.isHeadline, into: &kept) { word in
                data.properties += numbers(word)
                data.propertyOffsets.append(data.properties.count)
            } each: { token, kept in
                for place in 0..<kept.keys.count {
                    let feature = index.number(kept.keys.keys[place])
                    if feature >= 0 { data.features.append(feature) }
                }
                kept.keys.count = 0
                data.offsets.append(data.features.count)
                data.masks.append(tags.masks[token])
            } finish: { count in
                let end = data.masks.count
                data.sentences.append(.init(tokens: end - count..<end, text: number, weight: text.weight))
            }
            data.names += text.spans.count
            data.unreachable += tags.unreachable.count
        }
        return data
    }

    private func story(_ text: TrainingText) -> Story {
        var pace = Pace(checkpoint: { () throws(Never) in })
        return Story(ByteText(text.bytes), pace: &pace)
    }
}

/// Takes no features.
private struct NoFeatures: FeatureSink {
    mutating func add(_ template: UInt64, _ value: UInt64) {}
    mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {}
    mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) {}
}
