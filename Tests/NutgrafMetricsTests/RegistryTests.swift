import CoreMetrics
import NutgrafMetrics
import Testing

@Suite("What is counted", .timeLimit(.minutes(5)))
struct RegistryTests {
    private let registry = PrometheusRegistry(help: ["jobs_total": "Jobs that were done."], maximumSeries: 3)

    private func family(_ name: String) -> MetricFamily? { registry.families.first { $0.name == name } }

    private var refused: MetricFamily.Value? { family("nutgraf_metrics_refused_total")?.series.first?.value }

    @Test func countersGrow() {
        let counter = Counter(label: "jobs_total", dimensions: [("kind", "a")], factory: registry)
        counter.increment()
        counter.increment(by: 4)
        counter.increment(by: -3)
        Counter(label: "jobs_total", dimensions: [("kind", "a")], factory: registry).increment()
        FloatingPointCounter(label: "seconds_total", factory: registry).increment(by: 0.5)
        FloatingPointCounter(label: "seconds_total", factory: registry).increment(by: Double.nan)
        #expect(
            family("jobs_total")
                == MetricFamily(
                    name: "jobs_total",
                    kind: .counter,
                    help: "Jobs that were done.",
                    series: [.init(labels: [.init("kind", "a")], value: .number(6))]
                )
        )
        #expect(family("seconds_total")?.series.map(\.value) == [.number(0.5)])
    }

    @Test func gaugesGoUpAndDown() {
        Gauge(label: "depth", factory: registry).record(7)
        Gauge(label: "depth", factory: registry).record(3.5)
        #expect(family("depth")?.kind == .gauge)
        #expect(family("depth")?.series.map(\.value) == [.number(3.5)])
        let meter = Meter(label: "open", factory: registry)
        meter.set(5)
        meter.increment(by: 2)
        meter.decrement(by: 3)
        #expect(family("open")?.series.map(\.value) == [.number(4)])
    }

    @Test func recordersAndTimersFillBuckets() throws {
        let recorder = Recorder(label: "batch", factory: registry)
        for value in [1, 2, 3, 2000, Double.infinity] { recorder.record(value) }
        guard case .histogram(let bounds, let counts, let sum)? = family("batch")?.series.first?.value else {
            Issue.record("no histogram")
            return
        }
        #expect(counts.count == bounds.count + 1)
        #expect(counts.reduce(0, +) == 4)
        // A value on a bound is in that bound's bucket; one beyond all bounds is in the last.
        #expect(counts[try #require(bounds.firstIndex(of: 1))] == 1)
        #expect(counts[try #require(bounds.firstIndex(of: 2))] == 1)
        #expect(counts[try #require(bounds.firstIndex(of: 4))] == 1)
        #expect(counts.last == 1)
        #expect(sum == 2006)

        Timer(label: "wait_seconds", factory: registry).recordMilliseconds(20)
        guard case .histogram(let bounds, let counts, let sum)? = family("wait_seconds")?.series.first?.value else {
            Issue.record("no histogram")
            return
        }
        #expect(counts[try #require(bounds.firstIndex(of: 0.025))] == 1)
        #expect(sum == 0.02)
    }

    @Test func moreSeriesThanAllowedCostNothing() {
        for number in 0..<50 {
            Counter(label: "jobs_total", dimensions: [("id", "\(number)")], factory: registry).increment()
        }
        #expect(family("jobs_total")?.series.count == 3)
        #expect(refused == .number(47))
    }

    @Test func aNameOfAnotherKindIsRefused() {
        Counter(label: "jobs_total", factory: registry).increment()
        Gauge(label: "jobs_total", factory: registry).record(9)
        Timer(label: "jobs_total", dimensions: [("a", "b")], factory: registry).recordSeconds(1)
        #expect(family("jobs_total")?.series.map(\.value) == [.number(1)])
        #expect(refused == .number(2))
    }

    @Test func namesBecomeWhatTheFormatAllows() {
        Counter(label: "7 jobs.done-ö", dimensions: [("a.b", "c.d")], factory: registry).increment()
        let made = family("_7_jobs_done___")
        #expect(made?.series.first?.labels == [.init("a_b", "c.d")])
    }

    @Test func theOrderOfLabelsDoesNotMatter() {
        Counter(label: "n", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
        Counter(label: "n", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
        #expect(family("n")?.series == [.init(labels: [.init("a", "1"), .init("b", "2")], value: .number(2))])
    }
}
