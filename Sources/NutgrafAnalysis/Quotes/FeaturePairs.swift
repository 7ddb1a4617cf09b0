/// The numbers of the features that are the values of some factors, alone and in pairs.
struct FeaturePairs: Sendable {
    /// For each factor the number of its first value.
    private let firsts: [Int]
    /// For each factor the number of the pair of its first value with the next factor's first value, and how many
    /// values the factors behind it have.
    private let rows: [(first: Int, length: Int)]

    init(sizes: [Int], singles: Int, pairs: [Int]) {
        var firsts: [Int] = []
        var next = singles
        for size in sizes {
            firsts.append(next)
            next += size
        }
        self.firsts = firsts
        rows = pairs.indices.map { (pairs[$0], sizes.dropFirst($0 + 1).reduce(0, +)) }
    }

    /// Adds the features of one value for each factor.
    func append(_ values: [Int], to features: inout [Int]) {
        let count = values.count
        // Written without a check for each: there are hundreds for each candidate.
        let head = features
        features = [Int](unsafeUninitializedCapacity: head.count + count * (count + 1) / 2) { buffer, size in
            for number in head.indices { buffer[number] = head[number] }
            let singles = head.count
            for number in 0..<count { buffer[singles + number] = firsts[number] + values[number] }
            size = singles + count
            for number in rows.indices {
                // The values behind lie as in the single features, from the next factor on.
                let start = rows[number].first + values[number] * rows[number].length - firsts[number + 1]
                for other in (singles + number + 1)..<(singles + count) {
                    buffer[size] = start + buffer[other]
                    size += 1
                }
            }
        }
    }
}
