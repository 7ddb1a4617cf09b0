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
}

extension CaseIterable {
    /// The names of all cases.
    static var allNames: [String] { allCases.map { "\($0)" } }
}
