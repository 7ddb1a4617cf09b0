import Glibc

/// Fits a logistic curve that tells from a name's margin how likely it is right.
enum ConfidenceCurve {
    /// The offset and the slope of the curve, in millionths, by Newton's method on the likelihood.
    static func fit(_ margins: [(margin: Int, isRight: Bool)]) -> (offset: Int32, slope: Int32) {
        var offset = 0.0
        var slope = 0.01
        for _ in 0..<30 {
            var gradient = (0.0, 0.0)
            var curvature = (1e-6, 0.0, 1e-6)
            for (margin, isRight) in margins {
                let position = Double(min(margin, 400))
                let chance = 1 / (1 + exp(-(offset + slope * position)))
                let error = (isRight ? 1 : 0) - chance
                let spread = chance * (1 - chance)
                gradient.0 += error
                gradient.1 += error * position
                curvature.0 += spread
                curvature.1 += spread * position
                curvature.2 += spread * position * position
            }
            let determinant = curvature.0 * curvature.2 - curvature.1 * curvature.1
            guard abs(determinant) > 1e-9 else { break }
            offset += (curvature.2 * gradient.0 - curvature.1 * gradient.1) / determinant
            slope += (curvature.0 * gradient.1 - curvature.1 * gradient.0) / determinant
        }
        return (Int32(max(-2e9, min(2e9, offset * 1e6))), Int32(max(-2e9, min(2e9, slope * 1e6))))
    }
}
