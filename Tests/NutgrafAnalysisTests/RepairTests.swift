import NutgrafAnalysis
import Testing

@Suite("Damaged signs are put back")
struct RepairTests {
    private func repaired(_ text: String) -> String {
        Analyzer().analyze(Article(text: text, title: "Untitled")).text
    }

    @Test("A story that lost its signs gets every one back", arguments: [Stories.mine, Stories.bridge])
    func lost(story: String) {
        #expect(repaired(Stories.losing(story)) == story)
    }

    @Test("A story read as Windows-1252 gets its signs back", arguments: Stories.all)
    func misread(story: String) {
        #expect(repaired(Stories.misread(story)) == repaired(story))
    }

    @Test(
        "One place, one sign",
        arguments: [
            ("It canât be. Sheâs sure.", "It can’t be. She’s sure."),
            (
                "Iâm here, theyâre there, weâve gone, heâll stay.",
                "I’m here, they’re there, we’ve gone, he’ll stay."
            ),
            ("The NorwayâSweden line canât wait.", "The Norway–Sweden line can’t wait."),
            ("Pages 10â12 are gone.", "Pages 10–12 are gone."),
            ("The planâa bad oneâcanât work.", "The plan—a bad one—can’t work."),
            ("The 1990âs were cold, he canât forget.", "The 1990’s were cold, he can’t forget."),
            ("âWe go,â Peter OâHara said.", "“We go,” Peter O’Hara said."),
            ("âThe ministersâ plan is bad,â he said.", "“The ministers’ plan is bad,” he said."),
            (
                "He must âmake certain changesâ now. The ministersâ plan isnât his.",
                "He must “make certain changes” now. The ministers’ plan isn’t his."
            ),
            ("âHe told me âgo homeâ twice,â she said.", "“He told me ‘go home’ twice,” she said."),
            ("He waited â nobody came.", "He waited — nobody came."),
            ("âNo,â he said. â[They] left.â", "“No,” he said. “[They] left.”"),
        ]
    )
    func place(damaged: String, right: String) {
        #expect(repaired(damaged) == right)
    }

    @Test(
        "Words that own the letter keep it",
        arguments: [
            "Le château du comte, le pâté et l'âge de la grâce.",
            "Râmnicu Vâlcea, mâna, pâine, câine și până mâine.",
            "A câmara, a distância, o trânsito e a ambulância.",
            "Hâlâ kâr var, rüzgâr ve dükkân.",
            "Le théâtre relâche, le gâteau et la tâche, un âne et une âme.",
        ]
    )
    func letters(text: String) {
        #expect(repaired(text) == text)
    }

    @Test(
        "Words that own the letter keep it in stories that lost signs",
        arguments: [
            (
                "Il nâa rien dit. âLââge de la grâce, câest lâenfer,â dit-il. Le château et le pâté, dâailleurs.",
                "Il n’a rien dit. “L’âge de la grâce, c’est l’enfer,” dit-il. Le château et le pâté, d’ailleurs."
            ),
            (
                "El a spus: âCâinele meu vine mâine cu pâine.â Mâna și sânge, a zis âPopescuâ.",
                "El a spus: “Câinele meu vine mâine cu pâine.” Mâna și sânge, a zis “Popescu”."
            ),
            (
                "Disse que âa câmara está longeâ e que a distância é grande. âNão há trânsitoâ, disse.",
                "Disse que “a câmara está longe” e que a distância é grande. “Não há trânsito”, disse."
            ),
            ("Bakan âHâlâ kâr varâ dedi. Rüzgâr ve dükkân.", "Bakan “Hâlâ kâr var” dedi. Rüzgâr ve dükkân."),
        ]
    )
    func lettersInDamage(damaged: String, right: String) {
        #expect(repaired(damaged) == right)
    }

    @Test("A word that owns the letter keeps it beside lost signs")
    func lettersAmongSigns() {
        let damaged = "âWe canât see the château,â she said. âItâs gone.â"
        #expect(repaired(damaged) == "“We can’t see the château,” she said. “It’s gone.”")
    }

    @Test("A byte order mark goes, and comes back with the submitted text")
    func byteOrderMark() {
        let analysis = Analyzer().analyze(Article(text: "\u{FEFF}A plain sentence stands here."))
        #expect(analysis.text == "A plain sentence stands here.")
        #expect(analysis.edits.map(\.reason) == ["byte order mark"])
        #expect(analysis.submittedText == "\u{FEFF}A plain sentence stands here.")
    }

    @Test("A title given apart has its own edits")
    func title() {
        let article = Article(text: Stories.losing(Stories.mine), title: "Minersâ Strike Ends")
        let title = Analyzer().analyze(article).title
        #expect(title?.text == "Miners’ Strike Ends")
        #expect(title?.edits == [Edit(start: 6, end: 9, original: "â", reason: "mojibake")])
    }
}
