/// All that is known of one metric at one moment.
package struct MetricFamily: Equatable, Sendable {
    /// How a metric's numbers are to be read.
    package enum Kind: String, Equatable, Sendable {
        /// A number that only grows, from 0 at the start of the process.
        case counter
        /// A number that goes up and down.
        case gauge
        /// Observations, counted by size.
        case histogram
    }

    /// One series' state.
    package enum Value: Equatable, Sendable {
        /// A counter's or a gauge's number.
        case number(Double)
        /// A histogram: how many observations each bucket holds (those beyond the last bound in one more bucket),
        /// and their sum.
        case histogram(bounds: [Double], counts: [Int], sum: Double)
    }

    /// One of the metric's series.
    package struct Series: Equatable, Sendable {
        /// What tells it from the others: names and values.
        package var labels: [Label]
        /// Its state.
        package var value: Value

        /// Makes a series.
        package init(labels: [Label] = [], value: Value) {
            self.labels = labels
            self.value = value
        }
    }

    /// A name and a value that tell a series from others.
    package struct Label: Hashable, Sendable {
        /// The name: letters, digits and underscores.
        package var name: String
        /// The value: any text.
        package var value: String

        /// Makes a label.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The metric's name: letters, digits, underscores and colons.
    package var name: String
    /// How its numbers are to be read.
    package var kind: Kind
    /// What it counts, and in which unit.
    package var help: String
    /// Its series.
    package var series: [Series]

    /// Makes a family.
    package init(name: String, kind: Kind, help: String, series: [Series]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.series = series
    }

    /// Makes a family of one series without labels.
    package init(_ name: String, _ kind: Kind, _ help: String, _ number: some BinaryInteger) {
        self.init(name: name, kind: kind, help: help, series: [Series(value: .number(Double(number)))])
    }
}
