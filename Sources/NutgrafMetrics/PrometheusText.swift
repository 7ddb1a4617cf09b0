/// Metrics in Prometheus' text format, version 0.0.4.
///
/// Source: <https://prometheus.io/docs/instrumenting/exposition_formats/>.
package enum PrometheusText {
    /// The format's media type.
    package static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// Writes families down, in the order of their names.
    package static func text(of families: [MetricFamily]) -> String {
        var text = ""
        for family in families.sorted(by: { $0.name < $1.name }) where !family.series.isEmpty {
            text += "# HELP \(family.name) \(escaped(family.help, quotes: false))\n"
            text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
            for series in family.series { write(series, of: family.name, to: &text) }
        }
        return text
    }

    private static func write(_ series: MetricFamily.Series, of name: String, to text: inout String) {
        switch series.value {
        case .number(let number):
            text += "\(name)\(labels(series.labels)) \(self.number(number))\n"
        case .histogram(let bounds, let counts, let sum):
            // Each bucket holds all that is smaller, too.
            var total = 0
            for (index, count) in counts.enumerated() {
                total += count
                let bound = index < bounds.count ? self.number(bounds[index]) : "+Inf"
                text += "\(name)_bucket\(labels(series.labels + [MetricFamily.Label("le", bound)])) \(total)\n"
            }
            text += "\(name)_sum\(labels(series.labels)) \(self.number(sum))\n"
            text += "\(name)_count\(labels(series.labels)) \(total)\n"
        }
    }

    private static func labels(_ labels: [MetricFamily.Label]) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }
        return "{\(pairs.joined(separator: ","))}"
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func number(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        // Whole numbers without the ".0" that a Double prints.
        if let whole = Int64(exactly: number) { return "\(whole)" }
        return "\(number)"
    }
}
