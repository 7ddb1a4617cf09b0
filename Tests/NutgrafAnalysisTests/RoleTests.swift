import NutgrafAnalysis
import Testing

@Suite("What is no part of the story")
struct RoleTests {
    private func summary(_ analysis: Analysis) -> [String] {
        analysis.summary.sentences.compactMap { $0.substring(of: analysis.text).map(String.init) }
    }

    @Test(
        "Credits, calls and tags stay in the text and out of the summary",
        arguments: [
            "Read more: Mill owners in court", "Photo: Ann Bray/Reuters", "Sign up for our daily newsletter here.",
            "Advertisement", "Reuters", "Follow us on Example for more news",
            "(Reporting by Ann Bray; Editing by Jan Lo)",
            "© 2026 The Valley Post. All rights reserved.", "Image: The mill by night, Jan Novak.",
            "This article was first published by the Valley Post.", "READ MORE »",
        ]
    )
    func boilerplate(line: String) {
        let text = """
            \(line)

            The mill at the end of the valley burned down on Sunday evening, the police said.

            \(line)

            Nobody was hurt, but the owners lost all that they had in it.
            """
        let analysis = Analyzer().analyze(Article(text: text, title: "Mill Burns"))
        #expect(analysis.text == text)
        #expect(summary(analysis).count == 2)
        #expect(!summary(analysis).contains { line.contains($0) })
        #expect(analysis.summary.gist?.hasPrefix("The mill") == true)
    }

    @Test("Sentences of the story that begin alike are part of it")
    func story() {
        for first in [
            "Subscribers of the mill’s flour lost it all, said the police.", "Imagery of the fire shocked many.",
        ] {
            let analysis = Analyzer().analyze(
                Article(text: first + "\n\nNobody was hurt in the fire at all.", title: "T")
            )
            #expect(analysis.summary.gist == first)
        }
    }

    @Test("A paragraph printed twice is analysed once")
    func repeated() throws {
        let paragraph = "“The mill is gone,” said Karin Osei on March 5, 2021. The bakers of Lusaka need her flour."
        let once = Analyzer().analyze(Article(text: paragraph, title: "Mill Burns"))
        let twice = Analyzer().analyze(Article(text: paragraph + "\n\n" + paragraph, title: "Mill Burns"))
        #expect(twice.entities.map(\.name) == once.entities.map(\.name))
        #expect(twice.entities.map(\.mentions) == once.entities.map(\.mentions))
        #expect(twice.quotes == once.quotes)
        #expect(twice.dates == once.dates)
        #expect(twice.summary == once.summary)
        #expect(twice.keyPhrases == once.keyPhrases)
        #expect(twice.sentences.count == 2 * once.sentences.count)
    }
}
