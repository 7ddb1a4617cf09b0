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
        var score = MentionScore(model)
        score.note(text, source: "wire")
        score.note(text)
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
}
