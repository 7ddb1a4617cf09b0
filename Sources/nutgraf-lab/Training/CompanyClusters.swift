import Glibc
import NutgrafAnalysis

/// Clusters of words by the words that they stand between: grammar, where the other clusters tell subjects.
///
/// Each word is a vector of how much more often than by chance each frequent word stands directly before and behind
/// it (positive pointwise mutual information); the vectors are put into clusters by their angles (k-means).
struct CompanyClusters {
    /// How many clusters there are.
    static let count = 256
    /// How many frequent words are looked for beside a word, on each side.
    private static let neighbours = 400
    /// How often a word must occur.
    private static let least = 4
    private static let rounds = 10

    private var numbers: [String: Int] = [:]
    private var words: [String] = []
    private var stream: [Int32] = []

    /// Adds a text's words.
    mutating func add(_ bytes: [UInt8]) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(bytes), pace: &pace)
        for sentence in story.tokensOfSentence {
            stream.append(number("\n"))
            for index in sentence {
                let token = story.tokens[index]
                switch token.kind {
                case .number: stream.append(number("0"))
                case _ where token.form > 0: stream.append(number(story.vocabulary[story.word(index).lower].form))
                default: stream.append(number(story.string(tokens: index..<index + 1)))
                }
            }
        }
        stream.append(number("\n"))
    }

    private mutating func number(_ word: String) -> Int32 {
        if let number = numbers[word] { return Int32(number) }
        numbers[word] = words.count
        words.append(word)
        return Int32(words.count - 1)
    }

    /// Each word's cluster, from 1 up.
    func clusters() -> [String: UInt16] {
        var frequency = Array(repeating: 0, count: words.count)
        for word in stream { frequency[Int(word)] += 1 }
        let order = words.indices.sorted { (-frequency[$0], words[$0]) < (-frequency[$1], words[$1]) }
        let kept = order.prefix { frequency[$0] >= Self.least }
        guard kept.count > Self.count else { return [:] }
        let vectors = vectors(Array(kept), frequency)
        var centres = (0..<Self.count).map { cluster in
            var centre = [Float](repeating: 0, count: Self.neighbours * 2)
            for (place, value) in vectors[cluster] { centre[place] = value }
            return centre
        }
        var clusters = Array(repeating: 0, count: kept.count)
        for _ in 0..<Self.rounds {
            for (number, vector) in vectors.enumerated() {
                var best: Float = -1
                for cluster in 0..<Self.count {
                    let product = centres[cluster].withUnsafeBufferPointer { centre in
                        vector.reduce(Float(0)) { $0 + $1.value * centre[$1.place] }
                    }
                    if product > best {
                        best = product
                        clusters[number] = cluster
                    }
                }
            }
            centres = Array(repeating: [Float](repeating: 0, count: Self.neighbours * 2), count: Self.count)
            for (number, vector) in vectors.enumerated() {
                for (place, value) in vector { centres[clusters[number]][place] += value }
            }
            for cluster in 0..<Self.count {
                let length = centres[cluster].reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
                if length > 0 { for place in centres[cluster].indices { centres[cluster][place] /= length } }
            }
        }
        var result: [String: UInt16] = [:]
        for (number, word) in kept.enumerated() { result[words[word]] = UInt16(clusters[number] + 1) }
        return result
    }

    private func vectors(_ kept: [Int], _ frequency: [Int]) -> [[(place: Int, value: Float)]] {
        var row = Array(repeating: -1, count: words.count)
        for (number, word) in kept.enumerated() { row[word] = number }
        var counts: [[Int: Float]] = Array(repeating: [:], count: kept.count)
        for index in stream.indices.dropFirst() {
            let before = row[Int(stream[index - 1])]
            let here = row[Int(stream[index])]
            if here >= 0, before >= 0, before < Self.neighbours { counts[here][before, default: 0] += 1 }
            if before >= 0, here >= 0, here < Self.neighbours {
                counts[before][Self.neighbours + here, default: 0] += 1
            }
        }
        let all = Float(stream.count)
        return counts.enumerated().map { number, counts in
            var vector: [(place: Int, value: Float)] = []
            for (place, count) in counts.sorted(by: { $0.key < $1.key }) {
                let neighbour = kept[place % Self.neighbours]
                let value = logf(count * all / (Float(frequency[kept[number]]) * Float(frequency[neighbour])))
                if value > 0 { vector.append((place, value)) }
            }
            let length = vector.reduce(Float(0)) { $0 + $1.value * $1.value }.squareRoot()
            return length > 0 ? vector.map { ($0.place, $0.value / length) } : vector
        }
    }
}
