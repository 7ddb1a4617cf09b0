import NutgrafAnalysis
import Testing

@Suite("Quotation marks and what stands between them")
struct QuotedSpanTests {
    private func spans(_ text: String) -> [String] {
        var pace = Pace { () throws(Never) in }
        let story = Story(ByteText(text), pace: &pace)
        return QuotedSpanFinder(story).spans(pace: &pace).map { span in
            story.text.string(span.start..<span.end) + (span.isUnclosed ? "|open" : "")
        }
    }

    @Test(
        "Every typography",
        arguments: [
            ("The ferry is late, “We wait here,” Orla Finn said.", ["We wait here,"]),
            ("The ferry is late, \"We wait here,\" Orla Finn said.", ["We wait here,"]),
            ("The ferry is late. ‘We wait here,’ Orla Finn said.", ["We wait here,"]),
            ("The ferry is late. 'We wait here,' Orla Finn said.", ["We wait here,"]),
            ("The ferry is late. « We wait here », Orla Finn said.", [" We wait here "]),
            ("The ferry is late. «We wait here», Orla Finn said.", ["We wait here"]),
            ("The ferry is late. »We wait here«, Orla Finn said.", ["We wait here"]),
            ("The ferry is late. ‹We wait here›, Orla Finn said.", ["We wait here"]),
            ("The ferry is late. „We wait here“, Orla Finn said.", ["We wait here"]),
            ("The ferry is late. ”We wait here”, Orla Finn said.", ["We wait here"]),
            ("The ferry is late. 「We wait here」 Orla Finn said.", ["We wait here"]),
        ]
    )
    func typographies(text: String, expected: [String]) {
        #expect(spans(text) == expected)
    }

    @Test("Apostrophes neither open nor close")
    func apostrophes() {
        #expect(spans("The owners’ lawyers don’t like the miners’ terms.").isEmpty)
        #expect(spans("The owners' lawyers don't like the miners' terms.").isEmpty)
        #expect(spans("She sang ’90s hits and rock ’n’ roll in '08.").isEmpty)
        #expect(
            spans("‘It’s the drivers’ fault, and they don’t care,’ Orla Finn said.") == [
                "It’s the drivers’ fault, and they don’t care,"
            ]
        )
        #expect(spans("He met the ‘lake boys’ near Tarn.") == ["lake boys"])
    }

    @Test("What is quoted within a quotation belongs to it")
    func nested() {
        #expect(spans("“She told me, ‘Go away,’ and left,” he said.") == ["She told me, ‘Go away,’ and left,"])
        #expect(spans("‘She told me “go away” and left,’ he said.") == ["She told me “go away” and left,"])
        #expect(spans("\"She told me \"go away\" and left,\" he said.") == ["She told me \"go away\" and left,"])
        #expect(spans("“One “two” three” ends.") == ["One “two” three"])
    }

    @Test("An attribution parts a quotation in two")
    func interrupted() {
        #expect(spans("“We wait,” Finn said, “until noon.” Then she left.") == ["We wait,", "until noon."])
    }

    @Test("Without a closing mark speech ends with its paragraph")
    func unclosed() {
        #expect(spans("Finn said: “We wait until noon.\n\nThe ferry left.") == ["We wait until noon.|open"])
        #expect(
            spans("“We wait until noon.\n\n“Then we go,” Finn said.") == ["We wait until noon.|open", "Then we go,"]
        )
        #expect(
            spans("‘We wait until noon.\n\n‘Then we go,’ Finn said.") == ["We wait until noon.|open", "Then we go,"]
        )
        #expect(spans("The sign is 6\" wide and “ nothing more.\n\nThe ferry left.").isEmpty)
    }

    @Test("Without a mark of its own in each paragraph speech runs on to the one that closes it")
    func carried() {
        #expect(
            spans("“We wait until noon.\n\nThen we go,” Finn said. “All of us.”") == [
                "We wait until noon.\n\nThen we go,", "All of us.",
            ]
        )
        #expect(spans("“We wait until noon.\n\n“Then” we go,” Finn said.").first == "We wait until noon.|open")
    }

    @Test("What stands in single marks in speech that runs on belongs to it")
    func carriedOver() {
        #expect(
            spans("“We wait until noon.\n\nThe ‘old’ ferry goes then,” Finn said. “All of us.”") == [
                "We wait until noon.\n\nThe ‘old’ ferry goes then,", "All of us.",
            ]
        )
    }

    @Test("A mark turned by mistake acts by its place")
    func turned() {
        #expect(spans("It is “as common as rain“ in May.") == ["as common as rain"])
        #expect(spans("It rained. ” We wait here,” Finn said.") == [" We wait here,"])
    }

    @Test("A lost closing mark does not turn the others inside out")
    func lost() {
        #expect(spans("“We wait, Finn said. “Then we go.” She left.").last == "Then we go.")
        #expect(spans("He said \"now and then \"never\" and left.") == ["never"])
    }

    @Test("Marks without end")
    func hostile() {
        for mark in ["“", "”", "\"", "‘", "'", "«", "“ ", "\" ", "‘a ", "“a” ", "“a "] {
            let text = String(repeating: mark, count: 20_000)
            for span in spans(text) { #expect(!span.isEmpty) }
        }
        let deep = String(repeating: "“a ", count: 3_000) + String(repeating: "b” ", count: 3_000)
        #expect(spans(deep).count <= 3_000)
    }
}
