import NutgrafAnalysis
import Testing

@Suite("Who speaks, and what is no quotation")
struct SpeakerTests {
    private func analysis(_ text: String) -> Analysis { Analyzer().analyze(Article(text: text)) }

    private func speakers(_ text: String, direct: Bool = true) -> [String] {
        let analysis = analysis(text)
        return analysis.quotes.filter { $0.direct == direct }.map { quote in
            let speaker = quote.speaker.map { analysis.entities[$0].name } ?? quote.speakerText ?? "?"
            return "\(speaker)|\(quote.cue ?? "-")"
        }
    }

    private func indirect(_ text: String) -> [String] {
        let analysis = analysis(text)
        return analysis.quotes.filter { !$0.direct }.map { quote in
            let speaker = quote.speaker.map { analysis.entities[$0].name } ?? "?"
            return "\(speaker)|\(quote.cue ?? "-")|\(quote.substring(of: analysis.text) ?? "")"
        }
    }

    @Test(
        "The places of an attribution",
        arguments: [
            ("“The dam will hold through the winter,” Anna Berg said.", ["Anna Berg|said"]),
            ("“The dam will hold through the winter,” said Anna Berg.", ["Anna Berg|said"]),
            ("“The dam will hold through the winter,” said the engineer Anna Berg.", ["Anna Berg|said"]),
            ("Anna Berg told reporters: “The dam will hold through the winter.”", ["Anna Berg|told"]),
            ("Anna Berg, who built the dam, said: “It will hold through the winter.”", ["Anna Berg|said"]),
            (
                "“The dam will hold,” Anna Berg said, “at least through the winter.”",
                ["Anna Berg|said", "Anna Berg|-"]
            ),
            ("“Will the dam hold through the winter?” asked Anna Berg.", ["Anna Berg|asked"]),
        ]
    )
    func places(text: String, expected: [String]) {
        #expect(speakers(text) == expected)
    }

    @Test("Whom something was told is not who said it")
    func listener() {
        #expect(speakers("“The dam will hold through the winter,” Anna Berg told Peter Hallam.") == ["Anna Berg|told"])
    }

    @Test("A pronoun is whom the story is about, not whom the quotation names")
    func pronoun() {
        let text = """
            Anna Berg has led the works for years. She was the first to see the crack in the wall.

            “Peter Hallam never came to look at it,” she said.
            """
        #expect(speakers(text) == ["Anna Berg|said"])
    }

    @Test("A pronoun is nobody’s where only the other gender is named")
    func otherGender() throws {
        let text = "John Harlow left the court early on Monday.\n\n“It is over at long last,” she said."
        let quote = try #require(analysis(text).quotes.first { $0.direct })
        #expect(quote.speaker == nil && quote.speakerText == "she")
        #expect(quote.reason == "it is not certain whom the pronoun means")
    }

    @Test("A pronoun is whom the sentences go on about, not whom the last one meets")
    func topic() {
        let text = """
            Paul Brenner has run the mill since 2004. He met Victor Lang on Monday.

            “We will not sell the mill,” he said.
            """
        #expect(speakers(text) == ["Paul Brenner|said"])
    }

    @Test("Pronouns beside a name tell the gender that the name does not")
    func gender() {
        let text = """
            Quenby Torsk opened the bakery with her brother in May. Peter Hallam owns the house.

            “We sell bread and nothing else,” she said.
            """
        #expect(speakers(text) == ["Quenby Torsk|said"])
        #expect(speakers(text.replacing(" her ", with: " his ").replacing("she", with: "he")) == ["Peter Hallam|said"])
    }

    @Test("Who is said to have said something goes on in the quotation behind it")
    func indirectBefore() {
        let text = """
            Anna Berg said the dam had been seen to in May. The wall is forty years old and has one crack. “We look at it
            each week.”
            """
        #expect(speakers(text) == ["Anna Berg|-"])
    }

    @Test(
        "Who is said to speak beside the quotation is nobody of the sentence before",
        arguments: [
            "Anna Berg wrote a book. “It is a fine book,” said a critic.",
            "Anna Berg wrote a book. “It is a fine book,” a critic said.",
            "Anna Berg said nothing. “She owns the mill,” said a critic.",
        ]
    )
    func beside(text: String) { #expect(speakers(text) == ["a critic|said"], "\(text)") }

    @Test("A statement is its writer’s")
    func writer() {
        let text = "The Environment Agency’s statement said: “The dam will hold through the winter.”"
        #expect(speakers(text) == ["Environment Agency|said"])
    }

    @Test("A pronoun behind somebody who is not named is that one")
    func unnamed() {
        let text = """
            “The water came at night,” a farmer said. “It took the fence.” He added: “It will come again.”
            """
        #expect(speakers(text) == ["a farmer|said", "a farmer|-", "a farmer|added"])
    }

    @Test("A verb that introduces the next quotation is that one’s")
    func nextVerb() {
        let text = """
            “The dam will hold,” Anna Berg said. “It is forty years old.” Berg told reporters: “We look at it each week.”
            """
        #expect(speakers(text) == ["Anna Berg|said", "Anna Berg|-", "Anna Berg|told"])
    }

    @Test("A quotation names those between its marks, however many the sentence has")
    func within() {
        var pace = Pace { () throws(Never) in }
        let names = "Kelder met Velden and "
        let text = String(repeating: names, count: 20) + "“Kelder met nobody” and " + String(repeating: names, count: 5)
        let story = Story(ByteText(text), pace: &pace)
        let spans = QuotedSpanFinder(story).spans(pace: &pace)
        let mentions = story.tokens.indices.filter { story.tokens[$0].isCapitalized }.map { token in
            Mention(
                tokens: token..<(token + 1),
                start: story.tokens[token].start,
                end: story.tokens[token].end,
                kind: .person,
                confidence: 1
            )
        }
        let context = SpeakerContext(
            story,
            spans: spans,
            mentions: mentions,
            entityOfMention: Array(mentions.indices),
            drafts: [],
            pace: &pace
        )
        #expect(spans.map { context.entities(within: $0) } == [[40]])
    }

    @Test("A description that fits nobody is somebody named before, but for words of kin")
    func newDescription() {
        let text = """
            Anna Berg has watched the wall for years. She was the first to see the crack in it.

            “It will hold through the winter,” the engineer said.
            """
        #expect(speakers(text) == ["Anna Berg|said"])
        for other in ["the mother", "the engineers"] {
            #expect(speakers(text.replacing("the engineer", with: other)) == ["\(other)|said"])
        }
    }

    @Test("A description that only one person fits is that person")
    func description() {
        let text = """
            The minister for energy, Anna Berg, came to the dam on Monday. Finance Minister Peter Hallam came too.

            “The dam will hold through the winter,” the finance minister said.
            """
        #expect(speakers(text) == ["Peter Hallam|said"])
    }

    @Test("Speech that goes on in the next paragraph stays the speaker’s")
    func paragraphs() {
        let text = """
            “The first part is long,” Anna Berg said. “It goes on for a while.

            “Then there is a second part, and it ends here.”
            """
        #expect(speakers(text) == ["Anna Berg|said", "Anna Berg|-", "Anna Berg|-"])
    }

    @Test(
        "Words in marks that nobody says",
        arguments: [
            "The “smart” meters failed again in Leeds.",
            "Her novel “Winter Harbour” won the prize in Oslo.",
            "The dam, known as “The Old Lady”, was built in 1931.",
            "The so-called “lake tax” ended in May.",
        ]
    )
    func noQuotation(text: String) {
        #expect(speakers(text).isEmpty)
    }

    @Test(
        "Indirect speech with a name and a verb",
        arguments: [
            (
                "Anna Berg said that the dam would hold through the winter.",
                "Anna Berg|said|the dam would hold through the winter"
            ),
            (
                "Anna Berg told reporters that the dam would hold through the winter.",
                "Anna Berg|told|the dam would hold through the winter"
            ),
            (
                "Anna Berg said the dam would hold through the winter.",
                "Anna Berg|said|the dam would hold through the winter"
            ),
            (
                "Not long before the flood Anna Berg said that the dam would hold.",
                "Anna Berg|said|the dam would hold"
            ),
            (
                "The dam would hold through the winter, Anna Berg said.",
                "Anna Berg|said|The dam would hold through the winter"
            ),
            ("According to Anna Berg, the dam will hold.", "Anna Berg|-|the dam will hold"),
            ("The dam will hold, according to Anna Berg.", "Anna Berg|-|The dam will hold"),
        ]
    )
    func indirectSpeech(text: String, expected: String) {
        #expect(indirect(text) == [expected])
    }

    @Test(
        "What is no indirect speech",
        arguments: [
            "Anna Berg was told that the dam would hold through the winter.",
            "Anna Berg did not say that the dam would hold through the winter.",
            "Anna Berg said in Oslo on Monday.",
            "If Anna Berg said that the dam would hold, it was a lie.",
            "It is unclear whether Anna Berg said that the dam would hold.",
            "No one believes that Anna Berg said that the dam would hold.",
            "The owners do not think Anna Berg said that the dam would hold.",
            "The dam would hold through the winter, Anna Berg never said.",
            "A spokesman for Anna Berg said that the dam would hold through the winter.",
            "Anna Berg’s mother said that the dam would hold through the winter.",
            "“The dam will hold through the winter,” Anna Berg said.",
        ]
    )
    func noIndirectSpeech(text: String) {
        #expect(indirect(text).isEmpty)
    }
}
