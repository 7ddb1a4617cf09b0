import NutgrafAnalysis
import Testing

@Suite("Sentences and paragraphs")
struct SentenceTests {
    private func sentences(_ text: String) -> [String] {
        let analysis = Analyzer().analyze(Article(text: text, title: "Untitled"))
        return analysis.sentences.map { String($0.substring(of: analysis.text) ?? "") }
    }

    @Test(
        "Where a sentence ends",
        arguments: [
            ["Mr. Hale met Dr. Oduya.", "They spoke."],
            ["It cost 3.5 million.", "Nobody paid."],
            ["“We go now.”", "He left."],
            ["“Why?” he asked.", "Nobody knew."],
            ["J. K. Maddern wrote it.", "It sold."],
            ["He lives in the U.S. with her.", "She does not."],
            ["She works for Brandt Inc.", "The firm is old."],
            ["Wait… what?", "Yes!", "(He left.)", "She stayed."],
            ["The U.S. Senate met at 5 p.m. on Friday.", "It voted."],
        ]
    )
    func ends(sentences expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test("Blank lines part paragraphs, and a line's end within one is a blank")
    func blankLines() {
        #expect(
            sentences("One line\ngoes on here.\n\nNew paragraph") == [
                "One line\ngoes on here.", "New paragraph",
            ]
        )
        #expect(sentences("One line.\r\n\r\nTwo lines.") == ["One line.", "Two lines."])
    }

    @Test("Without blank lines each line is a paragraph")
    func lines() {
        #expect(
            sentences("First item\nSecond item\nThird item") == ["First item", "Second item", "Third item"]
        )
    }

    @Test("Hard-wrapped lines are joined")
    func hardWrapped() {
        let found = sentences(Stories.hardWrapped)
        #expect(found.count == 3)
        #expect(found.first?.hasSuffix("from the south.") == true)
        #expect(found.last == "The guard expects the channel to be open again on\nTuesday.")
    }
}
