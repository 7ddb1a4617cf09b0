import NutgrafAnalysis
import Testing

@Suite("Edits lead back to the submitted text")
struct EditTests {
    private static let pieces: [String] = [
        "â", "â", "â", "ââ", "â€™", "â€œ", "â€", "\u{FEFF}", "\r\n", "\n", "\n\n", " ", ".", "?", "“", "”",
        "\"", "'s",
        "s", "word ", "Kappa ", "In ", "château", "12", "[", "(", "é", "𝄞", "n", "t", "I", "\u{80}", "\u{99}",
        "—",
    ]

    @Test(
        "Whatever the damage, undoing the edits gives the submitted text",
        arguments: [1, 2, 3, 4] as [UInt64]
    )
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let count = Int.random(in: 0...60, using: &generator)
            var text = ""
            for _ in 0..<count { text += Self.pieces.randomElement(using: &generator) ?? "" }
            let analysis = Analyzer().analyze(Article(text: text))
            #expect(
                Array(analysis.submittedText.utf8) == Array(text.utf8),
                "seed \(seed): \(text.debugDescription)"
            )
            expectSound(analysis, "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test("A damaged story's edits lead back to it", arguments: Stories.all)
    func story(text: String) {
        for damaged in [Stories.losing(text), Stories.misread(text), text] {
            let analysis = Analyzer().analyze(Article(text: damaged))
            #expect(analysis.submittedText == damaged)
            expectSound(analysis, "story")
        }
    }

    @Test("Edits that touch are one")
    func adjacent() {
        let analysis = Analyzer().analyze(Article(text: "He said âgo.ââ She canât.", title: "T"))
        for (edit, next) in zip(analysis.edits, analysis.edits.dropFirst()) { #expect(edit.end < next.start) }
        #expect(analysis.edits.contains { $0.original == "ââ" })
    }
}
