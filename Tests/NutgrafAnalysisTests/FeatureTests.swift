import NutgrafAnalysis
import Testing

@testable import nutgraf_lab

@Suite("Features and their names")
struct FeatureTests {
    private static let story: Story = {
        var pace = Pace(checkpoint: { () throws(Never) in })
        return Story(
            ByteText(
                """
                Prime Minister Ingrid Halvorsen met French farmers in Marseille on Tuesday, the World Bank reported.

                HALVORSEN FLIES TO NEW YORK AGAIN.

                she said nothing at all.

                Halvorsen-Meyer flew back to New York.
                """
            ),
            pace: &pace
        )
    }()

    // By an implementation of its own, from the definitions of SplitMix64 and FNV-1a.
    @Test("Numbers of features and words never change, or no model could be read")
    func hash() {
        #expect(FeatureHash.mix(0) == 0)
        #expect(FeatureHash.mix(1) == 0x5692_161D_100B_05E5)
        #expect(FeatureHash.mix(.max) == 0xB4D0_55FC_F2CB_BD7B)
        #expect(FeatureHash.key(256, 7) == 0x27AE_502F_07B0_403D)
        #expect(FeatureHash.key(265, 3, 1) == 0x5D84_3B7C_AE99_D642)
        #expect(FeatureHash.key(5, 1, 2, 3) == 0x08B8_0919_202A_EA44)
        #expect(FeatureHash.word("") == 0xF52A_15E9_A9B5_E89B)
        #expect(FeatureHash.word("halvorsen") == 0x12DF_6B55_469B_C855)
        #expect(FeatureHash.word("Z\u{FC}rich") == 0xC65E_9341_AF28_3A5D)
        let phrase = FeatureHash.phrase(FeatureHash.word("world"), FeatureHash.word("bank"))
        #expect(phrase == 0x5A25_574A_4D97_B880)
        #expect(FeatureHash.slot(FeatureHash.word("halvorsen"), 1_000) == 73)
        #expect(FeatureHash.slot(.max, 7) == 6)
    }

    @Test("Every feature has a name, and a value for each of its values")
    func names() {
        for trace in TaggingTrace.traces(of: Self.story, headline: Self.story, model: .shared) {
            for feature in trace.features.joined() {
                let template = FeatureTemplate(feature.template)
                #expect(template != nil, "template \(feature.template) has no name")
                #expect(template?.values.count == feature.values.count, "template \(feature.template)")
                #expect(template?.families.isEmpty == false)
            }
        }
    }

    @Test("Named features have the keys that the tagger reads")
    func keys() {
        let reader = FeatureReader(words: EntityModel.shared.words, phrases: EntityModel.shared.phrases)
        var named = NamedFeatures()
        reader.read(Self.story, isHeadline: false, into: &named) { _, _ in }
        var read: [UInt64] = []
        var keys = KeptFeatures(without: [])
        defer { keys.keys.deallocate() }
        reader.read(Self.story, isHeadline: false, into: &keys) { _, keys in
            read += (0..<keys.keys.count).map { keys.keys.keys[$0] }
            keys.keys.count = 0
        }
        #expect(read.count > 1_000)
        #expect(named.features.map(\.key) == read)
    }

    @Test("What is left out is left out, and nothing else", arguments: FeatureFamily.allCases)
    func leftOut(_ family: FeatureFamily) {
        let reader = FeatureReader(words: EntityModel.shared.words, phrases: EntityModel.shared.phrases)
        var named = NamedFeatures()
        reader.read(Self.story, isHeadline: false, into: &named) { _, _ in }
        let expected = named.features.filter {
            FeatureTemplate($0.template)?.families.contains(family) == false
        }
        var kept = 0
        var keys = KeptFeatures(without: [family])
        defer { keys.keys.deallocate() }
        reader.read(Self.story, isHeadline: false, into: &keys) { _, keys in
            kept += keys.keys.count
            keys.keys.count = 0
        }
        #expect(kept == expected.count)
        // The second pass has features of its own.
        #expect((kept < named.features.count) == (family != .document))
    }

    @Test("The weights that are shown add up to what the tagger went by")
    func weights() throws {
        Self.check(.shared, least: 5)
        Self.check(try StoredModel(MarkedTexts.trained.get()).model, least: 1)
    }

    private static func check(_ model: EntityModel, least: Int) {
        for trace in TaggingTrace.traces(of: story, headline: story, model: model) {
            var names = 0
            for token in trace.story.tokens.indices where Int(trace.tags.tags[token]) != TagLayout.outside {
                let tag = Int(trace.tags.tags[token])
                let scores = trace.scores(of: token)
                let other = trace.nextBest(of: token)
                let lead = scores[tag] - (other == TagLayout.outside ? 0 : scores[other])
                #expect(lead == Int(trace.tags.margins[token]))
                let weights = trace.weights(of: token, for: tag).reduce(0) { $0 + $1.weight }
                #expect(weights + trace.hidden(of: token, for: tag) == scores[tag])
                names += 1
            }
            #expect(names >= least)
        }
    }

    @Test("What is shown is bounded, and says what tags rest on")
    func report() {
        let trace = TaggingTrace.traces(of: Self.story, headline: nil, model: .shared)[0]
        let report = TaggingReport(trace, features: 2)
        #expect(report.sentences.count == Self.story.tokensOfSentence.count)
        #expect(report.sentences[0].contains("2:Ingrid/begin person | 3:Halvorsen/last person | 4:met"))
        let mentions = MentionReader(Self.story, model: .shared).mentions(trace.tags)
        let lines = report.lines(mentions[0])
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("name 15-31 person Ingrid Halvorsen, confidence "))
        #expect(lines[1].hasPrefix("  2:Ingrid begin person "))
        let hidden = EntityModel.shared.hidden == nil ? 0 : 1
        #expect(lines[1].split(separator: ";").count == 2 + hidden)
        #expect(report.comparison(of: 4).count == 3)
        #expect(report.comparison(of: 4)[0].hasPrefix("token 4 met: outside 0, then "))
    }

    @Test("A feature reads as words")
    func text() {
        let names = WordNames([Self.story])
        var sink = NamedFeatures()
        let shape: UInt64 = (1 * 11 + 1) * 11 + 2
        sink.add(5, FeatureHash.word("in"), shape, FeatureHash.word("on"))
        sink.add(256 + 22, UInt64(0x6E) | 0x65 << 8 | 0x73 << 16, 1)
        sink.add(512 + 7, 10, 0)
        sink.add(41, UInt64(TagLayout.unit), 3, UInt64(TagLayout.outside))
        sink.add(99, 255)
        #expect(
            sink.features.map { $0.text(names) } == [
                "word before, shape, word behind = in, Aa, on", "ending = -sen, Capital", "list before = role, small",
                "elsewhere, first pass = unit person, 3, outside", "template 99 = ff",
            ]
        )
    }

    @Test("Every feature of the summary has a name, and the shown choice is the analyser's")
    func summary() {
        #expect(SummaryReasons.sentenceNames.count == SentenceFeatures.count)
        #expect(SummaryReasons.choiceNames.count == SummaryChoice.count)
        for text in Stories.all {
            let analysis = Analyzer().analyze(Article(text: text))
            var pace = Pace(checkpoint: { () throws(Never) in })
            let read = Story(ByteText(analysis.text), pace: &pace)
            let headline = analysis.title.map { Story(ByteText($0.text), pace: &pace) }
            let names = SummaryNames(read, headline: headline, model: .shared)
            let reasons = SummaryReasons(read, headline: headline, names: names).reasons
            #expect(reasons.map(\.range) == analysis.summary.sentences.map { $0.start..<$0.end })
            for reason in reasons {
                if let gain = reason.gain { #expect(gain >= 0) }
                #expect(!reason.features.isEmpty)
            }
        }
    }

    @Test("A day of publication that is none is refused", arguments: ["nonsense", "2019-02-30", ""])
    func published(_ day: String) throws {
        _ = try Inspect.parse(["--published", "2019-01-06", "story.txt"])
        #expect(throws: (any Error).self) { try Inspect.parse(["--published", day, "story.txt"]) }
    }
}
