import NutgrafAnalysis
import Testing

@Suite("Words, numbers and marks")
struct TokenTests {
    private func tokens(_ text: String) -> [String] {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(text), pace: &pace)
        return story.tokens.indices.map { story.string(tokens: $0..<($0 + 1)) }
    }

    @Test(
        "A text and its tokens",
        arguments: [
            ("O’Hara’s mill isn’t old", ["O’Hara", "’s", "mill", "isn’t", "old"]),
            ("They'll go; we've gone.", ["They", "'ll", "go", ";", "we", "'ve", "gone", "."]),
            ("Mr. J. Finch of the U.S. paid", ["Mr.", "J.", "Finch", "of", "the", "U.S.", "paid"]),
            ("well-known, 3.5 of 1,000 at 10:30", ["well", "-", "known", ",", "3.5", "of", "1,000", "at", "10:30"]),
            ("the 15th, 20m and 7pm", ["the", "15th", ",", "20m", "and", "7pm"]),
            ("See https://example.org/a?b=1, please.", ["See", "https://example.org/a?b=1", ",", "please", "."]),
            ("(ann.bray@example.org)", ["(", "ann.bray@example.org", ")"]),
            ("at example.org/mill or not", ["at", "example.org/mill", "or", "not"]),
            ("@ann_b saw #mill2 and B#", ["@ann_b", "saw", "#mill2", "and", "B", "#"]),
            ("Wait... what?!", ["Wait", "...", "what", "?!"]),
            ("“No”—he", ["“", "No", "”", "—", "he"]),
            ("磨坊很老。", ["磨", "坊", "很", "老", "。"]),
        ]
    )
    func split(text: String, expected: [String]) {
        #expect(tokens(text) == expected)
    }

    @Test("Straight marks open behind a blank and close elsewhere")
    func straight() {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText("He said \"no\" (\"never\")."), pace: &pace)
        let kinds = story.tokens.map(\.kind).filter { $0 == .openQuote || $0 == .closeQuote }
        #expect(kinds == [.openQuote, .closeQuote, .openQuote, .closeQuote])
    }

    @Test("An index numbers words as strings compare, however many there are")
    func index() {
        var index = WordIndex()
        var expected: [String: Int] = [:]
        let words = (0..<3_000).map { "word\($0 * 7 % 2_000)" } + ["don’t", "Zoë", "Zoe\u{308}", "", "don't"]
        for word in words {
            let known = expected[word]
            #expect(index.find(word) == known)
            let (number, isNew) = index.number(of: word)
            #expect(number == known ?? expected.count)
            #expect(isNew == (known == nil))
            expected[word] = number
        }
        #expect(index.count == 2_004)
    }
}
