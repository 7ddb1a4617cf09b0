import NutgrafAnalysis
import Testing
import nutgraf_lab

@Suite("Edits lead back to the submitted text")
struct EditTests {
    private static let pieces: [String] = [
        "â", "â", "â", "ââ", "â€™", "â€œ", "â€", "\u{FEFF}", "\r\n", "\n", "\n\n", " ", ".", "?", "“", "”",
        "\"", "'s",
        "s", "word ", "Kappa ", "In ", "château", "12", "[", "(", "é", "𝄞", "n", "t", "I", "\u{80}", "\u{99}",
        "—", "Ã", "Ã©", "Ã¢â‚¬â„¢", "Ð¿Ñ€", "вЂ™", "‚Äô", "Ă©", "Â ", "Â\u{A0}", "â€\u{FFFD}", "\u{FFFD}",
        "\u{FFFD}\u{FFFD}\u{FFFD}", "â??", "???", "&rsquo;", "&amp;#8217;", "&", ";", "\u{AD}", "\u{200B}", "\u{A0}",
        "\u{FB01}", "-\n", "\u{0}", "\u{C}", "\u{2028}", "\u{200D}", "नम", "Hallo Welt ", "can", "t ", "s ",
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

    @Test(
        "Whatever was done to a story, however often, its edits lead back to it",
        arguments: [11, 12, 13, 14] as [UInt64]
    )
    func damaged(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<30 {
            var bytes = Array((Stories.all.randomElement(using: &generator) ?? "").utf8)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                if let way = DamageWay.allCases.randomElement(using: &generator) { bytes = way.damage(bytes).bytes }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let analysis = Analyzer().analyze(Article(text: text))
            #expect(Array(analysis.submittedText.utf8) == Array(text.utf8), "seed \(seed)")
            expectSound(analysis, "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test("Two rounds of edits are one list", arguments: [21, 22, 23] as [UInt64])
    func rounds(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func edited(_ text: ByteText, _ reason: String) -> EditedText {
            var editor = TextEditor(text)
            var position = 0
            while position < text.count {
                let start = position + Int.random(in: 0...6, using: &generator)
                let end = start + Int.random(in: 0...4, using: &generator)
                guard end <= text.count else { break }
                let replacement = [UInt8](repeating: 0x7A, count: Int.random(in: 0...3, using: &generator))
                if end > start { editor.replace(start..<end, with: replacement, reason: reason) }
                position = max(end, position + 1)
            }
            return editor.finish()
        }
        for _ in 0..<200 {
            let length = Int.random(in: 0...40, using: &generator)
            let text = (0..<length).map { _ in UInt8.random(in: 0x61...0x69, using: &generator) }
            let first = edited(ByteText(text), "one")
            let second = edited(first.text, "two")
            var pace = Pace(checkpoint: { () throws(Never) in })
            let both = first.followed(by: second, pace: &pace)
            #expect(both.text.bytes == second.text.bytes)
            #expect(both.original(upTo: both.text.count) == text, "seed \(seed)")
            for (edit, next) in zip(both.edits, both.edits.dropFirst()) { #expect(edit.end < next.start) }
        }
    }

    @Test("The caller is looked in on while many edits of two rounds become one list")
    func manyEdits() {
        func edited(_ text: ByteText, _ byte: UInt8) -> EditedText {
            var editor = TextEditor(text)
            for place in stride(from: 0, to: text.count, by: 3) {
                editor.replace(place..<(place + 1), with: [byte], reason: "one")
            }
            return editor.finish()
        }
        let first = edited(ByteText([UInt8](repeating: 0x61, count: 60_000)), 0x62)
        var calls = 0
        var pace = Pace(checkpoint: { () throws(Never) in calls += 1 })
        let both = first.followed(by: edited(first.text, 0x63), pace: &pace)
        #expect(both.edits.count == 20_000)
        #expect(calls >= 5)
    }

    @Test("Edits that touch are one")
    func adjacent() {
        let analysis = Analyzer().analyze(Article(text: "He said âgo.ââ She canât.", title: "T"))
        for (edit, next) in zip(analysis.edits, analysis.edits.dropFirst()) { #expect(edit.end < next.start) }
        #expect(analysis.edits.contains { $0.original == "ââ" })
    }
}
