import CoreMetrics
import Synchronization

/// What a metric's series counts in.
protocol Series: AnyObject, Sendable {
    /// Its state now.
    var value: MetricFamily.Value { get }
}

/// A number that only grows.
final class CounterSeries: Series, CounterHandler, FloatingPointCounterHandler {
    private let number = Mutex(0.0)

    var value: MetricFamily.Value { .number(number.withLock { $0 }) }

    func increment(by amount: Int64) { increment(by: Double(amount)) }

    func increment(by amount: Double) {
        // A counter that falls would be read as a new start of the process.
        guard amount > 0, amount.isFinite else { return }
        number.withLock { $0 += amount }
    }

    func reset() { number.withLock { $0 = 0 } }
}

/// A number that goes up and down.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
    private let number = Mutex(0.0)

    var value: MetricFamily.Value { .number(number.withLock { $0 }) }

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { number.withLock { $0 = value } }
    func increment(by amount: Double) { number.withLock { $0 += amount } }
    func decrement(by amount: Double) { number.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
}

/// Observations, counted by size.
final class HistogramSeries: Series, RecorderHandler, TimerHandler {
    private struct State {
        var counts: [Int]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    /// Makes a histogram of nothing.
    ///
    /// - Parameter bounds: The largest value of each bucket, growing; one more bucket takes what is beyond.
    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    var value: MetricFamily.Value {
        state.withLock { .histogram(bounds: bounds, counts: $0.counts, sum: $0.sum) }
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        // One NaN would make the sum useless for ever.
        guard value.isFinite else { return }
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += value
        }
    }

    func recordNanoseconds(_ nanoseconds: Int64) { record(Double(nanoseconds) / 1e9) }
}
