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

    @Test(
        "Stops that end no sentence, and those that do",
        arguments: [
            ["Please see p. 31 and Fig. 7 for more.", "No. 12 is the best."],
            ["Karin B. Osei met Lt. Gen. Wade at the mill.", "They left."],
            ["We are alike, you and I.", "Did you see Albert I. Munro?"],
            ["She sold it to Finch, Bray & Co. at noon.", "They lost money."],
            ["He asked Finch and co.", "They knew.", "He asked Finch and co. at noon."],
            ["The E.U. Commission met.", "He never liked the E.U.", "Why would he?"],
            ["At 7 a.m. Mr. Finch woke.", "He slept at 9 p.m.", "Mrs. Finch did not."],
            ["It weighs 4.75 tonnes.", "It cost $3,000.50.", "Who paid?"],
            ["He sings (He once was a miner.) at night.", "He mines no more."],
            ["Write to Ann.Bray@example.org.", "See https://example.org/a.50.b/c_d.html.", "It is all there."],
            ["She said, 'It is late.' and left.", "He said, \"It is late.\" too.", "“It is late.”", "She left."],
            ["What!?", "Really?!", "No way!!", "Yes."],
            ["She works at Hurra! in the next street.", "It sells hats."],
            ["“Why now?” Minister Ann Bray asked.", "“Why not?”", "Nobody laughed."],
            ["It was … well, late.", "He … never mind.", "I left it...", "She did not."],
            ["He spoke . . . and I spoke . . . I mean it.", "Few came.", ". . . The rest left . . . .", "He knew."],
            ["Much was lost.[12]", "The rest is here (p. 4).", "See it."],
            ["It snowed on Jan. 4.", "On Dec. 31st it thawed.", "Nobody minded."],
            ["Is it true? he asked.", "It was.", "it was not so before."],
            ["Good night :-)", "Sleep well. :)", "See you."],
            ["It is at N°. 10.20.30.", "Go there."],
            ["Mass. voted early.", "They went to mass.", "Novak did not."],
        ] as [[String]]
    )
    func stops(sentences expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test(
        "Items of lists",
        arguments: [
            ["1.) The mill", "2.) The barn"], ["1) The mill is old.", "2) The barn is not."],
            ["1. The mill", "2. The barn", "3. The yard"], ["• 4. The mill", "• 5. The barn"],
            ["⁃4. The mill", "⁃5. The barn"], ["a. The mill", "b. The barn", "c. The yard"],
            ["(i) The mill.", "(ii) The barn.", "(iii) The yard."], ["We saw this.", "1. A mill", "2. A barn"],
        ]
    )
    func lists(sentences expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test("Numbers that begin no list part nothing")
    func noList() {
        #expect(sentences("He scored 2. The game ended 3 to 2. They left.").count == 3)
        #expect(sentences("For 1. above we pay, and for 2. above we do not.").count == 1)
    }

    @Test("A sentence that touches the next one is parted from it, but no address, version or name is")
    func withoutBlank() {
        #expect(
            sentences("The mill burned.Today it stands.Mr. Finch paid 2,000.That was all.") == [
                "The mill burned.", "Today it stands.", "Mr. Finch paid 2,000.", "That was all.",
            ]
        )
        for text in ["See www.mill.Finch.org now", "It is at example.Com today", "Ask J.Finch or St.Ives now"] {
            #expect(sentences(text) == [text])
        }
    }

    @Test("Credits and days that stand before a story")
    func credits() {
        #expect(
            sentences("Sunday, March 1, 2020 The mill burned. A view of the mill Image: Ann Bray.") == [
                "Sunday, March 1, 2020", "The mill burned.", "A view of the mill", "Image: Ann Bray.",
            ]
        )
    }

    @Test("Stops of other scripts and languages")
    func scripts() {
        #expect(sentences("今日は晴れです。明日は雨です。") == ["今日は晴れです。", "明日は雨です。"])
        #expect(sentences("यह घर है। वह नदी है।") == ["यह घर है।", "वह नदी है।"])
        #expect(sentences("هل جاء؟ نعم جاء.") == ["هل جاء؟", "نعم جاء."])
        #expect(sentences("Он пришёл. Она ушла.") == ["Он пришёл.", "Она ушла."])
        #expect(sentences("Am 3. Oktober kam er. Sie ging.") == ["Am 3. Oktober kam er.", "Sie ging."])
    }

    @Test("A line that begins in lower case goes on with the one before")
    func continuedLines() {
        #expect(sentences("The mill stood there\nuntil it burned.") == ["The mill stood there\nuntil it burned."])
        #expect(sentences("mills\nold barns\nyards, sheds") == ["mills", "old barns", "yards, sheds"])
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
        #expect(found.last == "The guard expects the channel to be open again on Tuesday.")
    }
}
