import NutgrafAnalysis
import Testing

@Suite("Gist")
struct GistTests {
    private func gist(_ text: String) -> String? { Analyzer().analyze(Article(text: text)).summary.gist }

    @Test("A short sentence stays as it is")
    func short() {
        let text = "Two trains collided near Orle on Sunday, injuring nine people, the railway said."
        #expect(gist(text) == text)
    }

    @Test("Brackets, asides, ages and clauses between commas go")
    func clauses() {
        #expect(
            gist(
                "The town of Vessen (population 4,000) will spend 12 million crowns on a new quay that fishermen of the whole "
                    + "coast are to share from next spring."
            )
                == "The town of Vessen will spend 12 million crowns on a new quay that fishermen of the whole coast are to "
                + "share from next spring."
        )
        #expect(
            gist(
                "Ilse Brandt, who has led the harbour of Vessen for eleven years, resigned on Monday after engineers found "
                    + "cracks in the main quay of the northern harbour."
            )
                == "Ilse Brandt resigned on Monday after engineers found cracks in the main quay of the northern harbour."
        )
    }

    @Test("The last part goes where the rest stands without it")
    func tail() {
        #expect(
            gist(
                "The government of Norland announced on Friday that it would close three coal mines by the end of next year, "
                    + "leaving some two thousand people in the valley to look for work."
            )
                == "The government of Norland announced on Friday that it would close three coal mines by the end of next year."
        )
    }

    @Test("Who says it stays, and where it was said goes")
    func attribution() {
        let line = gist(
            "Thieves took eleven paintings worth 40 million crowns from the museum of Vessen during the storm of last "
                + "weekend, police said in a statement on Monday evening."
        )
        #expect(line?.hasSuffix("police said.") == true)
    }

    @Test("What denies, doubts or limits is never dropped")
    func essential() {
        for clause in [
            "which he denies", "who was not charged", "which is alleged to have paid", "if the court agrees",
        ] {
            let text =
                "The mayor of Vessen, \(clause), took four million crowns from a builder who was later given the contract "
                + "for the new quay and two bridges."
            #expect(gist(text)?.contains(clause) == true)
        }
    }

    @Test("At most 25 words where that can be had, and always a line of the story's words")
    func length() throws {
        for story in Stories.all {
            let analysis = Analyzer().analyze(Article(text: story))
            let line = try #require(analysis.summary.gist)
            #expect(line.split { $0 == " " || $0 == "\n" }.count <= 40)
            #expect(!line.isEmpty)
        }
    }
}
