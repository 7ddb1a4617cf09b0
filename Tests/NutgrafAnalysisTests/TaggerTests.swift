import CNutgrafModel
import NutgrafAnalysis
import Testing

@Suite("The tagger and its model")
struct TaggerTests {
    private static func copy(_ change: (inout [UInt8]) -> Void) -> UnsafeRawBufferPointer {
        var bytes = Array(EntityModel.shared.bytes)
        change(&bytes)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 64)
        memory.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<bytes.count])
    }

    @Test("The model in the binary bears its own checksum")
    func checksum() {
        let bytes = Array(EntityModel.shared.bytes)
        let end = bytes.count - EntityModel.checksumSize
        #expect(TextHash.digest(Array(bytes[..<end])) == Array(bytes[end...]))
        #expect(Array(EntityModel.shared.checksum) == Array(bytes[end...]))
    }

    @Test("The version names all that was learned, and changes with it")
    func version() throws {
        var weights: [UInt8] = []
        for list in [NUTGRAF_LIST_SUMMARY, NUTGRAF_LIST_QUOTATIONS, NUTGRAF_LIST_ROLES] {
            var length = 0
            let start = try #require(nutgraf_model_list(list, &length))
            weights += TextHash.digest(Array(UnsafeBufferPointer(start: start, count: length)))
        }
        let name = TextHash.sha256(Array(EntityModel.shared.checksum) + weights).prefix(4)
        #expect(Analyzer.version == "nutgraf 0.1.0 (models \(name))")
        let other = try EntityModel(Self.copy { $0[$0.count - 1] ^= 1 })
        #expect(Analyzer.version(of: other) != Analyzer.version)
    }

    @Test("A file that is no model is refused, and none of its numbers is trusted")
    func faults() {
        #expect(throws: EntityModel.Fault.notAModel) { try EntityModel(Self.copy { $0[0] = 0x58 }) }
        #expect(throws: EntityModel.Fault.notAModel) { try EntityModel(Self.copy { $0 = [] }) }
        #expect(throws: EntityModel.Fault.wrongVersion(9)) { try EntityModel(Self.copy { $0[8] = 9 }) }
        #expect(throws: EntityModel.Fault.truncated) { try EntityModel(Self.copy { $0.removeLast($0.count / 2) }) }
        #expect(throws: EntityModel.Fault.truncated) { try EntityModel(Self.copy { $0 = Array($0[..<40]) }) }
    }

    @Test(
        "The decoder finds the best of all chains, among names and far from them",
        arguments: [-90...90, -300...40, -900...300] as [ClosedRange<Int16>]
    )
    func decoder(_ range: ClosedRange<Int16>) {
        var random = SeededGenerator(seed: 7)
        let edges = TagLayout.edges
        for count in [1, 2, 3, 8, 40] {
            for _ in 0..<20 {
                let transitions = (0..<edges * edges).map { _ in Int16.random(in: -40...40, using: &random) }
                let scores = (0..<count * TagLayout.lanes).map { _ in Int16.random(in: range, using: &random) }
                var tags = [UInt8](repeating: 0, count: count)
                transitions.withUnsafeBufferPointer { transitions in
                    scores.withUnsafeBufferPointer { scores in
                        tags.withUnsafeMutableBufferPointer { tags in
                            guard let transitions = transitions.baseAddress, let scores = scores.baseAddress,
                                let tags = tags.baseAddress
                            else { return }
                            Decoder(transitions).decode(scores, count: count, into: tags)
                        }
                    }
                }
                #expect(Self.value(tags.map(Int.init), scores, transitions) == Self.best(count, scores, transitions))
            }
        }
    }

    /// What a tag after another adds to a chain; `nil` where it cannot stand there.
    private static func step(_ before: Int, _ tag: Int, _ transitions: [Int16]) -> Int? {
        let isOpen = before < TagLayout.last
        let isStart = tag < TagLayout.inside || tag >= TagLayout.unit
        if isOpen { return !isStart && tag % 8 == before % 8 ? 0 : nil }
        guard isStart else { return nil }
        return Int(transitions[TagLayout.end(before) * TagLayout.edges + TagLayout.start(tag)])
    }

    private static func score(_ tag: Int, _ token: Int, _ scores: [Int16]) -> Int {
        tag == TagLayout.outside ? 0 : Int(scores[token * TagLayout.lanes + tag])
    }

    /// What a chain of tags scores; `nil` where it is none.
    private static func value(_ tags: [Int], _ scores: [Int16], _ transitions: [Int16]) -> Int? {
        guard let first = tags.first, let last = tags.last, first < TagLayout.inside || first >= TagLayout.unit,
            last >= TagLayout.last
        else { return nil }
        var value = score(first, 0, scores)
        for token in tags.indices.dropFirst() {
            guard let step = step(tags[token - 1], tags[token], transitions) else { return nil }
            value += step + score(tags[token], token, scores)
        }
        return value
    }

    /// What the best chain scores, tried step by step without any shortcut.
    private static func best(_ count: Int, _ scores: [Int16], _ transitions: [Int16]) -> Int? {
        var best: [Int?] = (0..<TagLayout.count).map { tag in
            tag < TagLayout.inside || tag >= TagLayout.unit ? score(tag, 0, scores) : nil
        }
        for token in 1..<max(1, count) {
            best = (0..<TagLayout.count).map { tag in
                (0..<TagLayout.count).compactMap { before in
                    guard let value = best[before], let step = step(before, tag, transitions) else { return nil }
                    return value + step + score(tag, token, scores)
                }.max()
            }
        }
        return best[TagLayout.last...].compactMap { $0 }.max()
    }

    @Test("Names of every common kind are found in a story")
    func story() {
        let text = """
            Prime Minister Ingrid Halvorsen met French farmers in Marseille on Tuesday, the BBC reported.

            Halvorsen said the World Bank would help. She flew back to Norway.
            """
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(text), pace: &pace)
        let mentions = MentionFinder(story, pace: &pace).mentions
        let found = mentions.map { "\($0.kind?.rawValue ?? "") \(story.text.string($0.start..<$0.end))" }
        #expect(
            found == [
                "person Ingrid Halvorsen", "group French", "location Marseille", "organization BBC",
                "person Halvorsen", "organization World Bank", "location Norway",
            ]
        )
        #expect(mentions.allSatisfy { (0...1).contains($0.confidence) })
    }

    @Test(
        "Odd texts are tagged without harm",
        arguments: [
            "", "A", "\u{201C}", String(repeating: "Kappa ", count: 2_000), String(repeating: "x", count: 9_000),
            "1 2 3 4",
        ]
    )
    func odd(_ text: String) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(text), pace: &pace)
        let mentions = MentionFinder(story, headline: story, pace: &pace).mentions
        for (first, second) in zip(mentions, mentions.dropFirst()) { #expect(first.end <= second.start) }
    }

    @Test("An endless sentence is held in memory no more than many short ones", arguments: ["and ", "went. Kappa "])
    func endless(_ end: String) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(String(repeating: "Ann Bray of Kappa " + end, count: 10_000)), pace: &pace)
        let tagger = StretchTagger(story, model: .shared, isHeadline: false, pace: &pace)
        let memory = TagMemory()
        var tokens = 0
        while !tagger.isDone {
            let stretch = tagger.nextStretch(Tagger.stretch)
            tokens += stretch
            memory.begin(stretch)
            tagger.first(memory, pace: &pace)
        }
        #expect(tokens == story.tokens.count)
        #expect(tokens > 3 * Tagger.stretch)
        #expect(tagger.capacity < Tagger.stretch + SentenceWindow.longest)
    }

    @Test(
        "Only a text of several sentences has an elsewhere to look at",
        arguments: [("Bray met Bray in Kappa", false), ("Bray met Orsk in Kappa. Bray went.", true)]
    )
    func alone(_ text: String, _ expected: Bool) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(text), pace: &pace)
        let tagger = StretchTagger(story, model: .shared, isHeadline: false, pace: &pace)
        let memory = TagMemory()
        memory.begin(tagger.nextStretch(Tagger.stretch))
        tagger.first(memory, pace: &pace)
        memory.rewind()
        var keys = FeatureKeys()
        defer { keys.deallocate() }
        #expect(memory.nextFeatures(into: &keys) == expected)
    }
}
