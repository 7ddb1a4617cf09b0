/// A term that two candidates or more have, so that it counts once in a choice of both.
struct SharedTerm {
    /// What sort of term.
    enum Sort {
        case content, stop, pair
    }

    /// How likely a summary uses it.
    var probability: Double
    /// What sort of term it is.
    var sort: Sort
}
