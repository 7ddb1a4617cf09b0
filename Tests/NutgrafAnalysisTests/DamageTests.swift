import NutgrafAnalysis
import Testing
import nutgraf_lab

@Suite("Damage is undone")
struct DamageTests {
    private static let foreign = """
        Café Zoë in Gdańsk serves crème brûlée for £4 and żurek for €3, said Łukasz Šimůnek—its owner.

        “Mañana es otro día,” he added. Die Straße führt über die Brücke nach Köln – 25 °C in the shade.

        Сегодня в Москве открылся новый мост. Его строили пять лет, и он стал самым длинным в стране.
        """

    @Test("Nearly every sign of an invented story comes back, and nothing else changes", arguments: DamageWay.allCases)
    func restored(way: DamageWay) {
        var restoration = Restoration()
        for story in Stories.all.dropLast() { restoration.count(way.damage(Array(story.utf8))) }
        #expect(restoration.damaged > 3)
        #expect(restoration.share >= 0.98, "\(restoration.faults)")
        #expect(restoration.spoiled == 0, "\(restoration.faults)")
    }

    @Test(
        "A text of many letters comes back whole",
        arguments: [
            DamageWay.windows1252, .latin1, .latin9, .macRoman, .windows1250, .windows1251, .twice, .passages,
            .references,
        ]
    )
    func letters(way: DamageWay) {
        var restoration = Restoration()
        restoration.count(way.damage(Array(Self.foreign.utf8)))
        #expect(restoration.share >= 0.98, "\(restoration.faults)")
        #expect(restoration.spoiled == 0, "\(restoration.faults)")
    }

    @Test(
        "Clean text stays as it is",
        arguments: Stories.all.dropLast() + [
            foreign,
            "ESPAÑA Y LA «IRMû. A MANHû chegou; NÃO, disse “JOÔ.",
            "CÂŞTIGUL și RĂŞINA, Ăştia și „mâţa”…",
            "Le café », « été », l’été… « MARCHÉ » – VOILÀ… CAFɔ…",
            "„GEMÄ“ und „Ö“ – Straße… ÄRGER‘ auf der «PÅ».",
            "У «РФ» і «Рівне» – В «Ёлке». Ђорђе љубави.",
            "Zażółć gęślą jaźń. Ósmy Ćśma. Příliš žluťoučký kůň. Őrült űr.",
            "Quoi ? Non ! Pourquoi ? Parce que. Qu’est-ce ?",
            "Is it so? It is. Why? “Who knows?” he asked. What?! See https://example.org/a?b=s now?",
            "R&D at AT&T; x && y; &c. and &notanentity; too",
            "می‌خواهم بروم. हिन्‍दी में। 👩‍🚀 flew.",
            "Mr. Lo—the owner—left. Pages 10–12. The ’90s. ’Tis so.",
        ]
    )
    func clean(text: String) {
        var preparation = TextPreparation()
        var pace = Pace(checkpoint: { () throws(Never) in })
        let prepared = preparation.prepare(ByteText(text), pace: &pace)
        #expect(prepared.text.string(0..<prepared.text.count) == text, "\(prepared.edits)")
    }
}
