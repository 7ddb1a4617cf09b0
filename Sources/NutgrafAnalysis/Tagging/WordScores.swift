/// What the features of single words weigh, and what the words give to hidden units, added up once for each word and
/// place.
package final class WordScores {
    private let model: EntityModel
    /// For each word five sums of ``TagLayout/lanes`` numbers, one a place, and behind them five sums of
    /// ``HiddenLayer/units`` numbers where the model has hidden units.
    private var sums: UnsafeMutablePointer<Int16>
    private var capacity = 1_024
    /// How many words have their sums.
    private var count = 0

    private let stride: Int

    /// Prepares the adding up with a model's weights.
    package init(_ model: EntityModel) {
        self.model = model
        stride = FrequentWords.width + (model.hidden == nil ? 0 : HiddenLayer.width)
        sums = .allocate(capacity: capacity * stride)
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
        let here = sums + Int(window.places[index + 2]) * stride
        let before = sums + Int(window.places[index + 1]) * stride + lanes
        let behind = sums + Int(window.places[index + 3]) * stride + 2 * lanes
        let twoBefore = sums + Int(window.places[index]) * stride + 3 * lanes
        let twoBehind = sums + Int(window.places[index + 4]) * stride + 4 * lanes
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
            let larger = UnsafeMutablePointer<Int16>.allocate(capacity: max(desk.count, capacity * 2) * stride)
            larger.update(from: sums, count: count * stride)
            sums.deallocate()
            sums = larger
            capacity = max(desk.count, capacity * 2)
        }
        while count < desk.count {
            let word = desk.traits[count]
            let sum = sums + count * stride
            let hiddenSum = sum + FrequentWords.width
            if word.written <= 2, word.isWord, let known = model.frequentWords.place(word.form) {
                sum.update(from: model.frequentWords.sums(at: known), count: FrequentWords.width)
                if model.hidden != nil {
                    hiddenSum.update(from: model.frequentWords.hidden(at: known), count: HiddenLayer.width)
                }
            } else {
                Self.addUp(word, model.features, keys: &keys, into: sum)
                model.hidden?.addUp(word, keys: &keys, into: hiddenSum)
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
