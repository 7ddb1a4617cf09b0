/// Exponential backoff with full jitter: a random wait between nothing and a bound that doubles.
///
/// Full jitter spreads clients that lost the same collector at the same moment better than any fixed wait
/// (Brooker, "Exponential Backoff and Jitter", 2015).
struct Backoff {
    private let base: Duration
    private let cap: Duration
    private var bound: Duration

    init(base: Duration, cap: Duration) {
        self.base = base
        self.cap = cap
        bound = base
    }

    /// The next wait.
    mutating func next(using random: inout some RandomNumberGenerator) -> Duration {
        let wait = bound * Double.random(in: 0...1, using: &random)
        bound = min(bound * 2, cap)
        return wait
    }

    /// Begins again, after a success.
    mutating func reset() {
        bound = base
    }
}
