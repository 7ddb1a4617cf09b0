/// The logistic function, without a library of mathematics: the same on every machine.
enum Logistic {
    /// 1 / (1 + e^−x), from tabulated halves of e and a short series; exact to a millionth.
    static func value(_ position: Double) -> Double {
        let bounded = max(-30, min(30, position))
        let whole = bounded.rounded(.down)
        var power = 1.0
        var base = whole < 0 ? 0.367_879_441_171_442_33 : 2.718_281_828_459_045
        var count = Int(abs(whole))
        while count > 0 {
            if count & 1 == 1 { power *= base }
            base *= base
            count >>= 1
        }
        let rest = bounded - whole
        var term = 1.0
        var series = 1.0
        for step in 1...12 {
            term *= rest / Double(step)
            series += term
        }
        let value = power * series
        return value / (1 + value)
    }
}
