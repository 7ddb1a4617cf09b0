import Foundation
import NutgrafMetrics
import Testing

@Suite("Prometheus' text format", .timeLimit(.minutes(5)))
struct TextTests {
    private let families = [
        MetricFamily(
            name: "b_seconds",
            kind: .histogram,
            help: "Back\\slash and\nnew line",
            series: [
                .init(
                    labels: [.init("kind", "a\"b\\c\nd")],
                    value: .histogram(bounds: [0.5, 1], counts: [2, 0, 1], sum: 7.25)
                )
            ]
        ),
        MetricFamily("a_total", .counter, "Counted.", 12),
        MetricFamily(name: "c", kind: .gauge, help: "None.", series: []),
        MetricFamily(
            name: "d",
            kind: .gauge,
            help: "Odd numbers.",
            series: [
                .init(labels: [.init("n", "nan")], value: .number(.nan)),
                .init(labels: [.init("n", "inf")], value: .number(-.infinity)),
                .init(labels: [.init("n", "small")], value: .number(0.000_001)),
            ]
        ),
    ]

    @Test func everyKindIsWrittenDown() {
        let expected = #"""
            # HELP a_total Counted.
            # TYPE a_total counter
            a_total 12
            # HELP b_seconds Back\\slash and\nnew line
            # TYPE b_seconds histogram
            b_seconds_bucket{kind="a\"b\\c\nd",le="0.5"} 2
            b_seconds_bucket{kind="a\"b\\c\nd",le="1"} 2
            b_seconds_bucket{kind="a\"b\\c\nd",le="+Inf"} 3
            b_seconds_sum{kind="a\"b\\c\nd"} 7.25
            b_seconds_count{kind="a\"b\\c\nd"} 3
            # HELP d Odd numbers.
            # TYPE d gauge
            d{n="nan"} NaN
            d{n="inf"} -Inf
            d{n="small"} 1e-06

            """#
        #expect(PrometheusText.text(of: families) == expected)
    }

    /// What Prometheus' own parser makes of it, one sample a line.
    @Test(.enabled(if: PrometheusParser.isThere, "Python's prometheus_client is not installed; see deploy/test"))
    func anIndependentParserReadsIt() async throws {
        let samples = try await PrometheusParser.samples(of: PrometheusText.text(of: families))
        #expect(
            samples == [
                "counter a_total {} 12.0",
                #"histogram b_seconds_bucket {"kind": "a\"b\\c\nd", "le": "0.5"} 2.0"#,
                #"histogram b_seconds_bucket {"kind": "a\"b\\c\nd", "le": "1"} 2.0"#,
                #"histogram b_seconds_bucket {"kind": "a\"b\\c\nd", "le": "+Inf"} 3.0"#,
                #"histogram b_seconds_sum {"kind": "a\"b\\c\nd"} 7.25"#,
                #"histogram b_seconds_count {"kind": "a\"b\\c\nd"} 3.0"#,
                #"gauge d {"n": "nan"} nan"#,
                #"gauge d {"n": "inf"} -inf"#,
                #"gauge d {"n": "small"} 1e-06"#,
            ]
        )
    }
}
