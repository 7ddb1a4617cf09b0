import ArgumentParser
import NutgrafAnalysis
import Testing

@testable import nutgraf_lab

@Suite("Figures, and what changes between models")
struct ModelComparisonTests {
    @Test("F1, precision and recall come of the counts, and nothing of nothing")
    func tally() {
        let tally = Tally(right: 6, wrong: 2, missed: 4)
        #expect(tally.line == "P .750 R .600 F1 .667  (6 right, 2 wrong, 4 missed)")
        #expect(Tally().f1 == 0)
        #expect(Figure("names", "person", tally).count == 10)
        #expect(Figure("names", "person", tally).line == "person: " + tally.line)
        #expect(Figure("quotes", "seen", count: 12).line == "seen: 12")
    }

    @Test("Places lead back over edits that shorten, lengthen and take out")
    func offsets() {
        let map = OffsetMap([
            Edit(start: 2, end: 3, original: "&amp;", reason: "entity"),
            Edit(start: 8, end: 8, original: "xx", reason: "control"),
        ])
        #expect(map.submitted(1, isEnd: false) == 1)
        #expect(map.submitted(3, isEnd: false) == 7)
        #expect(map.submitted(8, isEnd: true) == 12)
        #expect(map.submitted(8, isEnd: false) == 14)
        #expect(map.submitted(10, isEnd: true) == 16)
    }

    @Test("A name counts where its bytes and kind are right, facilities as locations")
    func names() throws {
        let model = try StoredModel(MarkedTexts.trained.get()).model
        let text = MarkedTexts.text(
            "[person Bo Hansen] of the [location Velda Trust] spoke in [facility Quillby] on day 7 with [person Xu]."
        )
        let names = NamesOfText(text, under: nil, model: model)
        #expect(names.tally("person").right >= 1)
        let location = names.tally("location")
        #expect((location.right, location.missed) == (1, 1))
        #expect(names.tally("organization").wrong == 1)
        #expect(names.ofMainKinds.found.count == names.found.count)
        let mixed = NamesOfText(found: [0..<2: "work", 3..<5: "person"], marked: [0..<2: "group"]).ofMainKinds
        #expect(mixed.found == [3..<5: "person"] && mixed.marked.isEmpty)
        #expect(names.errors(in: text.bytes).contains("wrong organization: Velda Trust"))
        #expect(names.errors(in: text.bytes).contains("missed location: Velda Trust"))
        var score = MentionScore()
        score.note(names, source: "wire")
        score.note(names)
        let figures = score.figures("names, test", marksAllKinds: false)
        #expect(figures.map(\.name).contains("location, wire"))
        #expect(figures.first { $0.name == "location" }?.tally?.right == 2)
        #expect(figures.first { $0.name == "location, wire" }?.tally?.right == 1)
        #expect(figures.first?.tally?.right == score.main.right)
    }

    @Test("Names are gained, lost, or of another kind, for better or worse")
    func changes() {
        let bytes = Array("Ada Bo Cleo Dag Eva".utf8)
        func names(_ found: [Range<Int>: String]) -> NamesOfText {
            NamesOfText(found: found, marked: [0..<3: "person", 4..<6: "person", 7..<11: "location"])
        }
        var changes = NameChanges()
        for _ in 0..<2 {
            changes.note(
                names([4..<6: "person", 7..<11: "group", 12..<15: "work", 16..<19: "event"]),
                names([0..<3: "person", 7..<11: "location", 16..<19: "event"]),
                in: bytes
            )
        }
        changes.note(names([:]), names([12..<15: "work"]), in: bytes)
        #expect(changes.count(.gained) == (3, 2))
        #expect(changes.count(.lost) == (4, 2))
        #expect(changes.count(.otherKind) == (2, 2))
        #expect(
            changes.lines(10) == [
                "2 \u{D7} gained, better: person Ada", "2 \u{D7} lost, better: work Dag",
                "2 \u{D7} lost, worse: person Bo", "2 \u{D7} other kind, better: group to location Cleo",
                "1 \u{D7} gained, worse: work Dag",
            ]
        )
        #expect(changes.lines(1).count == 1)
    }

    @Test("A set that there is not is refused with a list of those that there are")
    func unknownSet() {
        for refused in [
            { _ = try Evaluate.parse(["--corpora", "x", "--set", "dve"]) },
            { _ = try Compare.parse(["--corpora", "x", "--set", "dve", "own", "own"]) },
            { _ = try NameSet("dve", corpora: "x") },
        ] {
            #expect {
                try refused()
            } throws: { error in
                let message = Lab.message(for: error) + "\(error)"
                return message.contains("There is no set dve.") && message.contains("uner_pud.dev")
            }
        }
    }

    private static func corpus(_ change: (String) -> String) -> [UInt8] {
        let line = """
            {"id":"1","source":"wire","title":"On Z\u{FC}rich","published":"","text":"Ada saw Z\u{FC}rich. It rained.",\
            "sentences":[{"start":0,"end":16},{"start":17,"end":27}],"mentions":[{"start":0,"end":3,"kind":"person"},\
            {"start":8,"end":15,"kind":"location"}],"titleMentions":[{"start":3,"end":10,"kind":"location"}],"aliases":[],\
            "roles":[],"quotes":[{"start":17,"speaker":null,"cue":null}],"best":[0],"abstract":""}
            """
        return Array((line + "\n\n" + change(line) + "\n").utf8)
    }

    @Test(
        "An article whose places or kinds cannot be is refused with its line",
        arguments: [
            ("\"start\":8,\"end\":15", "\"start\":8,\"end\":10", "mentions has 8 to 10"),
            ("\"start\":8,\"end\":15", "\"start\":8,\"end\":8", "mentions has 8 to 8"),
            ("\"start\":8,\"end\":15", "\"start\":-8,\"end\":15", "mentions has -8 to 15"),
            ("\"start\":17,\"end\":27", "\"start\":17,\"end\":28", "sentences has 17 to 28"),
            ("\"start\":3,\"end\":10", "\"start\":3,\"end\":11", "titleMentions has 3 to 11"),
            ("\"kind\":\"person\"", "\"kind\":\"ship\"", "the kind ship"),
            ("{\"start\":17,\"speaker\"", "{\"start\":27,\"speaker\"", "quotes has 27"),
            ("\"best\":[0]", "\"best\":[2]", "best has 2"),
            ("\"best\":[0]", "\"best\":0", "no annotated article"),
        ]
    )
    func faultyArticle(part: String, other: String, message: String) throws {
        #expect(try AnnotatedCorpus(Self.corpus { $0 }, name: "x").articles.count == 2)
        #expect {
            try AnnotatedCorpus(
                Self.corpus { line in
                    line.split(separator: part, maxSplits: 1).joined(separator: other)
                },
                name: "ours.jsonl"
            )
        } throws: { error in
            "\(error)".contains("ours.jsonl:3") && "\(error)".contains(message)
        }
    }
}
