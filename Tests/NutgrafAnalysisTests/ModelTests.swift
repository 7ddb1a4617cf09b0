import CNutgrafModel
import NutgrafAnalysis
import Testing

@Suite("The lists in the binary")
struct ModelTests {
    @Test("Each list is there, whole lines of UTF-8")
    func lists() throws {
        for number in 0...13 {
            var length = 0
            let list = nutgraf_list(rawValue: UInt32(number))
            let start = try #require(nutgraf_model_list(list, &length))
            let bytes = UnsafeBufferPointer(start: start, count: length)
            #expect(length > 1_000 && bytes.last == 0x0A)
            #expect(String(validating: bytes, as: UTF8.self) != nil)
        }
    }

    @Test("There is no list behind the last one")
    func noList() {
        var length = 7
        #expect(nutgraf_model_list(nutgraf_list(rawValue: 14), &length) == nil)
        #expect(length == 0)
    }

    @Test("The weights of quotations are as many as their features", arguments: QuoteModel.Table.allCases)
    func quotationWeights(table: QuoteModel.Table) throws {
        var length = 0
        let start = try #require(nutgraf_model_list(NUTGRAF_LIST_QUOTATIONS, &length))
        let text = String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
        let lines = text.split(separator: "\n").map { $0.split(separator: "\t") }.filter { $0[0] == table.rawValue }
        let blocks = table.features.blocks
        #expect(lines.map { String($0[1]) } == blocks.map(\.name))
        let weights = QuoteModel.shared[table]
        for (fields, block) in zip(lines, blocks) {
            let numbers = try fields[2].split(separator: " ").map { Float(try #require(Int($0))) / 100 }
            #expect(numbers == Array(weights[block.features]))
        }
    }

    @Test("Words and names are looked up by their own spelling")
    func lookup() {
        let lexicon = Lexicon.shared
        #expect(lexicon.name("Kenya")?.country == "KE")
        #expect(lexicon.name("Kenyan")?.kind == .group)
        #expect(lexicon.name("kenya") == nil)
        #expect(lexicon.classes(form: "Minister", lower: "minister").contains(.role))
        #expect(!lexicon.classes(form: "in", lower: "in").contains(.notName))
    }
}
