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
