/// Counts of what was found rightly, wrongly and not at all.
struct Tally: Encodable {
    var right = 0
    var wrong = 0
    var missed = 0

    /// Adds another count.
    static func += (left: inout Tally, right: Tally) {
        left.right += right.right
        left.wrong += right.wrong
        left.missed += right.missed
    }

    /// The harmonic mean of precision and recall, 0 of nothing.
    var f1: Double {
        let whole = 2 * right + wrong + missed
        return whole == 0 ? 0 : Double(2 * right) / Double(whole)
    }

    /// A line with precision, recall and F1.
    var line: String {
        let precision = Self.share(right, right + wrong)
        let recall = Self.share(right, right + missed)
        return "P \(Self.short(precision)) R \(Self.short(recall)) F1 \(Self.short(f1))"
            + "  (\(right) right, \(wrong) wrong, \(missed) missed)"
    }

    /// A share, or 0 of nothing.
    static func share(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }

    /// A share in thousandths.
    static func short(_ number: Double) -> String {
        let digits = String(Int((number * 1_000).rounded()))
        return number >= 0.9995
            ? "1.000" : "." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}
