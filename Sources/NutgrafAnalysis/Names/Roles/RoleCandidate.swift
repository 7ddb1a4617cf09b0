/// Words that may say what a person is.
package struct RoleCandidate {
    /// How the words stand to the name.
    enum Place: Int, CaseIterable {
        /// "Kremlin spokesman Ivan Orlov".
        case before
        /// "the mayor, Anne Blanc".
        case beforeComma
        /// "the leader of the church, Pope Pius".
        case beforeTitled
        /// "Former senators Anna Berg and Peter Holm", for the second of them.
        case shared
        /// "Anna Berg, a teacher".
        case comma
        /// "Anna Berg of Leeds, a teacher".
        case placeComma
        /// "Anna Berg – a teacher", "Anna Berg (a teacher)".
        case dash
        /// "Anna Berg is a teacher".
        case stated
        /// "Anna Berg, who is a teacher".
        case who

        /// Whether the words stand before the name.
        var isBefore: Bool { rawValue <= Place.shared.rawValue }
    }

    /// How the words stand to those that the rules would choose there.
    enum Agreement: Int, CaseIterable {
        case none, same, start, end, other

        init(_ tokens: Range<Int>, _ rule: Range<Int>?) {
            guard let rule else {
                self = .none
                return
            }
            if tokens == rule {
                self = .same
            } else if tokens.lowerBound == rule.lowerBound {
                self = .start
            } else {
                self = tokens.upperBound == rule.upperBound ? .end : .other
            }
        }
    }

    /// How the words stand to the name.
    var place: Place
    /// The words.
    package var tokens: Range<Int>
    /// How the words stand to those that the rules would choose.
    var agreement: Agreement
    /// The tokens of the name.
    var name: Range<Int>
    /// Of the person's mentions, the number of this one.
    var order: Int
    /// The features, as numbers of weights.
    package var features: [Int] = []
}
