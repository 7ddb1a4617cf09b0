import NutgrafAnalysis

/// What a model's hidden units add to the scores of tokens.
struct HiddenScores {
    /// For each token read its ``TagLayout/lanes`` scores, in the order of reading; none without hidden units.
    private(set) var scores: [[Int]] = []
    private let layer: HiddenLayer?
    private var words: [WordTraits] = []

    /// Takes the units of a model.
    init(_ model: EntityModel) { layer = model.hidden }

    /// Takes the next word of a sentence, or of a part of one.
    mutating func add(_ word: WordTraits) { words.append(word) }

    /// Scores the tokens of the sentence.
    mutating func finish() {
        defer { words = [] }
        guard let layer else {
            scores += words.map { _ in Array(repeating: 0, count: TagLayout.lanes) }
            return
        }
        let width = HiddenLayer.width
        let units = HiddenLayer.units
        // Two edges before the words and two behind them.
        let row = [.edge, .edge] + words + [.edge, .edge]
        let sums = UnsafeMutablePointer<Int16>.allocate(capacity: row.count * width)
        let sum = UnsafeMutablePointer<Int16>.allocate(capacity: TagLayout.lanes)
        var keys = FeatureKeys()
        defer {
            sums.deallocate()
            sum.deallocate()
            keys.deallocate()
        }
        for (place, word) in row.enumerated() { layer.addUp(word, keys: &keys, into: sums + place * width) }
        for index in words.indices {
            func word(_ offset: Int, _ place: TokenFeatures.Place) -> UnsafePointer<Int16> {
                UnsafePointer(sums + (index + 2 + offset) * width + Int(place.rawValue) * units)
            }
            sum.initialize(repeating: 0, count: TagLayout.lanes)
            layer.add(
                HiddenLayer.Words(
                    here: word(0, .here),
                    before: word(-1, .before),
                    behind: word(1, .behind),
                    twoBefore: word(-2, .twoBefore),
                    twoBehind: word(2, .twoBehind)
                ),
                to: sum
            )
            scores.append((0..<TagLayout.lanes).map { Int(sum[$0]) })
        }
    }
}
