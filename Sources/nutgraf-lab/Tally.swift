/// Counts of what was found rightly, wrongly and not at all.
struct Tally {
    var right = 0
    var wrong = 0
    var missed = 0

    /// Adds another count.
    static func += (left: inout Tally, right: Tally) {
        left.right += right.right
        left.wrong += right.wrong
        left.missed += right.missed
    }

    /// A line with precision, recall and F1.
    var line: String {
        let precision = Self.share(right, right + wrong)
        let recall = Self.share(right, right + missed)
        let sum = precision + recall
        let both = sum == 0 ? 0 : 2 * precision * recall / sum
        return "P \(Self.short(precision)) R \(Self.short(recall)) F1 \(Self.short(both))"
            + "  (\(right) right, \(wrong) wrong, \(missed) missed)"
    }

    /// A share, or 0 of nothing.
    static func share(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }

    private static func short(_ number: Double) -> String {
        let digits = String(Int((number * 1_000).rounded()))
        return number >= 0.9995
            ? "1.000" : "." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}
