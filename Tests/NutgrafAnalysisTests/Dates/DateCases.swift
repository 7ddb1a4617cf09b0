import Testing

/// Sentences with the expressions of time in them, after the guidelines of TIMEX3 (TimeML 1.2.1) and of the TIDES
/// standard that it builds on: which words belong to an expression, and how its value is written.
///
/// One sentence a line. `[Thursday|DATE 2013-03-21]` marks an expression with its type and value (`-` for none);
/// nothing else may be found. `@ 2013-03-22` sets the day of publication of the lines below, `@ none` that there is
/// none. ` ¶ ` begins a new paragraph.
enum DateCases {
    /// A sentence and what is to be found in it.
    struct Case: CustomTestStringConvertible, Sendable {
        /// The sentence as it stands in an article.
        var text = ""
        /// The day of publication.
        var published: String?
        /// The expressions, each as `words|TYPE value`.
        var expected: [String] = []

        var testDescription: String { text }
    }

    /// All cases.
    static let all = [
        weekdays, days, months, years, relative, times, durations, sets, references, ranges, others, unanchored,
        datelines,
    ].flatMap(cases)

    private static func cases(_ table: String) -> [Case] {
        var cases: [Case] = []
        var published: String?
        for line in table.split(separator: "\n") {
            if line.hasPrefix("@ ") {
                published = line == "@ none" ? nil : String(line.dropFirst(2))
                continue
            }
            var current = Case(published: published)
            for (number, part) in line.split(separator: "[", omittingEmptySubsequences: false).enumerated() {
                guard number > 0 else {
                    current.text += part
                    continue
                }
                let halves = part.split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
                current.expected.append(String(halves[0]))
                current.text += halves[0].prefix { $0 != "|" } + (halves.count > 1 ? halves[1] : "")
            }
            let paragraphs = current.text.split(separator: "¶").map { $0.drop { $0 == " " } }
            current.text = paragraphs.joined(separator: "\n\n")
            cases.append(current)
        }
        return cases
    }
}
