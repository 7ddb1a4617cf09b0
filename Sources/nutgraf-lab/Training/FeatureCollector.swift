import NutgrafAnalysis

/// Collects the features of all tokens of texts.
///
/// Reads every text twice: once to count the features, once to number those that are frequent enough.
///
/// Texts with habits of their own have the features of the token's word once more, for their corpus alone. What
/// only its annotators do is learned there, and is left behind when the model is written (after Daumé, 2007).
struct FeatureCollector {
    private let reader: FeatureReader
    private let families: Set<FeatureFamily>

    /// Takes what the model will know of words and phrases, and the families of features that are left out.
    init(words: WordTable, phrases: PhraseTable, without families: Set<FeatureFamily> = []) {
        reader = FeatureReader(words: words, phrases: phrases)
        self.families = families
    }

    /// Counts the features of texts.
    func count(_ texts: [TrainingText], in index: inout FeatureIndex, habits: inout FeatureIndex) {
        var kept = KeptFeatures(without: families)
        defer { kept.keys.deallocate() }
        for text in texts {
            reader.read(story(text), isHeadline: text.isHeadline, into: &kept) { _, kept in
                for number in 0..<kept.keys.count {
                    let key = kept.keys.keys[number]
                    index.count(key)
                    if text.habits > 0, number < Self.ownFeatures { habits.count(Self.key(key, text.habits)) }
                }
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

    /// The texts with their features' numbers, those of habits behind those that are kept, and with those of their
    /// words' properties if there are any.
    func data(
        _ texts: [TrainingText],
        index: FeatureIndex,
        habits: FeatureIndex,
        properties: FeatureIndex
    ) -> ChainData {
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
                    let key = kept.keys.keys[place]
                    let feature = index.number(key)
                    if feature >= 0 { data.features.append(feature) }
                    guard text.habits > 0, place < Self.ownFeatures else { continue }
                    let habit = habits.number(Self.key(key, text.habits))
                    if habit >= 0 { data.features.append(Int32(index.numbered.count) + habit) }
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

    /// About how many features of a token are of its own word; they come first.
    private static let ownFeatures = 32

    private static func key(_ key: UInt64, _ corpus: UInt64) -> UInt64 { FeatureHash.key(corpus, key) }

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
