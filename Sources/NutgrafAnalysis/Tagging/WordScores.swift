/// What the features of single words weigh, and what the words give to hidden units, added up once for each word and
/// place.
package final class WordScores {
    private let model: EntityModel
    /// For each word five sums of ``TagLayout/lanes`` numbers, one a place, and behind them five sums of
    /// ``HiddenLayer/units`` numbers, for models with hidden units.
    private var sums: UnsafeMutablePointer<Int16>
    private var capacity = 1_024
    /// How many words have their sums.
    private var count = 0

    /// How many numbers the sums of a word have.
    package static let width = FrequentWords.width + HiddenLayer.width

    /// Prepares the adding up with a model's weights.
    package init(_ model: EntityModel) {
        self.model = model
        sums = .allocate(capacity: capacity * Self.width)
    }

    deinit { sums.deallocate() }

    /// Forgets the sums, as the desk forgets its words.
    func reset() { count = 0 }

    /// Writes the scores of a window's tokens, ``TagLayout/lanes`` numbers each.
    func score(
        _ window: SentenceWindow,
        _ desk: WordDesk,
        keys: inout FeatureKeys,
        into scores: UnsafeMutablePointer<Int16>
    ) {
        if count < desk.count { addUp(desk, keys: &keys) }
        for start in Swift.stride(from: 0, to: window.count, by: FeatureKeys.batch) {
            let size = min(FeatureKeys.batch, window.count - start)
            keys.count = 0
            for index in 0..<size {
                let first = keys.count
                TokenFeatures.context(window.context(start + index, desk.traits), into: &keys)
                keys.ends[index] = keys.count
                model.features.fetch(keys, from: first)
            }
            Self.find(size, model.features, keys)
            var first = 0
            for index in 0..<size {
                let row = scores + (start + index) * TagLayout.lanes
                addWords(start + index, window, to: row)
                model.features.add(keys, first..<keys.ends[index], to: row)
                first = keys.ends[index]
            }
        }
    }

    /// Finds the rows of a batch.
    @inline(__always)
    private static func find(_ size: Int, _ features: WeightTable, _ keys: FeatureKeys) {
        var first = 0
        var end = 0
        for index in 0..<size {
            end = features.find(keys, first..<keys.ends[index], from: end)
            first = keys.ends[index]
            keys.ends[index] = end
        }
    }

    /// Writes what the words around a token weigh.
    @inline(__always)
    private func addWords(_ index: Int, _ window: SentenceWindow, to scores: UnsafeMutablePointer<Int16>) {
        let lanes = TagLayout.lanes
        let here = sums + Int(window.places[index + 2]) * Self.width
        let before = sums + Int(window.places[index + 1]) * Self.width + lanes
        let behind = sums + Int(window.places[index + 3]) * Self.width + 2 * lanes
        let twoBefore = sums + Int(window.places[index]) * Self.width + 3 * lanes
        let twoBehind = sums + Int(window.places[index + 4]) * Self.width + 4 * lanes
        for lane in 0..<lanes {
            scores[lane] = here[lane] &+ before[lane] &+ behind[lane] &+ twoBefore[lane] &+ twoBehind[lane]
        }
        guard let hidden = model.hidden else { return }
        // A place has as many units as lanes, so that the hidden sums lie as far apart as those of the features.
        let width = FrequentWords.width
        hidden.add(
            .init(
                here: here + width,
                before: before + width,
                behind: behind + width,
                twoBefore: twoBefore + width,
                twoBehind: twoBehind + width
            ),
            to: scores
        )
    }

    private func addUp(_ desk: WordDesk, keys: inout FeatureKeys) {
        if desk.count > capacity {
            let larger = UnsafeMutablePointer<Int16>.allocate(capacity: max(desk.count, capacity * 2) * Self.width)
            larger.update(from: sums, count: count * Self.width)
            sums.deallocate()
            sums = larger
            capacity = max(desk.count, capacity * 2)
        }
        let start = count
        count = desk.count
        model.wordSums.use { kept in
            for index in start..<desk.count {
                let word = desk.traits[index]
                let sum = sums + index * Self.width
                if word.written <= 2, word.isWord, let known = model.frequentWords.place(word.form) {
                    sum.update(from: model.frequentWords.sums(at: known), count: FrequentWords.width)
                    if model.hidden != nil {
                        (sum + FrequentWords.width).update(
                            from: model.frequentWords.hidden(at: known),
                            count: HiddenLayer.width
                        )
                    }
                } else if word.isWord, kept != nil {
                    kept?.sums(of: word, into: sum) { addUp(word, keys: &keys, into: sum) }
                } else {
                    addUp(word, keys: &keys, into: sum)
                }
            }
        }
    }

    private func addUp(_ word: WordTraits, keys: inout FeatureKeys, into sum: UnsafeMutablePointer<Int16>) {
        Self.addUp(word, model.features, keys: &keys, into: sum)
        model.hidden?.addUp(word, keys: &keys, into: sum + FrequentWords.width)
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
        for lane in 0..<FrequentWords.width { sum[lane] = 0 }
        keys.count = 0
        for place in TokenFeatures.Place.allCases {
            let first = keys.count
            TokenFeatures.word(word, at: place, into: &keys)
            keys.ends[Int(place.rawValue)] = keys.count
            features.fetch(keys, from: first)
        }
        find(TokenFeatures.Place.allCases.count, features, keys)
        var first = 0
        for place in 0..<TokenFeatures.Place.allCases.count {
            features.add(keys, first..<keys.ends[place], to: sum + place * TagLayout.lanes)
            first = keys.ends[place]
        }
    }
}
