import NutgrafAnalysis
import Testing

@Suite("Signs and lines are made plain")
struct PreparationTests {
    private func prepared(_ text: String) -> EditedText {
        var preparation = TextPreparation()
        var pace = Pace(checkpoint: { () throws(Never) in })
        return preparation.prepare(ByteText(text), pace: &pace)
    }

    private func text(_ text: String) -> String {
        let result = prepared(text).text
        return result.string(0..<result.count)
    }

    @Test(
        "Signs that cannot be seen, blanks, ligatures, control characters",
        arguments: [
            ("a\u{A0}b\u{2009}c\u{202F}d", "a b c d", "space"),
            ("zero\u{200B}width\u{2060}and\u{FEFF}marks\u{200E}", "zerowidthandmarks", "invisible character"),
            ("soft\u{AD}ness", "softness", "soft hyphen"),
            ("a \u{FB01}ne o\u{FB03}ce \u{FB02}oor", "a fine office floor", "ligature"),
            ("nul\u{0} bell\u{7} del\u{7F}", "nul bell del", "control character"),
            ("page\u{C}page\u{2028}line", "page\npage\nline", "line break"),
            ("It\u{92}s \u{93}so\u{94} \u{96} here\u{85}", "It’s “so” – here…", "mojibake"),
            ("Tom &amp; Ann&rsquo;s &#8220;mill&#x201D; &amp;ndash; &#146;", "Tom & Ann’s “mill” – ’", "HTML entity"),
        ]
    )
    func signs(damaged: String, right: String, reason: String) {
        let result = prepared(damaged)
        #expect(result.text.string(0..<result.text.count) == right)
        #expect(Set(result.edits.map(\.reason)) == [reason])
    }

    @Test("Line feeds, tabs and CRLF stay")
    func kept() {
        for line in ["a\r\nb", "a\tb", "a\n\nb"] { #expect(text(line) == line) }
    }

    @Test(
        "Misread passages, whole and single",
        arguments: [
            ("It isnâ€™t here, it isn’t there.", "It isn’t here, it isn’t there."),
            ("CafÃ© crÃ¨me Ã  25Â°C for Â£3", "Café crème à 25°C for £3"),
            ("ï»¿A mill", "A mill"), ("It donâ€™t â€œmeanâ€ it", "It don’t “mean” it"),
            ("He saidâ€¦ â‚¬5â€“6", "He said… €5–6"), ("PaweÅ‚ and Å›wiat", "Paweł and świat"),
            ("Viá»‡t Nam", "Việt Nam"), ("ðŸ˜€ ok", "😀 ok"), ("fÃŒr MÃ€dchen", "für Mädchen"),
            ("вЂњIt isnвЂ™tвЂќ", "“It isn’t”"), ("‚ÄúIt isn‚Äôt‚Äù caf√©", "“It isn’t” café"),
            ("cafĂ© â€śsoâ€ť", "café “so”"), ("РџСЂРёРІРµС‚ РјРёСЂ", "Привет мир"),
            ("Ã¢â‚¬Å“SoÃ¢â‚¬\u{9D} itÃ¢â‚¬â„¢s cafÃƒÂ©", "“So” it’s café"),
            ("Itï¿½s hers, and they canï¿½t. ï¿½Go,ï¿½ she said.", "It’s hers, and they can’t. “Go,” she said."),
        ]
    )
    func misread(damaged: String, right: String) {
        #expect(text(damaged) == right)
    }

    @Test(
        "Signs that became question marks, U+FFFD or the like",
        arguments: [
            ("It?s late. ?We go,? he said. ?Why?? she asked.", "It’s late. “We go,” he said. “Why?” she asked."),
            ("They can?t. Is it so? The ministers? plan is.", "They can’t. Is it so? The ministers’ plan is."),
            ("It\u{FFFD}s \u{FFFD}so\u{FFFD} here.", "It’s “so” here."),
            ("It\u{FFFD}\u{FFFD}\u{FFFD}s so, they can\u{FFFD}\u{FFFD}\u{FFFD}t.", "It’s so, they can’t."),
            ("It???s so, they can???t. Why??", "It’s so, they can’t. Why??"),
            ("Itâ??s so, they canâ??t.", "It’s so, they can’t."),
            ("Itâ€s â€soâ€ here.", "It’s “so” here."),
            ("ItÃs late. ÃWe go,Ã he said.", "It’s late. “We go,” he said."),
        ]
    )
    func lost(damaged: String, right: String) {
        #expect(text(damaged) == right)
    }

    @Test("A letter that was lost is not guessed")
    func lostLetter() {
        #expect(text("The caf\u{FFFD} is cl\u{FFFD}sed.") == "The caf\u{FFFD} is cl\u{FFFD}sed.")
        let quoted = "The caf\u{FFFD} isn\u{FFFD}t open. \u{FFFD}Is it?\u{FFFD} he asked. \u{FFFD}No.\u{FFFD}"
        #expect(text(quoted) == "The caf\u{FFFD} isn’t open. “Is it?” he asked. “No.”")
    }

    @Test("Hard-wrapped lines are joined, lists and paragraphs are not")
    func wrapped() {
        let wrapped = """
            The mill at the end of the valley burned down on Sunday evening,
            and nobody knows yet how the fire began or who was in the build-
            ing when it did. The owners, a well-known family of the valley,
            have not been heard of since.

            They had bought the mill for about three million crowns in 2009,
            when it was a ruin. They left three things behind:

            - a cat
            - a bell
            """
        let joined = text(wrapped)
        #expect(joined.contains("evening, and nobody"))
        #expect(joined.contains("in the building when"))
        #expect(joined.contains("since.\n\nThey had"))
        #expect(joined.contains("\n- a cat\n- a bell"))
        #expect(Set(prepared(wrapped).edits.map(\.reason)) == ["hard-wrapped line", "hyphenation"])
    }

    @Test("A hyphen that belongs to a word stays when its line's end goes")
    func hyphens() {
        #expect(
            text("The owner of the mill, a well-\nknown man, left.") == "The owner of the mill, a well-known man, left."
        )
        #expect(
            text("The owner of the mill was unfor-\ntunately late.") == "The owner of the mill was unfortunately late."
        )
        #expect(text("The owner of the mill left on Sun-\nday.") == "The owner of the mill left on Sunday.")
        #expect(text("See A-\nb") == "See A-\nb")
    }
}
