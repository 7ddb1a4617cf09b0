/// Numbers the features that are combinations of a few values.
struct FeatureTable {
    /// The features' names, in the order of their numbers.
    private(set) var names: [String] = []

    /// Adds all combinations of some values.
    ///
    /// - Returns: the number of the first one; the others follow, the last factor fastest.
    mutating func add(_ name: String, _ factors: [String]...) -> Int {
        let first = names.count
        var combinations = [name]
        for factor in factors {
            combinations = combinations.flatMap { combination in factor.map { "\(combination) \($0)" } }
        }
        names += combinations
        return first
    }

    /// The weights of a table's features in a list: the table's name, the feature's name, the weight, with tabs
    /// between. What the list does not have weighs nothing.
    static func weights(of features: [String], _ table: String, in lines: [Substring]) -> [Float] {
        var numbers: [Substring: Int] = [:]
        numbers.reserveCapacity(features.count)
        for (number, name) in features.enumerated() { numbers[name[...]] = number }
        var weights = [Float](repeating: 0, count: features.count)
        for line in lines {
            let fields = line.split(separator: "\t")
            guard fields.count == 3, fields[0] == table, let number = numbers[fields[1]], let weight = Float(fields[2])
            else { continue }
            weights[number] = weight
        }
        return weights
    }
}
