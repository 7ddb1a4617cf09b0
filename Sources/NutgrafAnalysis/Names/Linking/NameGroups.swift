/// Which forms of names are names of one entity: a forest in which each form leads to the first form of its group.
struct NameGroups {
    private var parents: [Int]

    /// Begins with each form alone.
    init(count: Int) {
        parents = Array(0..<count)
    }

    /// The first form of a form's group.
    mutating func root(_ form: Int) -> Int {
        var form = form
        while parents[form] != form {
            parents[form] = parents[parents[form]]
            form = parents[form]
        }
        return form
    }

    /// Makes two groups one.
    mutating func join(_ one: Int, _ other: Int) {
        let first = root(one)
        let second = root(other)
        parents[max(first, second)] = min(first, second)
    }
}
