/// How fast something gets on, by what was finished in the last seconds.
package struct ProgressPace: Sendable {
    /// The time that is looked back on.
    private static let window = Duration.seconds(10)
    /// The time between two remembered counts.
    private static let grain = Duration.milliseconds(500)
    /// Before this a pace says nothing.
    private static let patience = Duration.seconds(1)

    /// Times since the beginning, and what was finished then; the latest last.
    private var samples: [(time: Duration, finished: Int)] = [(.zero, 0)]

    /// Begins with nothing finished at the time zero.
    package init() {}

    /// Takes note of what is finished at a time since the beginning.
    package mutating func note(_ finished: Int, at time: Duration) {
        if let last = samples.last, samples.count > 1, time - last.time < Self.grain { return }
        samples.append((time, finished))
        // One that is older than the window stays, so that it is spanned.
        while samples.count > 2, time - samples[1].time >= Self.window { samples.removeFirst() }
    }

    /// How many are finished in a second; `nil` where it is too early to say.
    package func perSecond(_ finished: Int, at time: Duration) -> Double? {
        guard let first = samples.first, time - first.time >= Self.patience, finished > first.finished else {
            return nil
        }
        return Double(finished - first.finished) / ((time - first.time) / .seconds(1))
    }

    /// How long the rest will take at this pace, in whole seconds; `nil` where it is too early to say.
    package func left(_ counts: ProgressCounts, at time: Duration) -> Duration? {
        guard let total = counts.total, let pace = perSecond(counts.finished, at: time) else { return nil }
        let seconds = (Double(max(0, total - counts.finished)) / pace).rounded(.up)
        return seconds < 1_000_000 ? .seconds(seconds) : nil
    }
}

extension Duration {
    /// Minutes and seconds, `1:05`, with hours before them where there are any.
    package var clockText: String {
        let seconds = max(0, components.seconds)
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        return seconds < 3600
            ? "\(seconds / 60):\(two(seconds % 60))"
            : "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
}

extension Double {
    /// A number of things in a second: whole from 10 on, else with one decimal.
    package var rateText: String {
        guard self < 9.95 else { return Int(min(self, 1e12).rounded()).grouped + "/s" }
        let tenths = Int((self * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)/s"
    }
}
