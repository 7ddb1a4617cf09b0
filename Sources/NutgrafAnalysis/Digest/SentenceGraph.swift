/// How central each sentence is in the graph of sentences that share words (LexRank, Erkan and Radev 2004).
///
/// The graph is never built: with cosines for weights, a step of the power iteration is the dot product of each
/// sentence's vector with one weighted sum of all of them, so that a step takes time in proportion to the words.
struct SentenceGraph {
    /// So many steps are near enough to the limit for an order of sentences.
    private static let steps = 4

    /// For each sentence how central it is; 1 is the mean.
    let centrality: [Double]

    /// - Parameters:
    ///   - vectors: for each sentence its different terms.
    ///   - weights: for each term its weight.
    init(_ vectors: SentenceVectors, weights: [Double]) {
        var rank = Array(repeating: 1.0, count: vectors.count)
        let degrees = Self.step(rank, vectors, weights)
        for _ in 0..<Self.steps {
            let shares = zip(rank, degrees).map { $1 > 0 ? $0 / $1 : 0 }
            rank = Self.step(shares, vectors, weights)
        }
        centrality = rank
    }

    private static func step(_ shares: [Double], _ vectors: SentenceVectors, _ weights: [Double]) -> [Double] {
        var sum = Array(repeating: 0.0, count: weights.count)
        for (index, norm) in vectors.norms.enumerated() where norm > 0 {
            let share = shares[index] / norm
            for term in vectors[index] { sum[term] += share * weights[term] }
        }
        return vectors.norms.enumerated().map { index, norm in
            guard norm > 0 else { return 0 }
            return vectors[index].reduce(0) { $0 + sum[$1] * weights[$1] } / norm
        }
    }
}
