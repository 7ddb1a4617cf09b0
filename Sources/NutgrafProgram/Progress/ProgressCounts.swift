/// How far the submission of many stories is.
package struct ProgressCounts: Equatable, Sendable {
    /// How many stories there are; `nil` while that is not known.
    package var total: Int?
    /// Whether the results are waited for, too.
    package var isWaiting: Bool
    /// How many the collector has, those included that it had before.
    package var submitted = 0
    /// How many of these it had before.
    package var repeated = 0
    /// How many could not be read, or were not taken by the collector.
    package var refused = 0
    /// Of how many the result is there.
    package var done = 0
    /// How many have ended without a result.
    package var failed = 0

    /// Begins with no story.
    package init(total: Int? = nil, isWaiting: Bool = false) {
        self.total = total
        self.isWaiting = isWaiting
    }

    /// How many stories nothing more is to be done for.
    package var finished: Int { (isWaiting ? done + failed : submitted) + refused }

    /// What part of all is finished, from 0 to 1; `nil` where their number is not known.
    package var part: Double? {
        total.map { $0 > 0 ? min(1, Double(finished) / Double($0)) : 1 }
    }

    /// What has become of the stories, in words: `4,812 submitted, 3,100 done, 2 failed`.
    package var words: String {
        var words = "\(submitted.grouped) submitted"
        if repeated > 0 { words += " (\(repeated.grouped) there before)" }
        if isWaiting { words += ", \(done.grouped) done" }
        if failed > 0 { words += ", \(failed.grouped) failed" }
        if refused > 0 { words += ", \(refused.grouped) refused" }
        return words
    }
}

extension Int {
    /// The number with a comma between each three digits.
    package var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }
}
