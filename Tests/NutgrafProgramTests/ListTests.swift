import NutgrafProgram
import NutgrafTypes
import Testing
import nutgraf_worker

/// A worker's settings may have several values.
@Suite("Lists of sources")
struct ListTests {
    private func settings(_ values: [Setting: String]) throws -> Settings {
        try Settings(flags: values, file: nil, environment: [:])
    }

    @Test("Values stand between commas; blanks and gaps do not count")
    func values() throws {
        let settings = try settings([.queue: " a.sqlite, b c.sqlite,, "])
        #expect(settings.list(.queue) == ["a.sqlite", "b c.sqlite"])
        #expect(settings.list(.collector) == [])
        #expect(Settings.list([]) == nil)
        #expect(Settings.list(["a", "b"]) == "a,b")
    }

    @Test("A file is one for all collectors, or one for each in the same order")
    func collectors() throws {
        let each = try settings([.collector: "one,two:7000", .caFile: "ca.pem", .tokenFile: "1.token,2.token"])
            .ofEachCollector()
        #expect(each.map { $0[.collector] } == ["one", "two:7000"])
        #expect(each.map { $0[.caFile] } == ["ca.pem", "ca.pem"])
        #expect(each.map { $0[.tokenFile] } == ["1.token", "2.token"])
        #expect(each.map { $0[.keyFile] } == [nil, nil])
        #expect(try settings([.tokenFile: "1.token"]).ofEachCollector().isEmpty)
    }

    @Test("Lists that do not go together are refused by name")
    func mismatch() throws {
        let settings = try settings([.collector: "one,two,three", .tokenFile: "1.token,2.token"])
        let error = #expect(throws: NutgrafError.self) { try settings.ofEachCollector() }
        #expect(error?.code == .configuration)
        #expect(error?.message.contains("3 collectors and 2 values of --token-file") == true)
    }
}
