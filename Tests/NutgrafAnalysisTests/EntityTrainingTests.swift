import ArgumentParser
import NutgrafAnalysis
import Testing

@testable import nutgraf_lab

@Suite("The training of entities")
struct EntityTrainingTests {
    @Test("The same texts and seed give the same bytes, another seed others", arguments: [0, 2])
    func deterministic(folds: Int) throws {
        let first = try MarkedTexts.model(folds: folds)
        #expect(try MarkedTexts.model(folds: folds) == first)
        #expect(try MarkedTexts.model(seed: 2, folds: folds) != first)
    }

    @Test("A model finds the names that it learned from, and others in their places")
    func learns() throws {
        let model = try StoredModel(MarkedTexts.trained.get()).model
        #expect(
            MarkedTexts.names("Bo Hansen of the Velda Trust spoke in Quillby on day 7.", model)
                == ["person Bo Hansen", "organization Velda Trust", "location Quillby"]
        )
        #expect(
            MarkedTexts.names("Nobody in Ravenholt asked why.", model) == ["location Ravenholt"]
        )
    }

    /// Six texts that mark bodies, and many more that name one and mark people only.
    private static func texts(unmarked: [EntityKind]) -> [TrainingText] {
        let marked = (0..<6).map { _ in
            MarkedTexts.text("The [organization Norvik Works] sold a mill. [person Ada Lindqvist] bought it.")
        }
        let others = (0..<30).map { number in
            var text = MarkedTexts.text("The Norvik Works sold a mill. [person Bo Hansen] saw \(number) of them.")
            text.unmarked = unmarked.reduce(0) { $0 | TrainingText.bit($1) }
            return text
        }
        return marked + others
    }

    @Test("A corpus that does not mark a kind does not teach that there is none of it")
    func masked() throws {
        let text = "The Norvik Works sold a mill."
        let masked = try StoredModel(MarkedTexts.model(of: Self.texts(unmarked: [.organization]))).model
        #expect(MarkedTexts.names(text, masked) == ["organization Norvik Works"])
        let unmasked = try StoredModel(MarkedTexts.model(of: Self.texts(unmarked: []))).model
        #expect(MarkedTexts.names(text, unmasked).isEmpty)
    }

    @Test("The habits of a corpus are not followed where the news do otherwise")
    func habits() throws {
        func names(habits: UInt64) throws -> [String] {
            let news = (0..<10).map { MarkedTexts.text("Dr [person Ada Lindqvist] bought mill \($0).") }
            let others = (0..<30).map { number in
                var text = MarkedTexts.text("[person Dr Bo Hansen] saw \(number) of them.")
                text.habits = habits
                return text
            }
            return MarkedTexts.names(
                "Dr Ada Lindqvist came.",
                try StoredModel(MarkedTexts.model(of: news + others)).model
            )
        }
        #expect(try names(habits: 1) == ["person Ada Lindqvist"])
    }

    @Test("A model trained without a family of features has none of them", arguments: FeatureFamily.allCases)
    func without(_ family: FeatureFamily) throws {
        func weighted(_ model: EntityModel) -> Set<UInt64> {
            var templates: Set<UInt64> = []
            for text in MarkedTexts.articles.prefix(6) {
                var pace = Pace(checkpoint: { () throws(Never) in })
                let story = Story(ByteText(text.bytes), pace: &pace)
                for trace in TaggingTrace.traces(of: story, headline: nil, model: model) {
                    for feature in trace.features.joined() where model.features.row(feature.key) != nil {
                        if FeatureTemplate(feature.template)?.families.contains(family) == true {
                            templates.insert(feature.template)
                        }
                    }
                }
            }
            return templates
        }
        // A small table's marks are short, so that a feature that is not there may seem to be; few do.
        let whole = weighted(try StoredModel(MarkedTexts.trained.get()).model)
        let partial = weighted(try StoredModel(MarkedTexts.model(folds: 2, without: [family])).model)
        #expect(partial.count * 2 < max(1, whole.count))
    }

    @Test(
        "Settings that no model can be trained with are refused before anything is read",
        arguments: [
            "--epochs=0", "--epochs=-1", "--rounds=0", "--least=0", "--least-property=-1", "--hidden-epochs=0",
            "--folds=-1",
            "--fold-epochs=0", "--keep=0", "--keep=400000", "--rate=0", "--rate=nan", "--decay=-1",
            "--news-weight=-1", "--dropout=1", "--dropout=-0.1", "--hidden-share=inf",
        ]
    )
    func settings(_ option: String) throws {
        let whole = ["--corpora", "nowhere", "--output", "/dev/null"]
        _ = try TrainEntities.parse(whole)
        #expect(throws: (any Error).self) { try TrainEntities.parse(whole + [option]) }
    }

    @Test("Without an article nothing is learned, and no file is written over")
    func noArticles() throws {
        let whole = ["--output", "/dev/null", "/dev/null"]
        let roles = #expect(throws: ValidationError.self) { try TrainRoles.parse(whole).run() }
        let speakers = #expect(throws: ValidationError.self) { try TrainSpeakers.parse(whole).run() }
        for fault in [roles, speakers] { #expect(fault?.message == "The files have no article to learn from.") }
    }

    @Test("Progress is a line for each step on a pipe, and one line written again on a terminal")
    func progress() {
        func written(isTerminal: Bool) -> [String] {
            var lines: [String] = []
            let progress = TrainingProgress(steps: 4, isTerminal: isTerminal) { lines.append($0) }
            progress.log("read")
            progress.advance(0.5)
            progress.finish("epoch 1")
            progress.log("done")
            return lines
        }
        #expect(written(isTerminal: false) == ["0 s: read\n", "0 s: epoch 1\n", "0 s: done\n"])
        let lines = written(isTerminal: true)
        #expect(lines.count == 4)
        #expect(lines[1].hasPrefix("\r\u{1B}[K[###.....................] 12%"))
        #expect(lines[2].hasPrefix("\r\u{1B}[K[######..................] 25%"))
        #expect(lines[2].hasSuffix("epoch 1"))
        #expect(lines[3] == "\r\u{1B}[K0 s: done\n")
    }
}
