import CNutgrafModel

/// The weights that tell which words say what a person is.
///
/// They are learned from annotated articles by `nutgraf-lab train roles`, and stand in the list `roles.tsv`.
package struct RoleModel: Sendable {
    /// The table's name in the list.
    package static let table = "role"
    /// The names of the features, in the order of their numbers.
    package static var features: [String] { RoleFeatures.names }
    /// The weights in the binary.
    package static let shared = RoleModel(
        weights: FeatureTable.weights(of: features, table, in: Lexicon.lines(of: NUTGRAF_LIST_ROLES))
    )

    /// How much likelier no role must be than the best one: a role that is wrong now and then costs less than those
    /// that would be missed. Fitted on folds of the training articles.
    private static let margin: Float = 0.3

    /// The weights, by the features' numbers.
    package var weights: [Float]

    /// Makes a model of weights.
    package init(weights: [Float]) {
        self.weights = weights
    }

    /// The likeliest of some candidates, or `nil` where no role is likelier.
    ///
    /// What a whole sentence says, as in "Anna Berg is a teacher", is a role where nothing else is one: the annotators
    /// seldom gave it, having a better one.
    func best(_ candidates: [RoleCandidate], mentions: Int) -> RoleCandidate? {
        var best = candidates.first { $0.place == .stated && $0.agreement == .same }
        var highest = score(RoleFeatures.shared.features(nothing: mentions)) - Self.margin
        for candidate in candidates {
            let score = score(candidate.features)
            if score > highest {
                best = candidate
                highest = score
            }
        }
        return best
    }

    private func score(_ features: [Int]) -> Float {
        var sum: Float = 0
        for feature in features { sum += weights[feature] }
        return sum
    }
}
