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

    private func words(_ text: String) -> Int { text.split(separator: " ").count }

    @Test("At 25 words a sentence stays whole, at 26 its clause goes")
    func limit() {
        let end = " resigned on Monday after engineers found cracks in the main quay of the northern harbour"
        let fitting = "Ilse Brandt, who has led the harbour for eleven years,\(end)."
        let over = "Ilse Brandt, who has led the harbour for some eleven years,\(end)."
        #expect(words(fitting) == 25 && words(over) == 26)
        #expect(gist(fitting) == fitting)
        #expect(gist(over) == "Ilse Brandt\(end).")
    }

    @Test("Where nothing may go, a longer sentence stays as it is")
    func unbroken() {
        let text =
            "The council of Vessen will close the northern harbour next spring so that divers can mend the cracks that "
            + "engineers found in the quay below the old lighthouse of Orle."
        #expect(words(text) > 25)
        #expect(gist(text) == text)
    }

    @Test("A line has at most 25 words where a chosen sentence can be told in so many")
    func choice() {
        let brief = "The council of Vessen will close the main quay of the northern harbour next spring."
        let long =
            "Fishermen blocked the northern harbour of Vessen on Monday so that the council would hear what they think of "
            + "its plan to close the main quay of the town next spring."
        let text = "\(brief)\n\n\(long)"
        #expect(words(long) > 25)
        let summary = Analyzer(summarySentences: 2).analyze(Article(text: text)).summary
        #expect(summary.sentences.count == 2)
        #expect(summary.gist == brief)
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

    @Test("Whose statement it is stays, wherever the sentence says it")
    func sources() {
        for (text, part) in [
            (
                "Bo Larsen, his lawyer said, was in Stockholm on the night when eleven paintings worth 40 million crowns "
                    + "were taken from the old museum of Vessen.", "his lawyer said"
            ),
            (
                "The three miners found under the bridge of Orle – according to the union – were shot by guards of the "
                    + "company that had hired them only two weeks before.", "according to the union"
            ),
            (
                "The two boats (the owner says) were sold last winter to a dealer from the islands who paid in gold and "
                    + "took them away on the very same evening.", "the owner says"
            ),
        ] {
            #expect(gist(text)?.contains(part) == true)
        }
    }

    @Test("What was said in a statement stays", arguments: ["that profits fell", "on Monday that profits fell"])
    func statement(said: String) {
        let text =
            "The brewery of Orle, the oldest company in the valley of the Ammer and owner of eleven inns on the coast of "
            + "Norland, said in a statement \(said)."
        #expect(gist(text)?.hasSuffix("\(said).") == true)
    }

    @Test("A condition behind the last comma stays", arguments: ["pending", "barring", "assuming", "failing"])
    func conditions(word: String) {
        let end = "\(word) the approval of the council in the second week of March."
        let text =
            "The harbour of Vessen will be sold for 90 million crowns to a company from Orle that already owns two "
            + "yards, \(end)"
        #expect(gist(text)?.hasSuffix(end) == true)
    }

    @Test("Quotations stay word for word")
    func quotations() {
        let quotation = "“We closed the quay (the northern one) – and the yard – on Monday,”"
        #expect(gist("\(quotation) said Ilse Brandt, the harbour master.")?.hasPrefix(quotation) == true)
        let long =
            "“We closed the quay (the northern one) because the cracks, which nobody had seen before, grew by a hand in a "
            + "single night of storm,” said Ilse Brandt, the harbour master of Vessen."
        #expect(gist(long) == long)
    }

    @Test("A line of the story's words, never longer than the longest sentence")
    func length() throws {
        for story in Stories.all {
            let analysis = Analyzer().analyze(Article(text: story))
            let line = try #require(analysis.summary.gist)
            #expect(!line.isEmpty)
            func words(_ text: String) -> [String] {
                text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
            }
            let longest = analysis.sentences.compactMap {
                $0.substring(of: analysis.text).map { words(String($0)).count }
            }
            .max()
            #expect(words(line).count <= longest ?? 0)
            #expect(Set(words(line)).isSubset(of: words(analysis.text)))
        }
    }
}
