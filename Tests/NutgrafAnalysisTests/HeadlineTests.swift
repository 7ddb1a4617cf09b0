import NutgrafAnalysis
import Testing

@Suite("The headline is told from the story")
struct HeadlineTests {
    @Test("A short first line that ends no sentence becomes the title, by an edit")
    func firstLine() {
        let analysis = Analyzer().analyze(Article(text: Stories.mine))
        #expect(analysis.title == Title(text: "Ostrava Miners End Strike After Night Talks"))
        #expect(analysis.text.hasPrefix("Miners at the Lubina pit"))
        #expect(analysis.edits.first?.reason == "headline")
        #expect(analysis.edits.first?.end == 0)
    }

    @Test(
        "Other first lines stay",
        arguments: [
            Stories.bridge, Stories.clinic, "Only one line", "A line\nA line\n", "",
        ]
    )
    func noHeadline(text: String) {
        let analysis = Analyzer().analyze(Article(text: text))
        #expect(analysis.title == nil)
        #expect(analysis.text == text)
    }

    @Test("A title given apart stays; the same line in the text goes")
    func given() {
        let article = Article(text: Stories.mine, title: "Ostrava Miners End Strike After Night Talks")
        let analysis = Analyzer().analyze(article)
        #expect(analysis.title?.text == article.title)
        #expect(analysis.text.hasPrefix("Miners at the Lubina pit"))
        let other = Analyzer().analyze(Article(text: Stories.mine, title: "Strike Over"))
        #expect(other.text == Stories.mine)
    }

    @Test("An initial alone in the headline is nobody’s name")
    func initialAlone() {
        let article = Article(text: "J Smith said on Monday that he would go.", title: "J. Wins Big")
        #expect(Analyzer().analyze(article).title?.text == "J. Wins Big")
    }
}
