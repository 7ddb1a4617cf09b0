/// Says how sure an entity is: the share of entities like it that are right, their names, their kind and all.
package struct Confidence: Sendable {
    /// How many numbers ``features(of:mentions:)`` gives.
    package static let count = 6

    /// Fitted on the annotated development articles by `nutgraf-lab fit confidence`.
    private static let model = LogisticModel(weights: [-5.359, 3.726, 3.518, -0.227, 1.667, 1.649])

    /// The probability, 0 to 1, that an entity is right.
    package static func of(_ features: [Double]) -> Double { model.probability(features).roundedToThousandths }

    /// What tells how sure an entity is.
    ///
    /// - Parameters:
    ///   - mean: how sure its mentions are, on average, 0 to 1.
    ///   - highest: how sure the surest one is, 0 to 1.
    ///   - mentions: how many it has in the text.
    ///   - words: how many words its fullest name has.
    ///   - isListed: whether the lists have one of its names as of its kind.
    package static func features(
        mean: Double,
        highest: Double,
        mentions: Int,
        words: Int,
        isListed: Bool
    ) -> [Double] {
        [1, mean, highest, mentions > 2 ? 1 : 0, words > 1 ? 1 : 0, isListed ? 1 : 0]
    }
}
