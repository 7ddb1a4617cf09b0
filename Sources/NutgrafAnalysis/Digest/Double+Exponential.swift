/// Exponential and logarithm in plain arithmetic: the same digits on every machine, whatever its mathematics library.
extension Double {
    fileprivate static let naturalLogarithmOf2 = 0.693_147_180_559_945_3

    /// e to this power, to about twelve digits; powers beyond ±700 count as ±700.
    package var exponential: Double {
        let power = Swift.min(700, Swift.max(-700, self))
        let halvings = (power / Self.naturalLogarithmOf2).rounded()
        let rest = power - halvings * Self.naturalLogarithmOf2
        // |rest| ≤ 0.35, where twelve terms are enough.
        var sum = 1.0
        for term in stride(from: 12.0, to: 0, by: -1) { sum = 1 + sum * rest / term }
        return Double(sign: .plus, exponent: Int(halvings), significand: sum)
    }

    /// The natural logarithm, to about twelve digits; of nothing and less than nothing, that of 10⁻³⁰⁰.
    package var naturalLogarithm: Double {
        let value = Swift.max(self, 1e-300)
        // With the significand within [0.75, 1.5) the series of the inverse hyperbolic tangent is short.
        let isUpper = value.significand >= 1.5
        let significand = isUpper ? value.significand / 2 : value.significand
        let exponent = Double(Int(value.exponent) + (isUpper ? 1 : 0))
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        var sum = 0.0
        for odd in stride(from: 19.0, to: 0, by: -2) { sum = sum * square + 1 / odd }
        return exponent * Self.naturalLogarithmOf2 + 2 * ratio * sum
    }

    /// The logistic function: 0 to 1, ½ at 0.
    package var logistic: Double { 1 / (1 + (-self).exponential) }
}

extension SIMD4<Double> {
    /// The logistic function of each number, with the digits of ``Swift/Double/logistic``.
    var logistic: Self {
        let power = pointwiseMin(Self(repeating: 700), pointwiseMax(Self(repeating: -700), -self))
        let halvings = (power / Double.naturalLogarithmOf2).rounded(.toNearestOrAwayFromZero)
        let rest = power - halvings * Double.naturalLogarithmOf2
        var sum = Self.one
        for term in stride(from: 12.0, to: 0, by: -1) { sum = 1 + sum * rest / term }
        // Powers within ±700 leave the exponent that of a normal number.
        var scale = Self()
        for lane in 0..<4 { scale[lane] = Double(bitPattern: UInt64(1_023 + Int64(halvings[lane])) << 52) }
        return 1 / (1 + sum * scale)
    }
}
