import NutgrafAnalysis
import Testing

@Suite("Quotations and their speakers")
struct QuoteTests {
    private func quotes(_ text: String) -> [String] {
        let analysis = Analyzer().analyze(Article(text: text))
        return analysis.quotes.filter(\.direct).map { quote in
            let speaker = quote.speaker.map { analysis.entities[$0].name } ?? "?"
            return "\(speaker)|\(quote.cue ?? "-")|\(quote.substring(of: analysis.text) ?? "")"
        }
    }

    @Test("The miners’ story, damaged")
    func mine() {
        #expect(
            quotes(Stories.losing(Stories.mine)) == [
                "Pavel Strnad|told|It isn’t everything we asked for,",
                "Pavel Strnad|-|It’s enough to go home on.",
                "Radka Holubova|called|a warning nobody should ignore.",
                "Ester Nagy|said|We counted eleven alarms in one month,",
                "Ester Nagy|-|Nobody listened until the lamps went out.",
            ]
        )
    }

    @Test("Pronouns go by who was named last, and by gender")
    func pronouns() {
        let text = """
            Maria Lindqvist met Peter Hallam in Oslo.
            “We are late,” she said.
            “We are not,” he said.
            """
        #expect(quotes(text) == ["Maria Lindqvist|said|We are late,", "Peter Hallam|said|We are not,"])
    }

    @Test("One or two words in marks that nobody says are no quotation")
    func scareQuotes() {
        #expect(quotes("The “smart” meters failed again in Leeds.").isEmpty)
        #expect(quotes(Stories.clinic) == ["Chanda Mulenga|said|We have beds, we have nurses, we have time,"])
    }

    @Test("An unnamed speaker is given in the text’s words, with a reason")
    func unnamed() throws {
        let text = "“The road is closed until further notice,” the officer said."
        let quote = try #require(Analyzer().analyze(Article(text: text)).quotes.first)
        #expect(quote.speaker == nil && quote.speakerText == "the officer" && quote.cue == "said")
        #expect(quote.reason == "the speaker is not named")
    }

    @Test("Speech that nobody is said to have said has a reason")
    func noCue() throws {
        let text = "A sign hung on the door: “Closed for the whole of the winter.” Nobody came."
        let quote = try #require(Analyzer().analyze(Article(text: text)).quotes.first)
        #expect(quote.speaker == nil && quote.cue == nil && quote.reason != nil)
    }

    @Test("Speech over several paragraphs opens each and closes the last")
    func paragraphs() {
        let text = """
            “The first part is long,” Anna Berg said. “It goes on.

            “The second part ends here.”
            """
        #expect(quotes(text).count == 3)
        #expect(quotes(text).allSatisfy { $0.hasPrefix("Anna Berg|") })
    }
}
