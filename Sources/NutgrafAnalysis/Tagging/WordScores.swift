/// What the features of single words weigh, added up once for each word and place.
package final class WordScores {
    private let model: EntityModel
    /// For each word five sums of ``TagLayout/lanes`` numbers, one a place.
    private var sums: UnsafeMutablePointer<Int16>
    private var capacity = 1_024
    /// How many words have their sums.
    private var count = 0

    private static let stride = FrequentWords.width

    /// Prepares the adding up with a model's weights.
    package init(_ model: EntityModel) {
        self.model = model
        sums = .allocate(capacity: capacity * Self.stride)
    }

    deinit { sums.deallocate() }

    /// Forgets the sums, as the desk forgets its words.
    func reset() { count = 0 }

    /// Writes the scores of a token of a window.
    @inline(__always)
    func score(
        _ index: Int,
        _ window: SentenceWindow,
        _ desk: WordDesk,
        keys: inout FeatureKeys,
        into scores: UnsafeMutablePointer<Int16>
    ) {
        if count < desk.count { addUp(desk, keys: &keys) }
        keys.count = 0
        TokenFeatures.context(window.context(index, desk.traits), into: &keys)
        let lanes = TagLayout.lanes
        let here = sums + Int(window.places[index + 2]) * Self.stride
        let before = sums + Int(window.places[index + 1]) * Self.stride + lanes
        let behind = sums + Int(window.places[index + 3]) * Self.stride + 2 * lanes
        let twoBefore = sums + Int(window.places[index]) * Self.stride + 3 * lanes
        let twoBehind = sums + Int(window.places[index + 4]) * Self.stride + 4 * lanes
        for lane in 0..<lanes {
            scores[lane] = here[lane] &+ before[lane] &+ behind[lane] &+ twoBefore[lane] &+ twoBehind[lane]
        }
        model.features.add(keys, to: scores)
    }

    private func addUp(_ desk: WordDesk, keys: inout FeatureKeys) {
        if desk.count > capacity {
            let larger = UnsafeMutablePointer<Int16>.allocate(capacity: max(desk.count, capacity * 2) * Self.stride)
            larger.update(from: sums, count: count * Self.stride)
            sums.deallocate()
            sums = larger
            capacity = max(desk.count, capacity * 2)
        }
        while count < desk.count {
            let word = desk.traits[count]
            let sum = self.sums + count * Self.stride
            if word.written <= 2, word.isWord, let known = model.frequentWords.sums(word.form) {
                sum.update(from: known, count: Self.stride)
            } else {
                Self.addUp(word, model.features, keys: &keys, into: sum)
            }
            count += 1
        }
    }

    /// Adds up what the features of a word weigh in each place.
    ///
    /// - Parameter sum: room for ``FrequentWords/width`` numbers.
    package static func addUp(
        _ word: WordTraits,
        _ features: WeightTable,
        keys: inout FeatureKeys,
        into sum: UnsafeMutablePointer<Int16>
    ) {
        for lane in 0..<stride { sum[lane] = 0 }
        for place in TokenFeatures.Place.allCases {
            keys.count = 0
            TokenFeatures.word(word, at: place, into: &keys)
            features.add(keys, to: sum + Int(place.rawValue) * TagLayout.lanes)
        }
    }
}
