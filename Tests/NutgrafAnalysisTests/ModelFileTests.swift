import ArgumentParser
import NutgrafAnalysis
import Testing

@testable import nutgraf_lab

@Suite("The file of a model")
struct ModelFileTests {
    private static let text = """
        Bo Hansen of the Tern Bank spoke in Quillby on day 7. Nobody in Marrow asked why.

        ADA LINDQVIST LEFT. Eva Roth and her Velda Trust (the trust) will pay; Ms. Lindqvist's Norvik Works won't.
        """

    private static func number(_ place: Int, of bytes: [UInt8]) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
    }

    private static func put(_ number: UInt32, at place: Int, in bytes: inout [UInt8]) {
        for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: number >> UInt32(8 * index)) }
    }

    @Test("The layout stays as it is described, or the models of others could not be read")
    func layout() throws {
        var file = ModelFile(MarkedTexts.knowledge)
        file.setCurve((offset: -1_500_000, slope: 20_000))
        let bytes = file.bytes
        #expect(Array(bytes[..<8]) == Array("NGENTITY".utf8))
        #expect(Self.number(8, of: bytes) == 1)
        #expect(EntityModel.Part.allCases.map(\.stride) == [16, 4, 4, 32, 2, 4, 8, 320, 4, 160, 2, 320])
        var end = 128
        for part in EntityModel.Part.allCases {
            let start = Int(Self.number(12 + 8 * part.rawValue, of: bytes))
            let count = Int(Self.number(16 + 8 * part.rawValue, of: bytes))
            // A model without hidden units has nothing of theirs.
            guard part.rawValue < EntityModel.Part.optional.rawValue else {
                #expect(start == 0 && count == 0)
                continue
            }
            #expect(start == (end + 63) / 64 * 64)
            end = start + count * part.stride
        }
        #expect(end + 32 == bytes.count)
        #expect(TextHash.digest(Array(bytes.dropLast(32))) == Array(bytes.suffix(32)))
        let model = try StoredModel(bytes).model
        #expect(model.curve == (offset: -1_500_000, slope: 20_000))
        let harbour = model.words.record(FeatureHash.word("harbour"))
        #expect((harbour.coarse, harbour.middle, harbour.fine, harbour.company) == (2, 2, 2, 3))
        #expect(harbour.longestPhrase == 2)
        let phrase = FeatureHash.phrase(FeatureHash.word("tern"), FeatureHash.word("bank"))
        #expect(model.phrases.lists(phrase) == 8)
        #expect(
            TextHash.sha256(Array(bytes))
                == "8b8cabb26ec583e6151a67096521dd8f94744249937e8abf548eb93edeac75ad"
        )
    }

    /// Reads damaged bytes from memory of just their size, and tags a text where they are a model all the same.
    private static func read(_ bytes: [UInt8]) -> Bool {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
        defer { memory.deallocate() }
        memory.copyBytes(from: bytes)
        guard let model = try? EntityModel(UnsafeRawBufferPointer(memory)) else { return false }
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(text), pace: &pace)
        let finder = MentionFinder(story, headline: story, model: model, pace: &pace)
        for mention in finder.mentions + finder.headlineMentions {
            #expect(mention.start < mention.end && mention.end <= text.utf8.count)
            #expect((0...1).contains(mention.confidence))
        }
        return true
    }

    @Test("A header with any other number is refused or read within bounds")
    func header() throws {
        let whole = try MarkedTexts.trained.get()
        var refused = 0
        for place in stride(from: 8, to: 108, by: 4) {
            let value = Self.number(place, of: whole)
            let values: [UInt32] = [
                0, 1, 63, 64, value &- 1, value &+ 1, value &+ 64, value &- 64, value &* 2, UInt32(whole.count),
                UInt32(whole.count) / 64 * 64, 0x7FFF_FFC0, 0x8000_0000, 0xFFFF_FFC0, .max,
            ]
            for other in values where other != value {
                var bytes = whole
                Self.put(other, at: place, in: &bytes)
                if !Self.read(bytes) { refused += 1 }
            }
        }
        #expect(refused > 150)
    }

    @Test("A file that is cut off is refused", arguments: [0, 7, 8, 127, 128, 159, 160, 161])
    func short(_ count: Int) throws {
        #expect(!Self.read(Array(try MarkedTexts.trained.get().prefix(count))))
    }

    @Test("A file whose end is missing is refused")
    func cut() throws {
        let whole = try MarkedTexts.trained.get()
        for missing in [1, 31, 32, 33, 64, 1_000, whole.count / 2] { #expect(!Self.read(whole.dropLast(missing))) }
    }

    @Test("Damaged slots, rows and sums are read within bounds, and the search in them ends", arguments: 1...4)
    func damage(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let whole = try MarkedTexts.trained.get()
        for part in EntityModel.Part.allCases {
            let start = Int(Self.number(12 + 8 * part.rawValue, of: whole))
            let end = start + Int(Self.number(16 + 8 * part.rawValue, of: whole)) * part.stride
            for share in [1, 16, 1_000] {
                var bytes = whole
                for place in start..<end where Int.random(in: 0..<1_000, using: &random) < share {
                    bytes[place] = UInt8.random(in: 0...255, using: &random)
                }
                // Slots that are all random have no empty one.
                #expect(
                    Self.read(bytes) || [.slots, .hiddenSlots].contains(part) && share == 1_000,
                    "part \(part), seed \(seed)"
                )
            }
            for byte: UInt8 in [0, 0x7F, 0x80, 0xFF] where !([.slots, .hiddenSlots].contains(part) && byte != 0) {
                var bytes = whole
                for place in start..<end { bytes[place] = byte }
                #expect(Self.read(bytes), "part \(part), byte \(byte)")
            }
        }
    }

    @Test("A slot with the mark of a feature but without a row leads nowhere")
    func noRow() throws {
        let key: UInt64 = 0x1234_5678
        let mark = UInt32(truncatingIfNeeded: key) & (1 << WeightTable.keyBits - 1)
        let rows = [Int8](repeating: 1, count: 3 * TagLayout.lanes)
        for (row, isFound) in [(UInt32(0), false), (1, true), (2, false)] {
            let slots = [UInt32](repeating: (row << WeightTable.keyBits | mark).littleEndian, count: 7)
            try slots.withUnsafeBytes { slots in
                try rows.withUnsafeBytes { rows in
                    let table = WeightTable(
                        slots: try #require(slots.baseAddress),
                        slotCount: 7,
                        rows: try #require(rows.baseAddress) + TagLayout.lanes,
                        rowCount: 1
                    )
                    #expect((table.row(key) != nil) == isFound, "row \(row)")
                }
            }
        }
    }

    @Test("Each feature leads to its own row, in tables of every length and nearly full", arguments: [1, 7, 40, 900])
    func everyRow(_ count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        let keys = (0..<count).map { _ in UInt64.random(in: 0 ... .max, using: &random) }
        let slotCount = count + 1 + count / 10
        var slots: [UInt32] = Array(repeating: 0, count: slotCount)
        var marks: [UInt32: Int] = [:]
        for (number, key) in keys.enumerated() {
            var slot = FeatureHash.slot(key, UInt64(slotCount))
            while slots[slot] != 0 { slot = (slot + 1) % slotCount }
            let mark = UInt32(truncatingIfNeeded: key) & (1 << WeightTable.keyBits - 1)
            slots[slot] = (UInt32(number + 1) << WeightTable.keyBits | mark).littleEndian
            marks[mark, default: 0] += 1
        }
        let rows = [Int8](repeating: 1, count: count * TagLayout.lanes)
        try slots.withUnsafeBytes { slots in
            try rows.withUnsafeBytes { rows in
                let first = try #require(rows.baseAddress)
                let table = WeightTable(
                    slots: try #require(slots.baseAddress),
                    slotCount: slotCount,
                    rows: first,
                    rowCount: count
                )
                // Where two have one mark, the first of them may be found for both.
                for (number, key) in keys.enumerated()
                where marks[UInt32(truncatingIfNeeded: key) & (1 << WeightTable.keyBits - 1)] == 1 {
                    let row = try #require(table.row(key))
                    #expect(UnsafeRawPointer(row) - first == number * TagLayout.lanes)
                }
                for _ in 0..<count {
                    let key = UInt64.random(in: 0 ... .max, using: &random)
                    let mark = UInt32(truncatingIfNeeded: key) & (1 << WeightTable.keyBits - 1)
                    if marks[mark] == nil { #expect(table.row(key) == nil) }
                }
            }
        }
    }

    @Test("A model with one other byte is refused by the commands: it is damaged")
    func checksum() throws {
        let whole = try MarkedTexts.trained.get()
        _ = try StoredModel(whole, name: "x.model")
        for place in [EntityModel.headerSize, whole.count / 2, whole.count - 1] {
            var bytes = whole
            bytes[place] ^= 1
            let fault = #expect(throws: ValidationError.self) { try StoredModel(bytes, name: "x.model") }
            #expect(fault?.message == "x.model is damaged: it does not have the checksum that it ends in.")
        }
        let fault = #expect(throws: ValidationError.self) { try StoredModel(whole.dropLast(40), name: "x.model") }
        #expect(fault?.message == "x.model is no model of entities: it ends too early, or its header is damaged.")
    }

    @Test("Slots without an empty one are refused: the search for a feature would not end")
    func full() throws {
        let whole = try MarkedTexts.trained.get()
        let start = Int(Self.number(28, of: whole))
        let count = Int(Self.number(32, of: whole))
        var bytes = whole
        for slot in 0..<count { Self.put(0xFFFF_FFFF, at: start + 4 * slot, in: &bytes) }
        #expect(!Self.read(bytes))
        Self.put(0, at: start + 4 * (count - 1), in: &bytes)
        #expect(Self.read(bytes))
    }
}
