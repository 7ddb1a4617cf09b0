import NutgrafAnalysis
import Testing

@Suite("Summary")
struct SummaryTests {
    private static let harbour = """
        The port of Vessen will close its northern harbour in March after engineers found cracks in the main quay, \
        the town council decided on Thursday.

        He had warned of the damage two years ago, but nobody listened.

        Harbour master Ilse Brandt told reporters that the cracks were up to four metres long. She said repairs would \
        cost 12 million crowns and last until the autumn.

        But the fishermen of Vessen oppose the plan. Their union wants the council to keep one quay open for small \
        boats during the repairs.

        The second quay, built in 1931, was repaired ten years ago. "We cannot feed our families from a closed \
        harbour," said Olaf Tind, who has fished there since 1988.

        Photograph: Anna Moll

        Read more: How the quay was built

        The council will vote on the fishermen's proposal next week.
        """

    private func sentences(_ analysis: Analysis) -> [String] {
        analysis.summary.sentences.compactMap { $0.substring(of: analysis.text).map(String.init) }
    }

    private func words(_ texts: [String]) -> Int {
        texts.reduce(0) { $0 + $1.split { $0 == " " || $0 == "\n" }.count }
    }

    @Test("Whole sentences of the story, in its order, each once, with a score", arguments: [10, 30, 60, 200])
    func whole(budget: Int) {
        let analysis = Analyzer(summaryWords: budget).analyze(Article(text: Self.harbour))
        let chosen = analysis.summary.sentences
        #expect(!chosen.isEmpty)
        for (first, second) in zip(chosen, chosen.dropFirst()) { #expect(first.end <= second.start) }
        for sentence in chosen {
            #expect(analysis.sentences.contains { $0.start == sentence.start && $0.end == sentence.end })
            #expect((0...1).contains(sentence.score))
        }
    }

    @Test("A budget is kept, unless not even one sentence fits", arguments: [30, 45, 60, 90, 120])
    func budget(words limit: Int) {
        let texts = sentences(Analyzer(summaryWords: limit).analyze(Article(text: Self.harbour)))
        #expect(words(texts) <= limit)
        #expect(words(texts) >= limit / 3)
    }

    @Test("As many sentences as asked for", arguments: [1, 2, 3, 5])
    func count(number: Int) {
        #expect(
            Analyzer(summarySentences: number).analyze(Article(text: Self.harbour)).summary.sentences.count == number
        )
    }

    @Test("No more sentences than there are")
    func few() {
        let analysis = Analyzer(summarySentences: 50).analyze(Article(text: Self.harbour))
        #expect((5...11).contains(analysis.summary.sentences.count))
    }

    @Test("Credits and calls to read on never get in", arguments: [1, 3, 50])
    func boilerplate(number: Int) {
        let texts = sentences(Analyzer(summarySentences: number).analyze(Article(text: Self.harbour)))
        #expect(!texts.contains { $0.contains("Photograph") || $0.contains("Read more") })
    }

    @Test("What leans on a sentence comes with it or not at all", arguments: [1, 2, 3, 4, 5, 6, 50])
    func leaning(number: Int) {
        let texts = sentences(Analyzer(summarySentences: number).analyze(Article(text: Self.harbour)))
        func has(_ beginning: String) -> Bool { texts.contains { $0.hasPrefix(beginning) } }
        #expect(!has("She said") || has("Harbour master Ilse Brandt"))
        #expect(!has("But the fishermen") || has("She said"))
        #expect(!has("Their union") || has("But the fishermen"))
        #expect(!has("The second quay") || has("Their union"))
    }

    @Test("A dateline goes, an acronym before an aside stays")
    func dateline() {
        for (text, first) in [
            ("VESSEN, Norland (Agency) – Fishermen blocked the harbour on Monday.", "Fishermen"),
            ("VESSEN, March 3 - Fishermen blocked the harbour on Monday.", "Fishermen"),
            ("NAFO members agreed – despite protests in Vessen – to let more boats out.", "NAFO"),
            ("NAFO – the union of the northern fishermen – agreed to let more boats out.", "NAFO"),
            ("NAFO (the union), which Brandt leads – Moll left it – let more boats out.", "NAFO"),
        ] {
            #expect(
                sentences(Analyzer(summarySentences: 1).analyze(Article(text: text))).first?.hasPrefix(first) == true
            )
        }
        let second = "The harbour is shut. NAFO Chairman Olaf Tind – Norland's best known fisherman – led them."
        #expect(
            sentences(Analyzer(summarySentences: 2).analyze(Article(text: second))).last?.hasPrefix("NAFO Chairman")
                == true
        )
    }

    @Test("A place named before a pronoun is not who is meant")
    func pronoun() {
        // The first sentence is too short to be chosen, so that who leans on it cannot be either.
        let text =
            "Tind fled Norland.\n\nIn Paris he was arrested on Monday with four million crowns of the harbour of Vessen."
            + "\n\nThe council wants a new quay by the spring."
        #expect(
            sentences(Analyzer(summarySentences: 1).analyze(Article(text: text))).first?.hasPrefix("The council")
                == true
        )
    }

    @Test("A sentence said twice is chosen once")
    func twice() {
        let line = "Four bridges across the Ammer were closed on Monday after the river flooded the valley."
        let text =
            line + "\n\n" + "The mayor asked residents to stay at home.\n\n" + line + " Schools stayed shut as well."
        let texts = sentences(Analyzer(summaryWords: 100).analyze(Article(text: text)))
        #expect(texts.count { $0 == line } == 1)
    }

    @Test("Where nothing fits, one sentence stands for the story")
    func tooLong() {
        let analysis = Analyzer(summaryWords: 5).analyze(Article(text: Self.harbour))
        #expect(analysis.summary.sentences.count == 1)
    }

    @Test("A story in another language has a summary too")
    func foreign() {
        let text = """
            Der Hafen von Vessen wird im März geschlossen, nachdem Ingenieure Risse in der Kaimauer gefunden haben. Der \
            Stadtrat hat das am Donnerstag nach langer Aussprache beschlossen.

            Die Fischer wollen die kleine Mauer behalten und haben einen Antrag gestellt, über den nun beraten wird.
            """
        let analysis = Analyzer(summaryWords: 20).analyze(Article(text: text))
        #expect(analysis.language == "de")
        #expect(sentences(analysis).count == 1)
        #expect(analysis.summary.gist != nil)
    }

    @Test(
        "Hostile texts",
        arguments: [
            "Kappa. ", "Kappa\n\n", "“", "He. ", "But. ", "a, ", "(Kappa ", "The mill burned. ", "?! ", "今天下雨。",
        ]
    )
    func hostile(pattern: String) {
        let text = String(repeating: pattern, count: 100_000)
        let analysis = Analyzer().analyze(Article(text: text))
        #expect(analysis.summary.sentences.count <= 20)
    }

    @Test("A sentence without an end is no summary of a long story")
    func endless() {
        let long = String(repeating: "kappa and lambda or ", count: 500) + "end. "
        let texts = sentences(Analyzer().analyze(Article(text: long + "The mill of Orle burned down on Sunday night.")))
        #expect(texts == ["The mill of Orle burned down on Sunday night."])
    }
}
