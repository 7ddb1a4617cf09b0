/// Exponential backoff with full jitter: a random wait between nothing and a bound that doubles.
///
/// Full jitter spreads clients that lost the same collector at the same moment better than any fixed wait
/// (Brooker, "Exponential Backoff and Jitter", 2015).
package struct Backoff {
    private let base: Duration
    private let cap: Duration
    private var bound: Duration

    /// Makes a backoff that begins with `base` and never waits longer than `cap`.
    package init(base: Duration, cap: Duration) {
        self.base = base
        self.cap = cap
        bound = min(base, cap)
    }

    /// The next wait.
    package mutating func next(using random: inout some RandomNumberGenerator) -> Duration {
        let wait = bound * Double.random(in: 0...1, using: &random)
        bound = min(bound * 2, cap)
        return wait
    }

    /// Begins again, after a success.
    package mutating func reset() {
        bound = min(base, cap)
    }
}
