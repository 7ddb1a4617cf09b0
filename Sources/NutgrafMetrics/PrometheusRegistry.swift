import CoreMetrics
import Synchronization

/// Keeps what the process counts, for Prometheus to read.
///
/// Counters stay counters; gauges and meters become gauges; timers (in seconds) and recorders become histograms. How
/// many series a metric has is bounded, so that a label with more values than expected costs no memory: what is
/// beyond is not exported, but counted in `nutgraf_metrics_refused_total`.
package final class PrometheusRegistry: MetricsFactory {
    private struct Family {
        var kind: MetricFamily.Kind
        var series: [[MetricFamily.Label]: any Series] = [:]
    }

    private struct State {
        var families: [String: Family] = [:]
        var refused = 0
    }

    /// The bounds of timers' buckets, in seconds.
    static let secondBounds = [
        0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
    ]
    /// The bounds of recorders' buckets, which count things.
    static let countBounds: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]

    private let help: [String: String]
    private let maximumSeries: Int
    private let state = Mutex(State())

    /// Makes an empty registry.
    ///
    /// - Parameters:
    ///   - help: What each metric counts, by its name.
    ///   - maximumSeries: How many series each metric may have; 256 by default.
    package init(help: [String: String] = [:], maximumSeries: Int = 256) {
        self.help = help
        self.maximumSeries = maximumSeries
    }

    /// Everything that has been counted.
    package var families: [MetricFamily] {
        let (families, refused) = state.withLock { ($0.families, $0.refused) }
        let known = families.map { name, family in
            MetricFamily(
                name: name,
                kind: family.kind,
                help: help[name] ?? name,
                series: family.series.map { MetricFamily.Series(labels: $0.key, value: $0.value.value) }
                    .sorted { Self.text($0.labels) < Self.text($1.labels) }
            )
        }
        let own = MetricFamily(
            "nutgraf_metrics_refused_total",
            .counter,
            "Series that are not exported, since their metric had too many or another kind.",
            refused
        )
        return known + [own]
    }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, .counter) { CounterSeries() }
    }

    package func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(label, dimensions, .counter) { CounterSeries() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge) { GaugeSeries() }
    }

    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return series(label, dimensions, .gauge) { GaugeSeries() } }
        return series(label, dimensions, .histogram) { HistogramSeries(bounds: Self.countBounds) }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, .histogram) { HistogramSeries(bounds: Self.secondBounds) }
    }

    // A counter must not begin anew while the process lives, so that nothing is ever taken out.

    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// The series of a name and labels, new where there is none yet.
    private func series<Kept: Series>(
        _ name: String,
        _ dimensions: [(String, String)],
        _ kind: MetricFamily.Kind,
        _ make: () -> Kept
    ) -> Kept {
        let name = Self.name(name)
        let labels = dimensions.map { MetricFamily.Label(Self.name($0.0), $0.1) }.sorted { $0.name < $1.name }
        return state.withLock { state in
            var family = state.families[name] ?? Family(kind: kind)
            if let known = family.series[labels] as? Kept { return known }
            let new = make()
            // One that finds no place counts for nobody.
            guard family.kind == kind, family.series[labels] == nil, family.series.count < maximumSeries else {
                state.refused += 1
                return new
            }
            family.series[labels] = new
            state.families[name] = family
            return new
        }
    }

    /// A name with only what the format allows in one.
    private static func name(_ text: String) -> String {
        let bytes = text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): byte
            default: UInt8(ascii: "_")
            }
        }
        let name = String(decoding: bytes, as: UTF8.self)
        return bytes.first.map { (0x30...0x39).contains($0) } ?? true ? "_" + name : name
    }

    private static func text(_ labels: [MetricFamily.Label]) -> String {
        labels.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    }
}
